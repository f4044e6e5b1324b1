package lianfang.web.simulations;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.rulebook.simulation.AreaChange;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.ClauseChange;
import lianfang.rulebook.simulation.DayFigures;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.Load;
import lianfang.rulebook.simulation.Simulation;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.simulation.Totals;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Columns;
import lianfang.web.part.Figure;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the page of a simulation. */
@Component
class SimulationPages {

  static final String PATH = "/notices/simulations";
  private static final int EDITION_DIGITS = 8;
  private static final int AREAS_MAX = 60;

  private final Simulations simulations;
  private final Areas areas;

  SimulationPages(Simulations simulations, Areas areas) {
    this.simulations = simulations;
    this.areas = areas;
  }

  SimulationPage page(Shell shell, CurrentUser user, Kept kept) {
    Kept.Figures figures = kept.figures();
    return figures == null ? underway(shell, kept) : done(shell, user, kept, figures);
  }

  private SimulationPage underway(Shell shell, Kept kept) {
    boolean waits = kept.stage().isUnderWay();
    String says = shell.t("simulation.stage." + kept.stage().word(), kept.percent());
    return new SimulationPage(
        shell,
        head(shell, kept, says, List.of()),
        List.of(),
        waits ? kept.percent() : null,
        waits ? PATH + "/" + kept.asked().id() + "/cancel" : null,
        List.of(),
        List.of(),
        List.of());
  }

  private SimulationPage done(Shell shell, CurrentUser user, Kept kept, Kept.Figures figures) {
    UUID id = kept.asked().id();
    boolean persons = user.may(Permission.SEE_PERSONS);
    List<AreaChange> changed = simulations.areas(id, persons);
    String says =
        shell.t(
            figures.totals().isNothing() ? "simulation.nothing" : "simulation.says",
            figures.looked(),
            figures.totals().released());
    List<Figure> numbers = new ArrayList<>();
    for (Change change : Change.values()) {
      numbers.add(figure(shell, id, persons, figures, change));
    }
    List<Link> links = new ArrayList<>();
    if (persons) {
      String to = PATH + "/" + id + "/subjects";
      links.add(new Link(shell.t("simulation.subjects"), shell.link(to)));
    }
    if (user.may(Permission.EXPORT_PERSONS)) {
      String to = PATH + "/" + id + "/sheet.";
      links.add(new Link(shell.t("simulation.xlsx"), shell.link(to + "xlsx")));
      links.add(new Link(shell.t("simulation.csv"), shell.link(to + "csv")));
    }
    return new SimulationPage(
        shell,
        head(shell, kept, says, numbers),
        links,
        null,
        null,
        told(shell, figures, changed),
        List.of(
            chart(shell, figures, Load.CENTRAL, figures.capacity().beds()),
            chart(shell, figures, Load.VISITS, 0)),
        List.of(days(shell, figures), clauses(shell, figures), areas(shell, changed)));
  }

  private Head head(Shell shell, Kept kept, String says, List<Figure> numbers) {
    String edition =
        kept.asked().editions().isEmpty()
            ? ""
            : kept.asked().editions().getFirst().substring(0, EDITION_DIGITS);
    String title =
        shell.t(
            "simulation.title",
            edition,
            name(kept.asked().area()),
            shell.language().full(kept.asked().asOf()));
    String back =
        kept.asked().notices().isEmpty()
            ? "/notices"
            : "/notices/"
                + kept.asked().notices().getFirst()
                + "/editions/"
                + kept.asked().editions().getFirst();
    return new Head(title, says, numbers, new Link(shell.t("simulation.back"), shell.link(back)));
  }

  private static Figure figure(
      Shell shell, UUID id, boolean persons, Kept.Figures figures, Change change) {
    long all = figures.totals().of(change);
    return new Figure(
        shell.language().number(all),
        shell.t("simulation.change." + change.word()),
        shell.t("simulation.persons", figures.persons().of(change)),
        persons && all > 0
            ? shell.link(PATH + "/" + id + "/subjects", "change", change.word())
            : null,
        all > 0 ? "act" : "plain");
  }

