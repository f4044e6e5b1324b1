package lianfang.web.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.access.Accounts;
import lianfang.casework.Act;
import lianfang.casework.CaseActs;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.desk.CaseSearch;
import lianfang.casework.time.Span;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Claims, hands over, comments, extends, links and supervises one case. */
@Controller
class ActsDesk {

  private static final Pattern MENTION = Pattern.compile("@([\\p{L}\\p{N}._-]{1,60})");
  private static final int WORDS_MOST = 4_000;

  private final CaseActing acting;
  private final CaseActs acts;
  private final CasePages pages;
  private final CaseSearch search;
  private final Accounts accounts;

  ActsDesk(
      CaseActing acting, CaseActs acts, CasePages pages, CaseSearch search, Accounts accounts) {
    this.acting = acting;
    this.acts = acts;
    this.pages = pages;
    this.search = search;
    this.accounts = accounts;
  }

  /** What came with the form. */
  private record Came(
      String desk, boolean returned, String term, String days, String other, String how) {}

  @PostMapping(CaseDesk.ONE + "/acts/{act:claim|release|note|hand|extend|link|split|supervise}")
  ModelAndView act(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable String act,
      @RequestParam java.util.Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    CaseFile file =
        acting.find(user, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    String words = form.getOrDefault(act + "-words", "").strip();
    String seen = form.getOrDefault("seen", "");
    String own = form.getOrDefault("act", "");
    if (words.length() > WORDS_MOST || !seen.matches("[0-9]{1,18}")) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    if (act.equals("split")) {
      // What goes over is filled in on a page of its own; nothing has happened before it is sent.
      String type = form.getOrDefault("type", "");
      return new ModelAndView("redirect:" + shell.link(SplitDesk.path(id), "type", type));
    }
    UUID made = own.matches("[0-9a-f-]{36}") ? UUID.fromString(own) : UUID.randomUUID();
    Came came =
        new Came(
            form.getOrDefault("desk", ""),
            form.getOrDefault("returned", "").equals("yes"),
            form.getOrDefault("term", ""),
            form.getOrDefault("days", ""),
            form.getOrDefault("other", ""),
            form.getOrDefault("how", ""));
    try {
      act(user, act, new Act(made, id, Long.parseLong(seen), words), came);
      return new ModelAndView("redirect:" + shell.link(CasePages.path(id)));
    } catch (CaseRefused refused) {
      CasePage.Refusal why = pages.refusal(shell, file.type(), refused);
      return pages.of(shell, user, file, why).again(act, form).show();
    } catch (IllegalArgumentException wrong) {
      CasePage.Refusal why =
          new CasePage.Refusal(
              shell.t("case.act.wrong." + act), List.of(), shell.t("case.act.wrong"), List.of());
      return pages.of(shell, user, file, why).again(act, form).show();
    }
  }

  private void act(CurrentUser user, String word, Act act, Came came) {
    CaseRecorder who = CaseActing.of(user);
    switch (word) {
      case "claim" -> acts.claim(who, act);
      case "release" -> acts.release(who, act);
      case "note" -> acts.note(who, act, mentioned(act.words()));
      case "hand" -> acts.hand(who, act, came.desk(), came.returned());
      case "extend" ->
          acts.extend(who, act, came.term(), Span.of(Span.Unit.WORKING_DAYS, days(came.days())));
      case "link" -> acts.link(who, act, other(user, came.other()), came.how());
      case "supervise" -> acts.supervise(who, act);
      default -> throw new IllegalArgumentException(word);
    }
  }

  private static long days(String typed) {
    if (!typed.strip().matches("[1-9][0-9]?")) {
      throw new IllegalArgumentException("days");
    }
    return Long.parseLong(typed.strip());
  }

  /** The case with this number or code, as far as the account may see it. */
  private UUID other(CurrentUser user, String typed) {
    return search
        .find(CaseActing.of(user), CaseSearch.Asked.of(typed), OptionalLong.empty(), 2)
        .stream()
        .map(one -> one.id())
        .findFirst()
        .filter(found -> !typed.isBlank())
        .orElseThrow(() -> new IllegalArgumentException("other"));
  }

  /** Accounts whose login stands behind an @. */
  private List<String> mentioned(String words) {
    List<String> ids = new ArrayList<>();
    Matcher found = MENTION.matcher(words);
    while (found.find()) {
      accounts
          .find(found.group(1))
          .map(account -> account.id().toString())
          .filter(account -> !ids.contains(account))
          .ifPresent(ids::add);
    }
    return ids;
  }
}
