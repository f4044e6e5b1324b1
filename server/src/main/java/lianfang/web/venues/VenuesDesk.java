package lianfang.web.venues;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.casework.venue.CheckState;
import lianfang.casework.venue.Venue;
import lianfang.casework.venue.VenueCheck;
import lianfang.casework.venue.VenueKind;
import lianfang.casework.venue.Venues;
import lianfang.fact.Days;
import lianfang.fact.playbook.Wording;
import lianfang.instance.ScopedTransactions;
import lianfang.web.list.FormPage;
import lianfang.web.list.ListPage;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Field;
import lianfang.web.part.Figure;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.register.AreaChoice;
import lianfang.web.register.NamedPlace;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 重点场所: lists venues with what is due, late and failed today, and registers one. */
@Controller
class VenuesDesk {

  static final String PAGE = "/venues";

  private static final int ROWS = 500;

  private final ScopedTransactions transactions;
  private final Venues venues;
  private final VenueActs acts;
  private final Subjects subjects;
  private final AreaChoice choice;

  VenuesDesk(
      ScopedTransactions transactions,
      Venues venues,
      VenueActs acts,
      Subjects subjects,
      AreaChoice choice) {
    this.choice = choice;
    this.transactions = transactions;
    this.venues = venues;
    this.acts = acts;
    this.subjects = subjects;
  }

  private record Line(Venue venue, Optional<CheckState> worst, int done, int all) {}

  static String said(Shell shell, Wording wording) {
    return shell.language() == Language.ZH ? wording.zh() : wording.en();
  }

  @GetMapping(PAGE)
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> page(shell, user)).show();
  }

  private ListPage page(Shell shell, CurrentUser user) {
    List<Venue> all = venues.list(shell.ground().code(), ROWS);
    Instant now = shell.console().now();
    LocalDate day = Days.of(now);
    Map<UUID, List<VenueCheck>> checks = venues.checks(all.stream().map(Venue::id).toList(), day);
    List<Line> lines =
        all.stream()
            .map(venue -> line(venue, checks.getOrDefault(venue.id(), List.of()), day, now))
            .toList();
    String state = shell.query().get("state");
    List<Line> shown =
        lines.stream()
            .filter(
                one -> state == null || one.worst().filter(w -> w.word().equals(state)).isPresent())
            .toList();
    Listing listing =
        new Listing(
            List.of(
                Listing.Column.of(shell.t("venue.called")),
                Listing.Column.of(shell.t("venue.checks")),
                Listing.Column.minor(shell.t("venue.kind")),
                Listing.Column.minor(shell.t("report.where"))),
            List.of(
                Filter.ofWords(
                    shell,
                    "state",
                    shell.t("venue.checks"),
                    "venue.state",
                    Arrays.stream(CheckState.values()).map(CheckState::word).toList())),
            shell.t("venue.count", shown.size()),
            null,
            null,
            List.of(),
            shown.isEmpty()
                ? new Empty(shell.t("venue.none"), shell.t("venue.none.says"), null)
                : null);
    List<Link> can = new ArrayList<>();
    if (user.may(Permission.MANAGE_AREAS) && !shell.console().elsewhere()) {
      can.add(new Link(shell.t("venue.new"), shell.link(PAGE + "/new")));
    }
    can.add(new Link(shell.t("venue.prices"), shell.link(PAGE + "/prices")));
    return new ListPage(shell, head(shell, lines), can, listing, rows(shell, shown), false);
  }

  private Line line(Venue venue, List<VenueCheck> checks, LocalDate day, Instant now) {
    List<VenueKind.Check> due =
        venues.rules().kind(venue.kind()).map(VenueKind::checks).orElse(List.of());
    List<CheckState> states =
        due.stream().map(check -> VenueDesk.state(check, checks, day, now)).toList();
    int done = (int) states.stream().filter(one -> one == CheckState.DONE).count();
    int daily = (int) due.stream().filter(check -> check.by() != null).count();
    return new Line(
        venue, states.stream().min(Comparator.naturalOrder()), done, Math.max(done, daily));
  }

  private Head head(Shell shell, List<Line> lines) {
    List<Figure> figures = new ArrayList<>();
    for (CheckState state : List.of(CheckState.FAILED, CheckState.OVERDUE, CheckState.DUE)) {
      long count =
          lines.stream().filter(one -> one.worst().filter(w -> w == state).isPresent()).count();
      String tone = state == CheckState.DUE ? "plain" : count > 0 ? "act" : "calm";
      figures.add(
          new Figure(
              shell.language().number(count),
              shell.texts().word("venue.state", state.word()),
              null,
              shell.here("state", state.word()),
              tone));
    }
    return new Head(
        shell.t("door.venues"),
        shell.t("venue.says", shell.ground().name(), lines.size()),
        figures,
        null);
  }

  private List<Row> rows(Shell shell, List<Line> shown) {
    List<Row> rows = new ArrayList<>();
    for (Line one : shown) {
      String to = shell.link(PAGE + "/" + one.venue().id());
      String kind =
          venues.rules().kind(one.venue().kind()).map(k -> said(shell, k.name())).orElse("");
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(one.venue().called(), null, to),
                  one.worst()
                      .map(state -> cell(shell, state, one.done() + "/" + one.all()))
                      .orElse(Cell.of("–")),
                  Cell.minor(kind),
                  Cell.minor(subjects.village(shell, one.venue().area())))));
    }
    return rows;
  }

  static Cell cell(Shell shell, CheckState state, String behind) {
    String tone =
        switch (state) {
          case DONE -> "good";
          case DUE, EACH_TIME -> "tag";
          case FAILED, OVERDUE -> "act";
        };
    return Cell.tag(tone, shell.texts().word("venue.state", state.word()) + " " + behind);
  }

  @GetMapping(PAGE + "/new")
  ModelAndView blank(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    return form(shell, Map.of(), null).show();
  }

  @PostMapping(PAGE + "/new")
  ModelAndView register(
      Shell shell,
      @RequestParam Map<String, String> typed,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    NamedPlace.Read read = NamedPlace.read(shell, choice, typed);
    if (read.wrong() != null) {
      return form(shell, typed, read.wrong()).show();
    }
    try {
      UUID id = transactions.in(user.prefixes(), () -> acts.register(user, read.form()));
      return new ModelAndView("redirect:" + shell.link(PAGE + "/" + id));
    } catch (VenueRefused refused) {
      return form(shell, typed, shell.t("venue.wrong." + refused.field())).show();
    }
  }

  private FormPage form(Shell shell, Map<String, String> typed, @Nullable String wrong) {
    List<Field.Option> kinds =
        venues.rules().kinds().stream()
            .map(kind -> new Field.Option(kind.id(), said(shell, kind.name())))
            .toList();
    List<Field> fields =
        List.of(
            Field.choice("kind", shell.t("venue.kind"), typed.getOrDefault("kind", ""), kinds)
                .need(),
            NamedPlace.called(typed, shell.t("venue.called")),
            NamedPlace.in(shell, choice, typed, shell.t("report.where"), shell.t("venue.in.hint")));
    return new FormPage(
        shell,
        new Head(
            shell.t("venue.new"),
            said(shell, venues.rules().cites()),
            List.of(),
            new Link(shell.t("door.venues"), shell.link(PAGE))),
        PAGE + "/new",
        List.of(),
        fields,
        Map.of(),
        shell.t("venue.new"),
        wrong,
        List.of());
  }
}
