package lianfang.web.api;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.casework.CaseFile;
import lianfang.casework.Cases;
import lianfang.casework.desk.CaseSearch;
import lianfang.casework.desk.Inbox;
import lianfang.casework.desk.Statistics;
import lianfang.fact.Days;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.CaseFiles;
import lianfang.web.cases.WhoDesk;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** 查阅接口: finds cases, counts them, and opens files and whoever stands in them. */
@RestController
@RequestMapping("/api/v1/cases")
final class CaseLookApi {

  private static final int ROWS_MAX = 200;
  private static final int DAYS = 30;

  private final CaseSearch search;
  private final Statistics statistics;
  private final Cases cases;
  private final CaseFiles files;
  private final WhoDesk identities;
  private final Clock clock;

  CaseLookApi(
      CaseSearch search,
      Statistics statistics,
      Cases cases,
      CaseFiles files,
      WhoDesk identities,
      Clock clock) {
    this.search = search;
    this.statistics = statistics;
    this.cases = cases;
    this.files = files;
    this.identities = identities;
    this.clock = clock;
  }

  /** What is opened, and why. */
  record WhoJson(UUID id, String why) {}

  @GetMapping("/search")
  CaseInboxApi.PageJson search(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam Map<String, String> query,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > ROWS_MAX) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "limit: 1.." + ROWS_MAX, "api");
    }
    CaseSearch.Asked asked =
        new CaseSearch.Asked(
            query.getOrDefault("q", ""),
            query.getOrDefault("type", ""),
            CaseSearch.desk(query.getOrDefault("desk", "")),
            query.getOrDefault("area", ""),
            which(query.getOrDefault("which", "any")),
            new CaseSearch.Filed(day(query.get("from"), "from"), day(query.get("until"), "until")),
            Map.of());
    List<Inbox.Entry> found =
        search.find(CaseActing.of(user), asked, after(query.get("after")), limit + 1);
    List<Inbox.Entry> shown = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? String.valueOf(shown.getLast().number()) : "";
    return new CaseInboxApi.PageJson(shown.stream().map(CaseInboxApi::entry).toList(), next);
  }

  @GetMapping("/statistics")
  List<Map<String, Object>> statistics(
      @AuthenticationPrincipal CurrentUser user, @RequestParam Map<String, String> query) {
    user.require(Permission.SEE_FIGURES);
    LocalDate today = Days.of(clock.instant());
    LocalDate from = day(query.get("from"), "from");
    LocalDate until = day(query.get("until"), "until");
    LocalDate last = until == null ? today : until;
    Statistics.Asked asked =
        new Statistics.Asked(
            query.getOrDefault("type", ""),
            query.getOrDefault("area", ""),
            from == null ? last.minusDays(DAYS) : from,
            last,
            by(query.getOrDefault("by", "desk")));
    return statistics.of(CaseActing.of(user), asked).stream().map(CaseLookApi::line).toList();
  }

  private static Statistics.By by(String word) {
    return switch (word) {
      case "desk" -> Statistics.By.DESK;
      case "area" -> Statistics.By.AREA;
      default -> throw new Refused(Problem.NOT_UNDERSTOOD, "by: desk, area", "api");
    };
  }

  private static Map<String, Object> line(Statistics.Line one) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("type", one.type());
    if (one.desk().isEmpty()) {
      said.put("area", one.area());
    } else {
      said.put("desk", Map.of("id", one.desk(), "area", one.area()));
    }
    said.put("filed", one.filed());
    said.put("open", one.open());
    said.put("ended", one.ended());
    said.put("late", one.late());
    said.put("medianSeconds", one.medianSeconds());
    said.put("deadlines", one.deadlines());
    said.put("inTime", one.inTime());
    return said;
  }

  @GetMapping("/{id}/evidence/{hash}")
  ResponseEntity<byte[]> evidence(
      @AuthenticationPrincipal CurrentUser user, @PathVariable UUID id, @PathVariable String hash) {
    CaseFile file = cases.find(CaseActing.of(user), id).orElseThrow(() -> none(id));
    CaseFiles.Shown shown = files.of(user, file, hash).orElseThrow(() -> none(id));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(shown.type()))
        .header("Content-Disposition", "attachment")
        .body(shown.content());
  }

  @PostMapping("/{id}/who")
  Map<String, String> who(
      @AuthenticationPrincipal CurrentUser user, @PathVariable UUID id, @RequestBody WhoJson sent) {
    if (sent.why().strip().length() < WhoDesk.REASON_LEAST) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "why", "api");
    }
    try {
      return identities.texts(user, id, sent.id(), sent.why().strip());
    } catch (ResponseStatusException missing) {
      throw none(sent.id());
    }
  }

  private static Refused none(UUID id) {
    return new Refused(Problem.NOT_FOUND, id.toString(), "access");
  }

  private static CaseSearch.Which which(String word) {
    return Arrays.stream(CaseSearch.Which.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> new Refused(Problem.NOT_UNDERSTOOD, "which", "api"));
  }

  private static @Nullable LocalDate day(@Nullable String typed, String field) {
    try {
      return typed == null || typed.isEmpty() ? null : LocalDate.parse(typed);
    } catch (DateTimeParseException other) {
      throw new Refused(Problem.NOT_UNDERSTOOD, field, "api");
    }
  }

  private static OptionalLong after(@Nullable String word) {
    if (word == null || word.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!word.matches("[0-9]{1,18}")) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "after", "api");
    }
    return OptionalLong.of(Long.parseLong(word));
  }
}
