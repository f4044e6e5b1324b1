package lianfang.web.notices;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Editions;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.StandingQuery;
import lianfang.rulebook.StandingView;
import lianfang.rulebook.StandingViews;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.edition.EditionState;
import lianfang.rulebook.notice.Clause;
import lianfang.rulebook.notice.GoldenCase;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.Reading;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Row;
import lianfang.web.basis.Cells;
import lianfang.web.basis.ReadingWords;
import lianfang.web.basis.Reasons;
import lianfang.web.editions.SwitchReports;
import lianfang.web.list.ListPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows the notices: in force or draft, clause beside row, and who is under which row. */
@Controller
class NoticesDesk {

  private final ScopedTransactions transactions;
  private final Editions editions;
  private final StandingViews views;
  private final Reasons reasons;
  private final HoldingEditions force;
  private final EditionRegister register;
  private final SwitchReports reports;

  NoticesDesk(
      ScopedTransactions transactions,
      Editions editions,
      StandingViews views,
      Reasons reasons,
      HoldingEditions force,
      EditionRegister register,
      SwitchReports reports) {
    this.transactions = transactions;
    this.editions = editions;
    this.views = views;
    this.reasons = reasons;
    this.force = force;
    this.register = register;
    this.reports = reports;
  }

  @GetMapping("/notices")
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> page(shell, user)).show();
  }

  private ListPage page(Shell shell, CurrentUser user) {
    Map<String, Long> under = new LinkedHashMap<>();
    StandingQuery all = StandingQuery.of(shell.ground().code(), shell.console().on());
    under(shell).byRow(all).forEach(row -> under.merge(row.notice(), row.subjects(), Long::sum));
    List<lianfang.web.part.Row> rows = new ArrayList<>();
    for (Notice notice : latest().values()) {
      String to = shell.link("/notices/" + notice.id());
      boolean holds = force.holds(notice, shell.console().on());
      rows.add(
          new lianfang.web.part.Row(
              to,
              List.of(
                  Cell.named(Reasons.say(shell, notice.title()), notice.number(), to),
                  Cell.minor(Reasons.say(shell, notice.issuer())),
                  Cell.minor(shell.language().full(notice.date())),
                  Cell.tag(
                      holds ? "good" : "tag", shell.t(holds ? "notice.holds" : "notice.draft")),
                  Cell.number(
                      shell.language().number(under.getOrDefault(notice.id(), 0L)),
                      shell.toPersons("/people", "notice", notice.id())))));
    }
    long inForce =
        latest().values().stream().filter(n -> force.holds(n, shell.console().on())).count();
    Listing listing =
        new Listing(
            List.of(
                Listing.Column.of(shell.t("notice.title")),
                Listing.Column.minor(shell.t("notice.issuer")),
                Listing.Column.minor(shell.t("notice.date")),
                Listing.Column.of(shell.t("notice.state")),
                Listing.Column.number(shell.t("notice.under"))),
            List.of(),
            shell.t("notice.count", rows.size()),
            null,
            null,
            List.of(),
            rows.isEmpty()
                ? new Empty(shell.t("notice.none"), shell.t("notice.none.says"), null)
                : null);
    Head head = Head.of(shell.t("door.notices"), shell.t("notice.says", inForce, rows.size()));
    List<Link> acts =
        user.may(Permission.DRAFT_NOTICE)
            ? List.of(new Link(shell.t("notice.new"), shell.link("/notices/new")))
            : List.of();
    return new ListPage(shell, head, acts, listing, rows, false);
  }

  private Map<String, Notice> latest() {
    Map<String, Notice> latest = new LinkedHashMap<>();
    editions.list().forEach(notice -> latest.put(notice.id(), notice));
    return latest;
  }

  @GetMapping("/notices/{id}")
  ModelAndView show(
      Shell shell, @PathVariable String id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    List<Notice> all = editions.list().stream().filter(n -> n.id().equals(id)).toList();
    if (all.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    Notice shown =
        all.stream()
            .filter(notice -> force.holds(notice, shell.console().on()))
            .findFirst()
            .orElse(all.getLast());
    return transactions.in(user.prefixes(), () -> page(shell, shown)).show();
  }

  /** Who is under which row on the day that the console shows. */
  private StandingView under(Shell shell) {
    return views.measures(shell.console().on(), shell.console().knownAt(), shell.ground().code());
  }

  private NoticePage page(Shell shell, Notice notice) {
    StandingQuery query = StandingQuery.of(shell.ground().code(), shell.console().on());
    Map<String, Long> people =
        under(shell).byRow(query).stream()
            .filter(row -> row.notice().equals(notice.id()))
            .collect(
                Collectors.toMap(
                    MeasureLists.RowCount::row, MeasureLists.RowCount::subjects, Math::max));
    boolean holds = force.holds(notice, shell.console().on());
    Head head =
        new Head(
            Reasons.say(shell, notice.title()),
            shell.t(
                holds ? "notice.holds.says" : "notice.draft.says",
                shell.language().full(notice.from())),
            List.of(),
            new Link(shell.t("door.notices"), shell.link("/notices")));
    return new NoticePage(
        shell,
        head,
        replaced(
            shell, notice, lines(shell, notice, register.find(notice.edition()).orElseThrow())),
        notice.clauses().stream().map(clause -> clause(shell, notice, clause, people)).toList(),
        readings(shell, notice),
        cases(shell, notice),
        editions(shell, register.of(notice.id())));
  }

  private List<NoticePage.Line> lines(Shell shell, Notice notice, EditionRecord one) {
    List<NoticePage.Line> lines = new ArrayList<>();
    lines.add(line(shell, "notice.issuer", Reasons.say(shell, notice.issuer())));
    lines.add(line(shell, "notice.date", shell.language().full(notice.date())));
    if (!notice.number().isEmpty()) {
      lines.add(line(shell, "notice.number", notice.number()));
    }
    lines.add(line(shell, "notice.layer", shell.texts().word("layer", notice.layer())));
    lines.add(line(shell, "notice.original", Reasons.say(shell, notice.original())));
    reports
        .all(shell, one)
        .forEach(report ->
            lines.add(new NoticePage.Line(shell.t("notice.report"), report.text(), report.page())));
    return lines;
  }

  private List<NoticePage.Line> replaced(Shell shell, Notice notice, List<NoticePage.Line> lines) {
    List<NoticePage.Line> all = new ArrayList<>(lines);
    reasons
        .replaced(shell, notice.id())
        .forEach(said -> all.add(line(shell, "notice.replaced", said)));
    return all;
  }

  private static NoticePage.Line line(Shell shell, String key, String value) {
    return new NoticePage.Line(shell.t(key), value);
  }

  private NoticePage.Clause clause(
      Shell shell, Notice notice, Clause clause, Map<String, Long> people) {
    List<NoticePage.Ruled> rows = new ArrayList<>();
    Set<String> anchors = new HashSet<>();
    for (CompiledTable compiled : notice.tables()) {
      DecisionTable table = compiled.table();
      for (Row row : table.rows()) {
        if (row.clause().equals(clause.id()) && !row.isOtherwise()) {
          String anchor = anchors.add(row.id()) ? row.id() : table.id() + "-" + row.id();
          NoticePage.Ruled ruled =
              ruled(shell, notice, table, row, anchor, people.getOrDefault(row.id(), 0L));
          // A row that answers nothing only says that another table does.
          if (!ruled.then().isEmpty()) {
            rows.add(ruled);
          }
        }
      }
    }
    return new NoticePage.Clause(
        clause.id(),
        Reasons.say(shell, clause.title()),
        Reasons.say(shell, clause.summary()),
        clause.text(),
        rows);
  }

  private static NoticePage.Ruled ruled(
      Shell shell, Notice notice, DecisionTable table, Row row, String anchor, long people) {
    List<NoticePage.Line> when = new ArrayList<>();
    for (int i = 0; i < table.inputs().size(); i++) {
      String name = table.inputs().get(i).name();
      String test = row.tests().get(i).text();
      if (!test.equals("-")) {
        Phrase title = notice.labels().title(name);
        when.add(
            new NoticePage.Line(
                title == null ? name : Reasons.say(shell, title),
                Cells.words(shell, notice.labels(), name, test)));
      }
    }
    List<NoticePage.Line> then = new ArrayList<>();
    for (int i = 0; i < table.outputs().size(); i++) {
      String name = table.outputs().get(i).name();
      String value = row.outputs().get(i).toString();
      if (!value.equals("none") && !value.equals("0") && !value.equals("unknown")) {
        then.add(
            new NoticePage.Line(
                shell.texts().word("output", name),
                Cells.words(shell, notice.labels(), name, value)));
      }
    }
    return new NoticePage.Ruled(
        anchor,
        row.id(),
        when,
        then,
        shell.t("notice.row.people", people),
        shell.toPersons("/people", "notice", notice.id(), "row", row.id()));
  }

  private static Block readings(Shell shell, Notice notice) {
    List<lianfang.web.part.Row> rows = new ArrayList<>();
    for (Reading reading : notice.readings()) {
      rows.add(
          new lianfang.web.part.Row(
              null,
              List.of(
                  Cell.of(Reasons.say(shell, reading.cites())),
                  Cell.minor(
                      shell.t(
                          "notice.reading.is",
                          ReadingWords.key(shell.texts(), reading.key()),
                          ReadingWords.value(shell, reading.key(), reading.value()))),
                  Cell.tag(
                      reading.isDocument() ? "good" : "act",
                      shell.t(reading.isDocument() ? "reading.document" : "reading.assumption")))));
    }
    return new Block(
        shell.t("notice.readings", rows.size()),
        shell.t("notice.readings.footer"),
        new Link(shell.t("edition.readings"), shell.link("/readings/" + notice.id())),
        List.of(
            Listing.Column.of(shell.t("notice.reading")),
            Listing.Column.minor(shell.t("notice.reading.value")),
            Listing.Column.of(shell.t("notice.reading.ground"))),
        rows,
        shell.t("notice.readings.none"));
  }

  private static Block cases(Shell shell, Notice notice) {
    List<lianfang.web.part.Row> rows = new ArrayList<>();
    for (GoldenCase one : notice.cases()) {
      String expected =
          one.expect().stream()
              .map(e -> expected(shell, e))
              .collect(Collectors.joining(shell.t("list.and")));
      rows.add(
          new lianfang.web.part.Row(
              null,
              List.of(
                  Cell.of(Reasons.say(shell, one.name())),
                  Cell.minor(expected.isEmpty() ? shell.t("notice.case.nothing") : expected))));
    }
    return new Block(
        shell.t("notice.cases", rows.size()),
        shell.t("notice.cases.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("notice.case")),
            Listing.Column.minor(shell.t("notice.case.expect"))),
        rows,
        shell.t("notice.cases.none"));
  }

  private static String expected(Shell shell, GoldenCase.Expected expected) {
    String place = expected.place();
    String where = place.isEmpty() ? "" : " " + area(shell, place);
    String what = shell.texts().word("measure", expected.measure()) + where;
    return expected.from().isEmpty() || expected.until().isEmpty()
        ? what
        : shell.t(
            "notice.case.days", what, day(shell, expected.from()), day(shell, expected.until()));
  }

  /** Cases about areas name a grade, or what holds, where those about people name a place. */
  private static String area(Shell shell, String word) {
    String holds = shell.texts().word("holds", word);
    return shell.texts().word("place", shell.texts().word("grade", holds));
  }

  private static String day(Shell shell, String iso) {
    return shell.language().day(LocalDate.parse(iso));
  }

  private Block editions(Shell shell, List<EditionRecord> all) {
    List<lianfang.web.part.Row> rows = new ArrayList<>();
    for (EditionRecord one : all.reversed()) {
      Notice notice = editions.find(one.edition()).orElseThrow();
      String to = shell.link("/notices/" + one.notice() + "/editions/" + one.edition());
      boolean holds = one.state() == EditionState.IN_FORCE;
      rows.add(
          new lianfang.web.part.Row(
              to,
              List.of(
                  Cell.subject(one.edition().substring(0, 8), "", to),
                  Cell.tag(
                      holds ? "good" : one.state().isOver() ? "tag" : "act",
                      shell.texts().word("edition.state", one.state().word())),
                  Cell.minor(reasons.title(shell, notice)),
                  Cell.minor(
                      shell.language().moment(LocalDateTime.ofInstant(one.keptAt(), Days.ZONE))))));
    }
    return new Block(
        shell.t("notice.editions"),
        shell.t("notice.editions.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("notice.edition")),
            Listing.Column.of(shell.t("notice.state")),
            Listing.Column.minor(shell.t("notice.title")),
            Listing.Column.minor(shell.t("notice.kept"))),
        rows,
        shell.t("notice.none"));
  }
}
