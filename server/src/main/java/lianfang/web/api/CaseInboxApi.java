package lianfang.web.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lianfang.casework.desk.Inbox;
import lianfang.web.cases.CaseActing;
import lianfang.web.signin.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 收件接口: the open cases of the desks at which whoever asks sits, page by page. */
@RestController
final class CaseInboxApi {

  private static final int ROWS_MAX = 200;

  private final Inbox inbox;

  CaseInboxApi(Inbox inbox) {
    this.inbox = inbox;
  }

  /** One page; {@code next} is what the next one is asked with, empty on the last. */
  record PageJson(List<Map<String, Object>> cases, String next) {}

  @GetMapping("/api/v1/cases")
  PageJson list(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam(defaultValue = "all") String filter,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "50") int limit) {
    Inbox.Filter asked =
        Arrays.stream(Inbox.Filter.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(filter))
            .findFirst()
            .orElseThrow(() -> new Refused(Problem.NOT_UNDERSTOOD, "filter", "api"));
    Optional<Inbox.Key> key = Inbox.Key.of(after);
    if (key.isEmpty() && !after.isEmpty()) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "after", "api");
    }
    if (limit < 1 || limit > ROWS_MAX) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "limit: 1.." + ROWS_MAX, "api");
    }
    List<Inbox.Entry> found = inbox.list(CaseActing.of(user), asked, type, key, limit + 1);
    List<Inbox.Entry> shown = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? shown.getLast().key().word() : "";
    return new PageJson(shown.stream().map(CaseInboxApi::entry).toList(), next);
  }

  /** A case as lists have it. */
  static Map<String, Object> entry(Inbox.Entry one) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("id", one.id());
    said.put("type", one.type());
    said.put("edition", one.edition());
    said.put("state", one.state());
    said.put("desk", Map.of("id", one.desk().desk(), "area", one.desk().area()));
    said.put("claimant", one.claimant().orElse(""));
    said.put("about", one.about());
    said.put("area", one.area());
    said.put("rank", one.rank());
    said.put("filedAt", one.filedAt());
    said.put("due", one.due());
    return said;
  }
}
