package lianfang.web.firms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lianfang.access.Permission;
import lianfang.enterprise.DailyChecks.Standing;
import lianfang.enterprise.DailyReports;
import lianfang.fact.playbook.Wording;
import lianfang.instance.ScopedTransactions;
import lianfang.web.list.BlocksPage;
import lianfang.web.list.Lists;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Figure;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * 每日自查报送: who reported the daily items of the day shown, who has not, and how the days before
 * stood.
 */
@Controller
class FirmDailyDesk {

  static final String PATH = "/firms/daily";

  private static final int DAYS = 14;
  private static final String STANDING = "standing";

  private final ScopedTransactions transactions;
  private final DailyReports reports;
  private final Subjects subjects;

  FirmDailyDesk(ScopedTransactions transactions, DailyReports reports, Subjects subjects) {
    this.transactions = transactions;
    this.reports = reports;
    this.subjects = subjects;
  }

  @GetMapping(PATH)
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> page(shell)).show();
  }

  @GetMapping(PATH + "/sheet.{format:csv|xlsx}")
  void sheet(
      Shell shell,
      @PathVariable String format,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Permission.SEE_FIGURES);
    List<Row> rows = transactions.in(user.prefixes(), () -> rows(shell, owed(shell)));
    Lists.send(shell, user, format, columns(shell), rows, response);
  }

  private BlocksPage page(Shell shell) {
    String area = shell.ground().code();
    LocalDate day = shell.console().on();
    List<DailyReports.Owed> owed = owed(shell);
    Map<LocalDate, Map<Standing, Long>> days =
        new TreeMap<>(
            reports.days(new DailyReports.Asked(area, day.minusDays(DAYS - 1), day, seen(shell))));
    Map<Standing, Long> counts = days.getOrDefault(day, Map.of());
    return new BlocksPage(
        shell,
        head(shell, counts),
        Lists.exports(shell),
        List.of(filter(shell, counts)),
        List.of(),
        List.of(list(shell, owed), byDay(shell, days)));
  }

  /** What was known then; a program of the office may look at a day that is over. */
  private static Instant seen(Shell shell) {
    Instant known = shell.console().knownAt();
    return known == null ? shell.console().now() : known;
  }

  private List<DailyReports.Owed> owed(Shell shell) {
    String wanted = FirmWords.text(shell, STANDING);
    return reports.of(shell.ground().code(), shell.console().on(), seen(shell)).stream()
        .filter(one -> wanted.isEmpty() || one.standing().word().equals(wanted))
        .toList();
  }

  private Head head(Shell shell, Map<Standing, Long> counts) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    long overdue = counts.getOrDefault(Standing.OVERDUE, 0L);
    String says =
        all == 0
            ? shell.t("firms.daily.nobody", shell.language().full(shell.console().on()))
            : shell.t(
                "firms.daily.says", shell.language().full(shell.console().on()), all, overdue);
    List<Figure> figures = new ArrayList<>();
    for (Standing one : Standing.values()) {
      long count = counts.getOrDefault(one, 0L);
      figures.add(
          new Figure(
              shell.language().number(count),
              shell.texts().word("firms.daily", one.word()),
              null,
              shell.link(PATH, STANDING, one.word()),
              one == Standing.OVERDUE ? count > 0 ? "act" : "calm" : "plain"));
    }
    return new Head(
        shell.t("firms.daily.title"),
        says,
        figures,
        new Link(shell.t("firms.title"), shell.link("/firms")));
  }

  private static Filter filter(Shell shell, Map<Standing, Long> counts) {
    String chosen = FirmWords.text(shell, STANDING);
    List<Filter.Option> options = new ArrayList<>();
    for (Standing one : Standing.values()) {
      options.add(
          new Filter.Option(
              shell.texts().word("firms.daily", one.word()),
              shell.here(STANDING, one.word()),
              shell.language().number(counts.getOrDefault(one, 0L)),
              one.word().equals(chosen)));
    }
    boolean known = Arrays.stream(Standing.values()).anyMatch(one -> one.word().equals(chosen));
    return new Filter(
        shell.t("firms.daily.standing"),
        known ? shell.texts().word("firms.daily", chosen) : null,
        shell.here(STANDING, ""),
        options);
  }

  private static List<Listing.Column> columns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("firms.firm")),
        Listing.Column.of(shell.t("firms.daily.standing")),
        Listing.Column.minor(shell.t("firms.daily.due.at")),
        Listing.Column.of(shell.t("firms.daily.last")),
        Listing.Column.minor(shell.t("firms.industry")),
        Listing.Column.minor(shell.t("firms.area")));
  }

  private List<Row> rows(Shell shell, List<DailyReports.Owed> owed) {
    LocalDate day = shell.console().on();
    List<Row> rows = new ArrayList<>();
    for (DailyReports.Owed one : owed) {
      String to = FirmWords.address(shell, one.firm());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(one.firm().profile().name(), one.firm().profile().code(), to),
                  Cell.tag(tag(one.standing()), said(shell, one.standing())),
                  Cell.minor(FirmWords.moment(shell, one.check().due(day))),
                  Cell.of(
                      one.last()
                          .map(at -> FirmWords.moment(shell, at))
                          .orElse(shell.t("firms.daily.never"))),
                  Cell.minor(one.firm().profile().industry()),
                  Cell.minor(subjects.name(shell, one.firm().area())))));
    }
    return rows;
  }

  private static String tag(Standing standing) {
    return switch (standing) {
      case OVERDUE -> "act";
      case REPORTED -> "good";
      case DUE, LATE -> "tag";
    };
  }

  private static String said(Shell shell, Standing standing) {
    return shell.texts().word("firms.daily", standing.word());
  }

  private Block list(Shell shell, List<DailyReports.Owed> owed) {
    Wording cites = reports.checks().cites();
    return new Block(
            shell.t("firms.daily.list", owed.size()),
            shell.language() == Language.ZH ? cites.zh() : cites.en(),
            null,
            columns(shell),
            rows(shell, owed),
            shell.t("firms.daily.none"))
        .stacked();
  }

  /** The days before, the last one first; each number leads to its list. */
  private static Block byDay(Shell shell, Map<LocalDate, Map<Standing, Long>> days) {
    List<Row> rows = new ArrayList<>();
    for (LocalDate day : days.keySet().stream().sorted((a, b) -> b.compareTo(a)).toList()) {
      List<Cell> cells = new ArrayList<>();
      String on = day.equals(shell.console().today()) ? "" : day.toString();
      String to = shell.link(PATH, "on", on);
      cells.add(Cell.subject(shell.language().day(day), null, to));
      for (Standing one : Standing.values()) {
        long count = days.getOrDefault(day, Map.of()).getOrDefault(one, 0L);
        String list = shell.link(PATH, "on", on, STANDING, one.word());
        cells.add(Cell.number(shell.language().number(count), count == 0 ? null : list));
      }
      rows.add(new Row(null, cells));
    }
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t("firms.daily.day")));
    for (Standing one : Standing.values()) {
      columns.add(Listing.Column.number(said(shell, one)));
    }
    return new Block(
        shell.t("firms.daily.days", DAYS),
        shell.t("firms.daily.days.footer"),
        null,
        columns,
        rows,
        shell.t("firms.daily.days.none"));
  }
}
