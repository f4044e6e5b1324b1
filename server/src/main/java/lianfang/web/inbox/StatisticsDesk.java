package lianfang.web.inbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lianfang.access.Permission;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.DeskPlace;
import lianfang.casework.desk.CaseSearch;
import lianfang.casework.desk.Statistics;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
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
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How many cases there were by kind, desk and area, how long they took, and how many in time. */
@Controller
class StatisticsDesk {

  private static final String PAGE = "/cases/statistics";
  private static final int DAYS = 30;

  private final Statistics statistics;
  private final CaseTypes types;
  private final CaseWords words;
  private final Subjects subjects;

  StatisticsDesk(Statistics statistics, CaseTypes types, CaseWords words, Subjects subjects) {
    this.subjects = subjects;
    this.statistics = statistics;
    this.types = types;
    this.words = words;
  }

  @GetMapping(PAGE)
  ModelAndView show(
      Shell shell,
      @RequestParam Map<String, String> query,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    Statistics.Asked asked = asked(shell, query);
    List<Statistics.Line> lines = statistics.of(CaseActing.of(user), asked);
    Head head = head(shell, asked, lines);
    Block block =
        new Block(
                shell.t("case.statistics.lines." + word(asked.by()), lines.size()),
                shell.t("case.statistics.footer"),
                null,
                columns(shell, asked),
                rows(shell, asked, lines),
                shell.t("case.statistics.none"))
            .stacked();
    List<Link> acts = new ArrayList<>(Lists.exports(shell));
    acts.add(new Link(shell.t("hotline.figures"), shell.link("/hotline/statistics")));
    return new BlocksPage(shell, head, acts, List.of(by(shell)), List.of(), List.of(block)).show();
  }

  private static Filter by(Shell shell) {
    return Filter.ofWords(
        shell,
        "by",
        shell.t("case.statistics.by"),
        "case.statistics.by",
        Arrays.stream(Statistics.By.values()).map(StatisticsDesk::word).toList());
  }

  private static String word(Statistics.By by) {
    return by.name().toLowerCase(Locale.ROOT);
  }

  private static Head head(Shell shell, Statistics.Asked asked, List<Statistics.Line> lines) {
    long filed = lines.stream().mapToLong(Statistics.Line::filed).sum();
    long open = lines.stream().mapToLong(Statistics.Line::open).sum();
    long late = lines.stream().mapToLong(Statistics.Line::late).sum();
    long ended = lines.stream().mapToLong(Statistics.Line::ended).sum();
    long due = lines.stream().mapToLong(Statistics.Line::deadlines).sum();
    long kept = lines.stream().mapToLong(Statistics.Line::inTime).sum();
    List<Figure> figures =
        List.of(
            figure(shell, asked, "filed", filed, CaseSearch.Which.ANY),
            figure(shell, asked, "open", open, CaseSearch.Which.OPEN),
            figure(shell, asked, "late", late, CaseSearch.Which.LATE),
            figure(shell, asked, "ended", ended, CaseSearch.Which.ENDED),
            new Figure(
                share(shell, kept, due),
                shell.t("case.figure.in-time"),
                shell.t("case.figure.of", kept, due),
                kept < due ? list(shell, asked, CaseSearch.Which.MISSED, asked.area()) : null,
                "plain"));
    return new Head(
        shell.t("case.statistics"),
        shell.t(
            "case.statistics.says",
            shell.ground().name(),
            shell.language().full(asked.from()),
            shell.language().full(asked.until()),
            filed,
            open,
            late),
        figures,
        new Link(shell.t("case.title"), shell.link("/cases")));
  }

  @GetMapping(PAGE + "/sheet.{format:csv|xlsx}")
  void sheet(
      Shell shell,
      @PathVariable String format,
      @RequestParam Map<String, String> query,
      HttpServletResponse response,
      @AuthenticationPrincipal CurrentUser user)
      throws IOException {
    user.require(Permission.SEE_FIGURES);
    Statistics.Asked asked = asked(shell, query);
    List<Row> rows = rows(shell, asked, statistics.of(CaseActing.of(user), asked));
    Lists.send(shell, user, format, columns(shell, asked), rows, response);
  }

  private static Statistics.Asked asked(Shell shell, Map<String, String> query) {
    CaseSearch.Asked typed = CaseSearchDesk.asked(query);
    LocalDate until = typed.filed().until();
    LocalDate last = until == null ? shell.console().on() : until;
    LocalDate from = typed.filed().from();
    return new Statistics.Asked(
        typed.type(),
        shell.ground().code(),
        from == null ? last.minusDays(DAYS - 1) : from,
        last,
        "area".equals(query.get("by")) ? Statistics.By.AREA : Statistics.By.DESK);
  }