  private List<String> told(Shell shell, Kept.Figures figures, List<AreaChange> changed) {
    List<String> told = new ArrayList<>();
    DayFigures most = figures.days().getFirst();
    for (DayFigures day : figures.days()) {
      most = day.after(Load.CENTRAL) > most.after(Load.CENTRAL) ? day : most;
    }
    int beds = figures.capacity().beds();
    String key = most.after(Load.CENTRAL) > beds ? "simulation.beds.short" : "simulation.beds";
    told.add(shell.t(key, shell.language().day(most.date()), most.after(Load.CENTRAL), beds));
    Simulation.worstOff(changed)
        .ifPresent(worst ->
            told.add(
                shell.t(
                    "simulation.worst",
                    name(worst.area()),
                    worst.isolationDays(),
                    worst.visitsBefore(),
                    worst.visitsAfter())));
    told.add(shell.t("simulation.inputs", figures.inputsHash(), figures.position()));
    return told;
  }

  private static Columns chart(Shell shell, Kept.Figures figures, Load load, int limit) {
    List<Columns.Bar> bars = new ArrayList<>();
    long most = 0;
    for (DayFigures day : figures.days()) {
      long value = day.after(load);
      most = Math.max(most, value);
      bars.add(
          new Columns.Bar(
              shell.language().day(day.date()),
              value,
              shell.language().number(value),
              limit > 0 && value > limit));
    }
    String word = load.name().toLowerCase(java.util.Locale.ROOT);
    return new Columns(
        shell.t("simulation.chart." + word),
        shell.t("simulation.chart." + word + ".says", limit),
        bars,
        shell.language().number(most));
  }

  private static Block days(Shell shell, Kept.Figures figures) {
    List<Row> rows = new ArrayList<>();
    for (DayFigures day : figures.days()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(shell.language().day(day.date())));
      for (Load load : List.of(Load.CENTRAL, Load.HOME, Load.CLOSURES, Load.DISINFECTIONS)) {
        cells.add(both(shell, day.before(load), day.after(load)));
      }
      cells.add(both(shell, day.before(Load.VISITS), day.after(Load.VISITS)));
      cells.add(both(shell, day.staffHoursBefore(), day.staffHoursAfter()));
      rows.add(new Row(null, cells));
    }
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t("simulation.day")));
    for (String word : List.of("central", "home", "closures", "disinfections", "visits", "hours")) {
      columns.add(Listing.Column.number(shell.t("simulation.load." + word)));
    }
    return new Block(
        shell.t("simulation.days"),
        shell.t("simulation.days.says"),
        null,
        columns,
        rows,
        shell.t("simulation.none"));
  }

  private static Cell both(Shell shell, long before, long after) {
    String now = shell.language().number(after);
    return Cell.number(before == after ? now : shell.language().number(before) + " → " + now, null);
  }

  private static Block clauses(Shell shell, Kept.Figures figures) {
    List<Row> rows = new ArrayList<>();
    for (ClauseChange clause : figures.clauses()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(clause.clause() + " · " + clause.row()));
      cells.addAll(numbers(shell, clause.totals()));
      String to = shell.link("/notices/" + clause.notice());
      rows.add(new Row(to, cells));
    }
    return new Block(
        shell.t("simulation.clauses"),
        shell.t("simulation.clauses.says"),
        null,
        columns(shell, "simulation.clause"),
        rows,
        shell.t("simulation.none"));
  }

  private Block areas(Shell shell, List<AreaChange> changed) {
    List<Row> rows = new ArrayList<>();
    for (AreaChange area : changed) {
      if (rows.size() < AREAS_MAX) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(name(area.area())));
        cells.addAll(numbers(shell, area.totals()));
        rows.add(new Row(null, cells));
      }
    }
    return new Block(
        shell.t("simulation.areas", changed.size()),
        shell.t("simulation.areas.says"),
        null,
        columns(shell, "simulation.area"),
        rows,
        shell.t("simulation.none"));
  }

  private static List<Cell> numbers(Shell shell, Totals totals) {
    List<Cell> cells = new ArrayList<>();
    for (Change change : Change.values()) {
      cells.add(Cell.number(shell.language().number(totals.of(change)), null));
    }
    return cells;
  }

  private static List<Listing.Column> columns(Shell shell, String first) {
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t(first)));
    for (Change change : Change.values()) {
      columns.add(Listing.Column.number(shell.t("simulation.change." + change.word())));
    }
    return columns;
  }

  String name(@Nullable String code) {
    String area = Objects.requireNonNullElse(code, "");
    return areas.find(area).map(Division::name).orElse(area);
  }
}
