package lianfang.web.inbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Permission;
import lianfang.casework.Act;
import lianfang.casework.CaseActs;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.desk.Inbox;
import lianfang.web.cases.CaseActing;
import lianfang.web.list.Lists;
import lianfang.web.part.Empty;
import lianfang.web.part.Figure;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The cases of the desks at which an account sits: today, late, waiting, its own, all. */
@Controller
class CasesDesk {

  private static final String PAGE = "/cases";
  private static final int ROWS = 50;
  private static final int AT_ONCE = 60;

  private final Inbox inbox;
  private final CaseRowsOfList lines;
  private final CaseActing acting;
  private final CaseActs acts;
  private final CaseSheets sheets;
  private final Clock clock;

  CasesDesk(
      Inbox inbox,
      CaseRowsOfList lines,
      CaseActing acting,
      CaseActs acts,
      CaseSheets sheets,
      Clock clock) {
    this.inbox = inbox;
    this.lines = lines;
    this.acting = acting;
    this.acts = acts;
    this.sheets = sheets;
    this.clock = clock;
  }

  @GetMapping(PAGE)
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "all") String list,
      @RequestParam(required = false) @Nullable String after,
      @AuthenticationPrincipal CurrentUser user) {
    CaseRecorder who = CaseActing.of(user);
    Inbox.Filter filter = filter(list);
    Map<Inbox.Filter, Long> counts = inbox.counts(who);
    Optional<Inbox.Key> key = after == null ? Optional.empty() : Inbox.Key.of(after);
    List<Inbox.Entry> found = inbox.list(who, filter, key, ROWS + 1);
    List<Inbox.Entry> shown = found.subList(0, Math.min(ROWS, found.size()));
    String next = found.size() > ROWS ? shell.here("after", shown.getLast().key().word()) : null;
    List<UUID> free =
        shown.stream().filter(one -> one.claimant().isEmpty()).map(Inbox.Entry::id).toList();
    List<Row> rows = lines.of(shell, user, shown, clock.instant());
    Listing listing =
        new Listing(
                CaseRowsOfList.columns(shell),
                List.of(),
                shell.t("case.count", counted(shell, counts, filter)),
                after == null ? null : shell.here(),
                next,
                Lists.exports(shell),
                rows.isEmpty() ? empty(shell, filter) : null)
            .stacked();
    String claimed = shell.query().getOrDefault("claimed", "");
    return new CasesPage(
            shell,
            head(shell, counts),
            tabs(shell, counts),
            shell.link(PAGE, "list", word(filter)),
            ways(shell, user),
            listing,
            rows,
            joined(free),
            free.isEmpty() ? "" : shell.t("case.claim.many", free.size()),
            claimed,
            told(shell, claimed))
        .show();
  }

  private static List<Link> ways(Shell shell, CurrentUser user) {
    List<Link> ways = new ArrayList<>();
    if (user.may(Permission.MANAGE_AREAS)) {
      ways.add(new Link(shell.t("seat.title"), shell.link("/desks")));
    }
    ways.addAll(
        List.of(
            new Link(shell.t("case.search"), shell.link("/cases/search")),
            new Link(shell.t("case.statistics"), shell.link("/cases/statistics")),
            new Link(shell.t("case.types.title"), shell.link("/cases/types")),
            new Link(shell.t("case.absence"), shell.link("/cases/absence"))));
    return ways;
  }

  private static String told(Shell shell, String claimed) {
    String refused = shell.query().getOrDefault("refused", "0");
    if (claimed.isEmpty() && refused.equals("0")) {
      return "";
    }
    return shell.t("case.claimed", ids(claimed).size(), refused.matches("[0-9]+") ? refused : "0");
  }

  private static Head head(Shell shell, Map<Inbox.Filter, Long> counts) {
    long late = counts.getOrDefault(Inbox.Filter.LATE, 0L);
    String says =
        late > 0
            ? shell.t(
                "case.desk.late",
                counted(shell, counts, Inbox.Filter.LATE),
                counted(shell, counts, Inbox.Filter.TODAY))
            : shell.t(
                "case.desk.calm",
                counted(shell, counts, Inbox.Filter.ALL),
                counted(shell, counts, Inbox.Filter.TODAY));
    List<Figure> figures = new ArrayList<>();
    for (Inbox.Filter one :
        List.of(
            Inbox.Filter.TODAY,
            Inbox.Filter.LATE,
            Inbox.Filter.WAITING,
            Inbox.Filter.MINE,
            Inbox.Filter.ALL)) {
      long count = counts.getOrDefault(one, 0L);
      figures.add(
          new Figure(
              counted(shell, counts, one),
              shell.t("case.tab." + word(one)),
              null,
              shell.link(PAGE, "list", word(one)),
              one == Inbox.Filter.LATE ? count > 0 ? "act" : "calm" : "plain"));
    }
    return new Head(shell.t("case.title"), says, figures, null);
  }

  /** The number of a list, or that there are more than are counted. */
  private static String counted(Shell shell, Map<Inbox.Filter, Long> counts, Inbox.Filter list) {
    long count = counts.getOrDefault(list, 0L);
    String said = shell.language().number(Math.min(count, Inbox.COUNTED));
    return count > Inbox.COUNTED ? said + "+" : said;
  }

  private static List<Link> tabs(Shell shell, Map<Inbox.Filter, Long> counts) {
    return Arrays.stream(Inbox.Filter.values())
        .map(one ->
            new Link(
                shell.t("case.tab." + word(one)) + " " + counted(shell, counts, one),
                shell.link(PAGE, "list", word(one))))
        .toList();
  }

  private static Empty empty(Shell shell, Inbox.Filter filter) {
    return new Empty(
        shell.t("case.empty." + word(filter)),
        shell.t("case.empty.why"),
        new Link(shell.t("case.types.title"), shell.link("/cases/types")));
  }

  @GetMapping(PAGE + "/sheet.{format:csv|xlsx}")
  void sheet(
      Shell shell,
      @PathVariable String format,
      @RequestParam(defaultValue = "all") String list,
      HttpServletResponse response,
      @AuthenticationPrincipal CurrentUser user)
      throws IOException {
    List<Inbox.Entry> all =
        inbox.list(CaseActing.of(user), filter(list), Optional.empty(), CaseSheets.ROWS);
    sheets.send(shell, user, format, all, response);
  }

  /** Claims many at once: what somebody else has taken meanwhile stays theirs, and is counted. */
  @PostMapping(PAGE + "/claim")
  ModelAndView claim(
      Shell shell,
      @RequestParam(defaultValue = "") String ids,
      @AuthenticationPrincipal CurrentUser user) {
    List<UUID> done = each(user, ids, acts::claim);
    int refused = Math.min(AT_ONCE, ids(ids).size()) - done.size();
    return new ModelAndView(
        "redirect:"
            + shell.link(
                PAGE, "list", "mine", "claimed", joined(done), "refused", String.valueOf(refused)));
  }

  @PostMapping(PAGE + "/release")
  ModelAndView release(
      Shell shell,
      @RequestParam(defaultValue = "") String ids,
      @AuthenticationPrincipal CurrentUser user) {
    each(user, ids, acts::release);
    return new ModelAndView("redirect:" + shell.link(PAGE));
  }

  private List<UUID> each(
      CurrentUser user,
      String ids,
      java.util.function.BiFunction<CaseRecorder, Act, CaseFile> act) {
    CaseRecorder who = CaseActing.of(user);
    List<UUID> done = new ArrayList<>();
    for (UUID id : ids(ids).stream().limit(AT_ONCE).toList()) {
      Optional<CaseFile> file = acting.find(user, id);
      if (file.isPresent()) {
        try {
          CaseFile changed =
              act.apply(who, new Act(UUID.randomUUID(), id, file.get().view().version(), ""));
          done.add(changed.view().id());
        } catch (CaseRefused taken) {
          // Somebody was quicker; the page says how many.
          continue;
        }
      }
    }
    return done;
  }

  static List<UUID> ids(String joined) {
    return Arrays.stream(joined.split(",", -1))
        .filter(one -> one.matches("[0-9a-f-]{36}"))
        .map(UUID::fromString)
        .toList();
  }

  private static String joined(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
  }

  private static Inbox.Filter filter(String word) {
    return Arrays.stream(Inbox.Filter.values())
        .filter(one -> word(one).equals(word))
        .findFirst()
        .orElse(Inbox.Filter.ALL);
  }

  private static String word(Inbox.Filter filter) {
    return filter.name().toLowerCase(Locale.ROOT);
  }
}