  private static List<Listing.Column> columns(Shell shell, Statistics.Asked asked) {
    boolean desks = asked.by() == Statistics.By.DESK;
    return List.of(
        Listing.Column.of(shell.t("case.type")),
        Listing.Column.of(shell.t(desks ? "case.list.desk" : "case.list.area")),
        Listing.Column.number(shell.t("case.figure.filed")),
        Listing.Column.number(shell.t("case.figure.open")),
        Listing.Column.number(shell.t("case.figure.late")),
        new Listing.Column(shell.t("case.figure.ended"), true, true),
        new Listing.Column(shell.t("case.figure.median"), true, true),
        new Listing.Column(shell.t("case.figure.in-time"), true, true));
  }

  private List<Row> rows(Shell shell, Statistics.Asked asked, List<Statistics.Line> lines) {
    List<Row> rows = new ArrayList<>();
    for (Statistics.Line one : lines) {
      String title =
          types
              .find(one.type())
              .map(CaseType::title)
              .map(said -> Said.of(shell, said))
              .orElse(one.type());
      Double median = one.medianSeconds();
      String took =
          median == null ? "–" : CaseWords.length(shell, Duration.ofSeconds(Math.round(median)));
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(title),
                  Cell.of(where(shell, asked, one)),
                  number(shell, asked, one, one.filed(), CaseSearch.Which.ANY),
                  number(shell, asked, one, one.open(), CaseSearch.Which.OPEN),
                  number(shell, asked, one, one.late(), CaseSearch.Which.LATE),
                  number(shell, asked, one, one.ended(), CaseSearch.Which.ENDED).asMinor(),
                  Cell.number(took, null).asMinor(),
                  inTime(shell, asked, one).asMinor())));
    }
    return rows;
  }

  private String where(Shell shell, Statistics.Asked asked, Statistics.Line one) {
    return asked.by() == Statistics.By.DESK
        ? words.desk(shell, new DeskPlace(one.desk(), one.area()))
        : alone(asked, one)
            ? shell.t("case.area.alone", subjects.name(shell, one.area()))
            : subjects.name(shell, one.area());
  }

  /** What lies in no part of the area, such as a call that names the county only. */
  private static boolean alone(Statistics.Asked asked, Statistics.Line one) {
    return one.area().length() < Statistics.below(asked.area());
  }

  /** The share leads to the cases that make it less than all. */
  private static Cell inTime(Shell shell, Statistics.Asked asked, Statistics.Line one) {
    String to =
        one.inTime() < one.deadlines() ? list(shell, asked, one, CaseSearch.Which.MISSED) : null;
    return Cell.number(share(shell, one.inTime(), one.deadlines()), to);
  }

  private static Cell number(
      Shell shell,
      Statistics.Asked asked,
      Statistics.Line line,
      long count,
      CaseSearch.Which which) {
    String to = count == 0 ? null : list(shell, asked, line, which);
    return Cell.number(shell.language().number(count), to);
  }

  /** A line counts one desk or one area, and so does the list behind it. */
  private static String list(
      Shell shell, Statistics.Asked asked, Statistics.Line line, CaseSearch.Which which) {
    return asked.by() == Statistics.By.AREA
        ? list(
            shell,
            asked,
            which,
            line.area() + (alone(asked, line) ? CaseSearch.WHOLE : ""),
            "type",
            line.type())
        : list(
            shell,
            asked,
            which,
            asked.area(),
            "type",
            line.type(),
            "desk",
            line.desk() + "~" + line.area());
  }

  private static Figure figure(
      Shell shell, Statistics.Asked asked, String word, long count, CaseSearch.Which which) {
    return new Figure(
        shell.language().number(count),
        shell.t("case.figure." + word),
        null,
        list(shell, asked, which, asked.area()),
        word.equals("late") ? count > 0 ? "act" : "calm" : "plain");
  }

  private static String list(
      Shell shell, Statistics.Asked asked, CaseSearch.Which which, String area, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "is",
                which == CaseSearch.Which.ANY ? "" : which.name().toLowerCase(Locale.ROOT),
                "in",
                area,
                "from",
                asked.from().toString(),
                "until",
                asked.until().toString()));
    words.addAll(List.of(more));
    return shell.link(CaseSearchDesk.PAGE, words.toArray(String[]::new));
  }

  private static String share(Shell shell, long part, long whole) {
    return whole == 0
        ? "–"
        : String.format(shell.language().locale(), "%.1f %%", 100.0 * part / whole);
  }
}
