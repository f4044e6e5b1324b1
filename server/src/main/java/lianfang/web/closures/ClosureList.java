package lianfang.web.closures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.fact.Subject;
import lianfang.rulebook.Standing;
import lianfang.rulebook.StandingQuery;
import lianfang.rulebook.StandingView;
import lianfang.rulebook.StandingView.StandingOrder;
import lianfang.rulebook.StandingViews;
import lianfang.web.basis.Reasons;
import lianfang.web.list.ListPage;
import lianfang.web.list.Lists;
import lianfang.web.list.SheetFile;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.part.Spans;
import lianfang.web.people.Keyset;
import lianfang.web.people.Paints;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 封闭清单: places that are closed, to be closed or to be disinfected, by the shell's day. */
@Component
class ClosureList {

  private static final int PAGE = 50;
  private static final List<String> SORTS = List.of("area", "until", "state");

  private final StandingViews views;
  private final Subjects subjects;
  private final Reasons reasons;
  private final Lists lists;
  private final Audit audit;

  ClosureList(StandingViews views, Subjects subjects, Reasons reasons, Lists lists, Audit audit) {
    this.views = views;
    this.subjects = subjects;
    this.reasons = reasons;
    this.lists = lists;
    this.audit = audit;
  }

  /** One page of the list. */
  ListPage page(Shell shell, CurrentUser user) {
    String measure = shell.query().getOrDefault("measure", "closure");
    StandingQuery all = places(shell);
    StandingQuery query = query(shell);
    StandingView measures = measures(shell);
    StandingOrder order = order(shell);
    String after = shell.query().get("after");
    List<Standing> found = measures.page(query, order, Keyset.read(after), PAGE + 1);
    List<Standing> shown = found.subList(0, Math.min(PAGE, found.size()));
    long count = measures.count(query);
    long due = measures.count(all.measure("closure").state("due"));
    Listing listing =
        new Listing(
            columns(shell),
            List.of(
                measureFilter(shell, measure),
                placeFilter(shell),
                stateFilter(shell, measures, all.measure(measure))),
            shell.t("closure.count", count),
            after == null ? null : shell.here(),
            found.size() > PAGE
                ? shell.here("after", Keyset.write(order.key(shown.getLast())))
                : null,
            Lists.exports(shell),
            shown.isEmpty()
                ? new Empty(shell.t("closure.none"), shell.t("closure.none.says"), null)
                : null);
    Head head =
        Head.of(
            shell.t("door.closures"),
            shell.t(due > 0 ? "closure.says.due" : "closure.says", shell.ground().name(), due));
    ListPage page = new ListPage(shell, head, List.of(), listing, rows(shell, shown), false);
    return lists.with(page, user, Lists.sort(shell, SORTS));
  }

  /** All rows of the list, for a file; the audit holds it first. */
  List<Row> export(Shell shell, CurrentUser user, String format) {
    List<Standing> all = measures(shell).page(query(shell), order(shell), null, SheetFile.ROWS_MAX);
    audit.record(
        user.actor(),
        AuditAction.EXPORTED_LIST,
        null,
        shell.ground().code(),
        shell.t("export.reason"),
        "closures " + format + ", " + all.size() + " rows");
    return rows(shell, all);
  }

  private StandingView measures(Shell shell) {
    return views.measures(shell.console().on(), shell.console().knownAt(), shell.ground().code());
  }

  private static StandingOrder order(Shell shell) {
    return StandingOrder.ofWord(shell.query().getOrDefault("sort", ""));
  }

  private static StandingQuery places(Shell shell) {
    return StandingQuery.of(shell.ground().code(), shell.console().on()).kind(Subject.Kind.PLACE);
  }

  private static StandingQuery query(Shell shell) {
    StandingQuery all = places(shell).measure(shell.query().getOrDefault("measure", "closure"));
    String place = shell.query().get("place");
    String state = shell.query().get("state");
    StandingQuery there = place == null ? all : all.place(place);
    return state == null ? there : there.state(state);
  }

  /** The columns of the list. */
  static List<Listing.Column> columns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("closure.place")),
        Listing.Column.of(shell.t("people.measure")),
        Listing.Column.of(shell.t("people.state")),
        Listing.Column.of(shell.t("people.until")),
        Listing.Column.minor(shell.t("people.village")),
        Listing.Column.minor(shell.t("people.basis")));
  }

  private List<Row> rows(Shell shell, List<Standing> shown) {
    Map<UUID, Subjects.Called> called =
        subjects.of(shell, shown.stream().map(Standing::subject).toList());
    List<Row> rows = new ArrayList<>();
    for (Standing one : shown) {
      UUID id = one.subject().id();
      String to = shell.link("/closures/" + id);
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(called.getOrDefault(id, Subjects.unknown(id)).name(), "", to),
                  one.measure().equals("closure")
                      ? Cell.place(Paints.place(shell, one, shell.console().on()))
                      : Cell.of(shell.texts().word("measure", one.measure())),
                  Cell.state(one.state(), shell.texts().word("state", one.state())),
                  Cell.of(Spans.brief(shell, one.until())),
                  Cell.minor(subjects.village(shell, one.area())),
                  one.bases().isEmpty()
                      ? Cell.minor("")
                      : Cell.basis(reasons.chip(shell, one.bases().getFirst()), to))));
    }
    return rows;
  }

  private static Filter measureFilter(Shell shell, String chosen) {
    List<Filter.Option> options = new ArrayList<>();
    for (String word : List.of("closure", "disinfection")) {
      options.add(
          new Filter.Option(
              shell.texts().word("measure", word),
              shell.here("measure", word),
              null,
              word.equals(chosen)));
    }
    return new Filter(
        shell.t("people.measure"),
        shell.texts().word("measure", chosen),
        shell.here("measure", ""),
        options);
  }

  private static Filter placeFilter(Shell shell) {
    String chosen = shell.query().get("place");
    return new Filter(
        shell.t("people.place"),
        chosen == null ? null : shell.texts().word("place", chosen),
        shell.here("place", ""),
        Stream.of("building", "unit")
            .map(word ->
                new Filter.Option(
                    shell.texts().word("place", word),
                    shell.here("place", word),
                    null,
                    word.equals(chosen)))
            .toList());
  }

  private static Filter stateFilter(Shell shell, StandingView measures, StandingQuery query) {
    String chosen = shell.query().get("state");
    Map<String, Long> counts = new TreeMap<>();
    measures
        .counts(query, 2)
        .forEach(count -> counts.merge(count.state(), count.intervals(), Long::sum));
    List<Filter.Option> options = new ArrayList<>();
    counts.forEach((word, count) ->
        options.add(
            new Filter.Option(
                shell.texts().word("state", word),
                shell.here("state", word),
                shell.language().number(count),
                word.equals(chosen))));
    return new Filter(
        shell.t("people.state"),
        chosen == null ? null : shell.texts().word("state", chosen),
        shell.here("state", ""),
        options);
  }
}
