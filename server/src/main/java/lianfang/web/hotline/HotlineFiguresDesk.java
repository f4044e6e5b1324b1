package lianfang.web.hotline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lianfang.access.Permission;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.desk.HotlineFigures;
import lianfang.casework.desk.HotlineFigures.By;
import lianfang.casework.desk.HotlineFigures.Figures;
import lianfang.casework.desk.HotlineFigures.Part;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.Said;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Figure;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing.Column;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 热线统计: what people call about and where, who handles it in time, and how satisfied they are. */
@Controller
class HotlineFiguresDesk {

  static final String PAGE = "/hotline/statistics";

  private static final int DAYS = 30;
  private static final List<Integer> LENGTHS = List.of(1, 7, DAYS);

  private final HotlineFigures figures;
  private final CaseTypes types;
  private final Subjects subjects;

  HotlineFiguresDesk(HotlineFigures figures, CaseTypes types, Subjects subjects) {
    this.figures = figures;
    this.types = types;
    this.subjects = subjects;
  }

  /** The days that are shown. */
  private record Span(int days, LocalDate from, LocalDate until) {}

  @GetMapping(PAGE)
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "30") String days,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    int length =
        LENGTHS.stream().filter(one -> one.toString().equals(days)).findFirst().orElse(DAYS);
    LocalDate until = shell.console().on();
    Span span = new Span(length, until.minusDays(length - 1L), until);
    String ground = shell.ground().code();
    Figures found = figures.of(CaseActing.of(user), ground, span.from(), until);
    List<Block> blocks = new ArrayList<>();
    for (By by : List.of(By.TOPIC, By.OFFICE, By.AREA)) {
      blocks.add(block(shell, span, found, by));
    }
    blocks.add(answers(shell, span, found));
    if (user.may(Permission.SEE_PERSONS)) {
      // Where somebody lives may stand in what they call a place.
      blocks.add(places(shell, span, found));
    }
    return new BlocksPage(
            shell,
            head(shell, span, found),
            List.of(),
            List.of(lengths(shell, span)),
            List.of(),
            blocks)
        .show();
  }

  private static Filter lengths(Shell shell, Span span) {
    return new Filter(
        shell.t("hotline.figures.days"),
        shell.t("hotline.figures.last", span.days()),
        shell.here("days", ""),
        LENGTHS.stream()
            .map(one ->
                new Filter.Option(
                    shell.t("hotline.figures.last", one),
                    shell.here("days", one.toString()),
                    null,
                    one == span.days()))
            .toList());
  }

  private static Head head(Shell shell, Span span, Figures found) {
    Part all = found.part(By.ALL, "");
    long yes = found.part(By.ANSWER, "very").calls() + found.part(By.ANSWER, "fairly").calls();
    long reached = yes + found.part(By.ANSWER, "no").calls();
    List<Figure> heads =
        List.of(
            figure(shell, "calls", all.calls(), list(shell, span, ""), false),
            figure(shell, "open", all.open(), list(shell, span, "open"), false),
            figure(shell, "late", all.late(), list(shell, span, "late"), true),
            new Figure(
                share(shell, all.inTime(), all.deadlines()),
                shell.t("hotline.figures.in-time"),
                shell.t("hotline.figures.of-deadlines", all.inTime(), all.deadlines()),
                null,
                "plain"),
            new Figure(
                share(shell, yes, reached),
                shell.t("hotline.figures.satisfied"),
                shell.t("hotline.figures.of-reached", yes, reached),
                null,
                "plain"));
    return new Head(
        shell.t("hotline.figures"),
        shell.t(
            "hotline.figures.says",
            shell.ground().name(),
            shell.language().full(span.from()),
            shell.language().full(span.until()),
            all.calls(),
            all.again()),
        heads,
        new Link(shell.t("case.statistics"), shell.link("/cases/statistics")));
  }

  private static Figure figure(Shell shell, String word, long count, String to, boolean work) {
    String tone = work ? count > 0 ? "act" : "calm" : "plain";
    return new Figure(
        shell.language().number(count), shell.t("hotline.figures." + word), null, to, tone);
  }

  private Block block(Shell shell, Span span, Figures found, By by) {
    String word = by.name().toLowerCase(java.util.Locale.ROOT);
    List<Column> columns =
        List.of(
            Column.of(shell.t("hotline.figures." + word)),
            Column.number(shell.t("hotline.figures.calls")),
            new Column(shell.t("hotline.figures.open"), true, true),
            Column.number(shell.t("hotline.figures.late")),
            Column.number(shell.t("hotline.figures.in-time")),
            new Column(shell.t("hotline.figures.again"), true, true));
    List<Row> rows =
        found.parts().getOrDefault(by, List.of()).stream()
            .map(one -> row(shell, span, by, one))
            .toList();
    return new Block(
        shell.t("hotline.figures.by-" + word),
        by == By.TOPIC ? shell.t("hotline.figures.footer") : null,
        null,
        columns,
        rows,
        shell.t("hotline.figures.none"));
  }

  private Row row(Shell shell, Span span, By by, Part one) {
    boolean said = !one.key().isEmpty();
    String[] asked = asked(by, one.key());
    return new Row(
        null,
        List.of(
            Cell.of(called(shell, by, one.key())),
            number(shell, one.calls(), said ? list(shell, span, "", asked) : null),
            number(shell, one.open(), said ? list(shell, span, "open", asked) : null).asMinor(),
            number(shell, one.late(), said ? list(shell, span, "late", asked) : null),
            Cell.number(share(shell, one.inTime(), one.deadlines()), null),
            Cell.number(shell.language().number(one.again()), null).asMinor()));
  }

  /** What the list behind a number asks for; a call without the field is in no list. */
  private static String[] asked(By by, String key) {
    return switch (by) {
      case TOPIC -> new String[] {"f.topic", key};
      case OFFICE -> new String[] {"f.to", key};
      case ANSWER -> new String[] {"f.satisfied", key};
      case AREA -> new String[] {"in", key};
      case ALL -> new String[0];
    };
  }

  private Block answers(Shell shell, Span span, Figures found) {
    List<Row> rows = new ArrayList<>();
    for (Part one : found.parts().getOrDefault(By.ANSWER, List.of())) {
      if (!one.key().isEmpty()) {
        String to = list(shell, span, "", asked(By.ANSWER, one.key()));
        rows.add(
            new Row(
                to,
                List.of(
                    Cell.of(called(shell, By.ANSWER, one.key())), number(shell, one.calls(), to))));
      }
    }
    return new Block(
        shell.t("hotline.figures.by-answer"),
        shell.t("hotline.figures.by-answer.footer"),
        null,
        List.of(
            Column.of(shell.t("hotline.figures.answer")),
            Column.number(shell.t("hotline.figures.calls"))),
        rows,
        shell.t("hotline.figures.no-answer"));
  }

  private Block places(Shell shell, Span span, Figures found) {
    List<Row> rows =
        found.places().stream()
            .map(one -> {
              String to =
                  list(
                      shell,
                      span,
                      "",
                      "f.where",
                      one.called(),
                      "f.topic",
                      one.topic(),
                      "in",
                      one.area());
              return new Row(
                  to,
                  List.of(
                      Cell.named(one.called(), subjects.name(shell, one.area()), to),
                      Cell.of(called(shell, By.TOPIC, one.topic())),
                      number(shell, one.calls(), to),
                      Cell.number(shell.language().number(one.open()), null)));
            })
            .toList();
    return new Block(
        shell.t("hotline.figures.places"),
        shell.t("hotline.figures.places.footer"),
        null,
        List.of(
            Column.of(shell.t("hotline.figures.place")),
            Column.of(shell.t("hotline.figures.topic")),
            Column.number(shell.t("hotline.figures.calls")),
            Column.number(shell.t("hotline.figures.open"))),
        rows,
        shell.t("hotline.figures.no-place"));
  }

  private String called(Shell shell, By by, String key) {
    if (key.isEmpty()) {
      return shell.t("hotline.figures.unsaid." + by.name().toLowerCase(java.util.Locale.ROOT));
    }
    return switch (by) {
      case TOPIC -> choice(shell, "call", "topic", key);
      case OFFICE -> choice(shell, "dispatch", "to", key);
      case ANSWER -> choice(shell, "follow", "satisfied", key);
      case AREA -> subjects.name(shell, key);
      case ALL -> key;
    };
  }

  private String choice(Shell shell, String form, String field, String value) {
    return types
        .find(ReportDesk.REQUEST)
        .flatMap((CaseType type) -> type.form(form))
        .flatMap((CaseForm one) -> one.field(field))
        .flatMap(one -> one.choices().stream().filter(c -> c.value().equals(value)).findFirst())
        .map(one -> Said.of(shell, one.label()))
        .orElse(value);
  }

  private static Cell number(Shell shell, long count, @Nullable String to) {
    return Cell.number(shell.language().number(count), count == 0 ? null : to);
  }

  private static String list(Shell shell, Span span, String is, String... more) {
    List<String> asked =
        new ArrayList<>(
            List.of(
                "type",
                ReportDesk.REQUEST,
                "is",
                is,
                "in",
                shell.ground().code(),
                "from",
                span.from().toString(),
                "until",
                span.until().toString()));
    asked.addAll(List.of(more));
    return shell.link("/cases/search", asked.toArray(String[]::new));
  }

  private static String share(Shell shell, long part, long whole) {
    return whole == 0
        ? "–"
        : String.format(shell.language().locale(), "%.1f %%", 100.0 * part / whole);
  }
}
