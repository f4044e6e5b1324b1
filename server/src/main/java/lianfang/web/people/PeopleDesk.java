package lianfang.web.people;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Audit;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.MeasureLists;
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
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.part.Spans;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Lists people by what they are under. */
@Controller
public class PeopleDesk {

  private static final int PAGE = 50;
  private static final List<String> SORTS = List.of("area", "until", "from", "state");

  private final ScopedTransactions transactions;
  private final StandingViews views;
  private final Subjects subjects;
  private final Reasons reasons;
  private final Audit audit;
  private final Lists lists;

  PeopleDesk(
      ScopedTransactions transactions,
      StandingViews views,
      Subjects subjects,
      Reasons reasons,
      Audit audit,
      Lists lists) {
    this.transactions = transactions;
    this.views = views;
    this.subjects = subjects;
    this.reasons = reasons;
    this.audit = audit;
    this.lists = lists;
  }

  @GetMapping("/people")
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    return transactions.in(user.prefixes(), () -> page(shell, user)).show();
  }

  private ListPage page(Shell shell, CurrentUser user) {
    StandingQuery query = query(shell);
    StandingView measures = measures(shell);
    StandingOrder order = order(shell);
    String after = shell.query().get("after");
    List<Standing> found = measures.page(query, order, Keyset.read(after), PAGE + 1);
    List<Standing> shown = found.subList(0, Math.min(PAGE, found.size()));
    long count = measures.count(query);
    String next = null;
    if (found.size() > PAGE) {
      next = shell.here("after", Keyset.write(order.key(shown.getLast())));
    }
    Listing listing =
        new Listing(
            columns(shell),
            filters(shell, measures, query),
            shell.t("people.count", count),
            after == null ? null : shell.here(),
            next,
            user.may(Permission.EXPORT_PERSONS) ? Lists.exports(shell) : List.of(),
            count == 0 ? empty(shell, user) : null);
    ListPage page =
        new ListPage(
            shell, head(shell, count), acts(shell, user), listing, rows(shell, shown), true);
    return lists.with(page, user, Lists.sort(shell, SORTS));
  }

  private StandingView measures(Shell shell) {
    return views.measures(shell.console().on(), shell.console().knownAt(), shell.ground().code());
  }

  private static StandingOrder order(Shell shell) {
    return StandingOrder.ofWord(shell.query().getOrDefault("sort", ""));
  }

  @GetMapping("/people/sheet.{format:csv|xlsx}")
  void sheet(
      Shell shell,
      @PathVariable String format,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Permission.EXPORT_PERSONS);
    List<Row> rows =
        transactions.in(
            user.prefixes(),
            () -> {
              List<Standing> all =
                  measures(shell).page(query(shell), order(shell), null, SheetFile.ROWS_MAX);
              Map<Subject, String> areas =
                  all.stream()
                      .collect(Collectors.toMap(Standing::subject, Standing::area, (a, b) -> a));
              audit.exported(user.actor(), areas, shell.t("export.reason"), format);
              return rows(shell, all);
            });
    Lists.send(shell, user, format, columns(shell), rows, response);
  }

  private static StandingQuery query(Shell shell) {
    Map<String, String> asked = shell.query();
    return new StandingQuery(
        Subject.Kind.PERSON.word(),
        shell.ground().code(),
        shell.console().on(),
        asked.get("measure"),
        asked.get("place"),
        asked.get("state"),
        asked.get("notice"),
        asked.get("row"),
        day(asked.get("ends")));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null || text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      // An address may be typed by hand; a day that is none filters nothing.
      return null;
    }
  }

  private static List<Listing.Column> columns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("people.who")),
        Listing.Column.of(shell.t("people.measure")),
        Listing.Column.of(shell.t("people.state")),
        Listing.Column.minor(shell.t("people.from")),
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
      Subjects.Called name = called.getOrDefault(id, Subjects.unknown(id));
      String to = record(shell, one.subject());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(name.name(), name.reference(), to),
                  measure(shell, one),
                  Cell.state(one.state(), shell.texts().word("state", one.state())),
                  Cell.minor(Spans.brief(shell, one.from())),
                  Cell.of(Spans.brief(shell, one.until())),
                  Cell.minor(subjects.village(shell, one.area())),
                  one.bases().isEmpty()
                      ? Cell.minor("")
                      : Cell.basis(reasons.chip(shell, one.bases().getFirst()), to))));
    }
    return rows;
  }

  /** Where a subject's record is. */
  public static String record(Shell shell, Subject subject) {
    String room = subject.kind() == Subject.Kind.PERSON ? "/people/" : "/closures/";
    return shell.link(room + subject.id());
  }

  /** The measure, by colour, pattern and word where it has a place. */
  static Cell measure(Shell shell, Standing one) {
    return one.measure().equals("isolation") || one.measure().equals("closure")
        ? Cell.place(Paints.place(shell, one, shell.console().on()))
        : Cell.of(shell.texts().word("measure", one.measure()));
  }

  private static List<Filter> filters(Shell shell, StandingView measures, StandingQuery query) {
    List<Filter> filters = new ArrayList<>();
    Map<String, Long> measure = new TreeMap<>();
    Map<String, Long> place = new TreeMap<>();
    Map<String, Long> state = new TreeMap<>();
    for (MeasureLists.Count count : measures.counts(query, 2)) {
      measure.merge(count.measure(), count.intervals(), Long::sum);
      place.merge(count.place(), count.intervals(), Long::sum);
      state.merge(count.state(), count.intervals(), Long::sum);
    }
    place.remove("");
    filters.add(filter(shell, "measure", shell.t("people.measure"), measure));
    filters.add(filter(shell, "place", shell.t("people.place"), place));
    filters.add(filter(shell, "state", shell.t("people.state"), state));
    Map<String, Long> rows = new TreeMap<>();
    measures.byRow(query).forEach(row -> rows.merge(row.row(), row.subjects(), Long::sum));
    filters.add(filter(shell, "row", shell.t("people.row"), rows));
    String ends = shell.query().get("ends");
    if (ends != null) {
      LocalDate day = day(ends);
      filters.add(
          new Filter(
              shell.t("people.until"),
              day == null ? ends : shell.language().day(day),
              shell.here("ends", ""),
              List.of()));
    }
    return filters;
  }

  private static Filter filter(Shell shell, String key, String label, Map<String, Long> counts) {
    String chosen = shell.query().get(key);
    List<Filter.Option> options = new ArrayList<>();
    counts.forEach((word, count) ->
        options.add(
            new Filter.Option(
                shell.texts().word(key, word),
                shell.here(key, word),
                shell.language().number(count),
                word.equals(chosen))));
    return new Filter(
        label,
        chosen == null ? null : shell.texts().word(key, chosen),
        shell.here(key, ""),
        options);
  }

  private static Head head(Shell shell, long count) {
    return Head.of(
        shell.t("people.title"),
        shell.t(
            "people.says",
            shell.ground().name(),
            shell.language().weekday(shell.console().on()),
            count));
  }

  private static List<Link> acts(Shell shell, CurrentUser user) {
    List<Link> acts = new ArrayList<>();
    if (user.may(Permission.ORDER_MEASURE) && !shell.console().elsewhere()) {
      String measure = shell.query().getOrDefault("measure", "isolation");
      String place = shell.query().getOrDefault("place", "");
      acts.add(
          new Link(
              shell.t("people.order"), shell.link("/orders", "measure", measure, "place", place)));
    }
    if (user.may(Permission.REGISTER_PERSON)) {
      acts.add(new Link(shell.t("people.register"), shell.link("/register")));
    }
    if (user.may(Permission.IMPORT_PERSONS)) {
      acts.add(new Link(shell.t("people.import"), shell.link("/imports")));
    }
    if (user.may(Permission.TRACE_CONTACTS)) {
      acts.add(new Link(shell.t("journeys.title"), shell.link("/journeys")));
    }
    String batch = shell.query().getOrDefault("batch", "");
    if (batch.matches("[0-9a-f]{64}")) {
      acts.add(new Link(shell.t("withdraw.batch"), shell.link("/withdrawals", "batch", batch)));
    }
    return acts;
  }

  private static Empty empty(Shell shell, CurrentUser user) {
    boolean filtered =
        shell.query().keySet().stream()
            .anyMatch(List.of("measure", "place", "state", "row", "ends")::contains);
    if (filtered) {
      return new Empty(
          shell.t("people.none"),
          shell.t("people.none.filtered"),
          new Link(shell.t("people.none.clear"), shell.link("/people")));
    }
    return new Empty(
        shell.t("people.none"),
        shell.t("people.none.says"),
        user.may(Permission.IMPORT_PERSONS)
            ? new Link(shell.t("people.import"), shell.link("/imports"))
            : null);
  }
}
