package lianfang.web.simulations;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.rulebook.simulation.AreaChange;
import lianfang.rulebook.simulation.Asked;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.DayFigures;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.Progress;
import lianfang.rulebook.simulation.Simulation;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.simulation.Totals;
import lianfang.web.action.AskSimulation;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Figure;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** Writes the page of a simulation. */
@Component
class SimulationPages {

  static final String PATH = "/notices/simulations";
  private static final int EDITION_DIGITS = 8;
  private static final int OTHERS_MAX = 6;
  private static final int IN_TITLE = 2;

  private final Simulations simulations;
  private final AskSimulation ask;
  private final SimulationTables tables;
  private final SimulationActs acts;
  private final AreaParts parts;
  private final ShortParts lacking;
  private final RepeatedRun repeats;

  SimulationPages(
      Simulations simulations,
      AskSimulation ask,
      SimulationTables tables,
      SimulationActs acts,
      AreaParts parts,
      ShortParts lacking,
      RepeatedRun repeats) {
    this.simulations = simulations;
    this.ask = ask;
    this.tables = tables;
    this.acts = acts;
    this.parts = parts;
    this.lacking = lacking;
    this.repeats = repeats;
  }

  static String path(UUID id) {
    return PATH + "/" + id;
  }

  static String brief(Asked asked) {
    Stream<String> editions =
        asked.editions().stream().map(one -> one.substring(0, EDITION_DIGITS));
    Stream<String> readings =
        asked.readings().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> one.getKey() + "=" + one.getValue());
    return String.join(" + ", Stream.concat(editions, readings).toList());
  }

  SimulationPage page(Shell shell, CurrentUser user, Kept kept) {
    Kept.Figures figures = kept.figures();
    return figures == null ? without(shell, user, kept) : done(shell, user, kept, figures);
  }

  /** Under way, or ended without a result. */
  private SimulationPage without(Shell shell, CurrentUser user, Kept kept) {
    boolean waits = kept.stage().isUnderWay();
    String says = shell.t("simulation.stage." + kept.stage().word(), kept.progress().percent());
    SimulationPage.Work work =
        waits
            ? new SimulationPage.Work(kept.progress().percent(), progress(shell, kept.progress()))
            : null;
    String title =
        shell.t(
            "simulation.title",
            SimulationTables.brief(shell, kept.asked()),
            about(shell, kept.asked()));
    return new SimulationPage(
        shell,
        new Head(title, says, List.of(), back(shell, kept.asked())),
        List.of(),
        work,
        acts.without(shell, user, kept),
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        "");
  }

  private static String progress(Shell shell, Progress progress) {
    return progress.secondsLeft() < 0
        ? shell.t("simulation.progress.begins")
        : shell.t(
            "simulation.progress", progress.looked(), progress.perSecond(), progress.secondsLeft());
  }

  private String about(Shell shell, Asked asked) {
    return shell.t(
        "simulation.about", shell.area(asked.area()), shell.language().full(asked.asOf()));
  }

  private static Link back(Shell shell, Asked asked) {
    String to =
        asked.notices().isEmpty()
            ? "/notices"
            : "/notices/" + asked.notices().getFirst() + "/editions/" + asked.editions().getFirst();
    return new Link(shell.t("simulation.back"), shell.link(to));
  }

  private SimulationPage done(Shell shell, CurrentUser user, Kept kept, Kept.Figures figures) {
    Asked asked = kept.asked();
    boolean persons = user.may(Permission.SEE_PERSONS);
    List<AreaChange> changed = simulations.areas(asked.id(), persons);
    List<Figure> numbers = new ArrayList<>();
    for (Change change : Change.values()) {
      numbers.add(figure(shell, asked.id(), persons, figures, change));
    }
    String says =
        shell.t("simulation.says", about(shell, asked), figures.looked(), asked.horizon());
    Head head = new Head(finding(shell, figures), says, numbers, back(shell, asked));
    SimulationCharts charts = new SimulationCharts(shell, figures);
    List<SimulationPage.Told> told = new ArrayList<>(charts.told());
    Set<String> areas = changed.stream().map(AreaChange::area).collect(Collectors.toSet());
    ShortParts.Found found = lacking.of(asked.id(), persons, areas);
    told.addAll(lacking.told(shell, asked, found));
    worstOff(shell, asked.id(), changed, persons).ifPresent(told::addFirst);
    repeats.of(shell, user, asked, figures).ifPresent(told::addFirst);
    List<Link> links = new ArrayList<>();
    if (persons) {
      String to = path(asked.id()) + "/subjects";
      links.add(new Link(shell.t("simulation.subjects"), shell.link(to)));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(parts.changes(shell, asked, changed, persons));
    blocks.add(clauses(shell, asked, figures, persons));
    blocks.add(days(shell, figures));
    blocks.addAll(lacking.stated(shell, figures));
    blocks.addAll(AreaParts.work(shell, figures));
    blocks.add(others(shell, user, kept));
    return new SimulationPage(
        shell,
        head,
        links,
        null,
        acts.done(shell, user, kept, figures),
        told,
        charts.all(),
        parts.map(shell, kept, changed),
        new SimulationPage.Short(
            lacking.block(shell, kept, found), lacking.map(shell, asked, found)),
        blocks,
        files(shell, user, asked.id()),
        shell.t("simulation.inputs", figures.inputsHash(), figures.position(), brief(asked)));
  }

  /** The title states what would happen, the greatest numbers first. */
  static String finding(Shell shell, Kept.Figures figures) {
    Totals totals = figures.totals();
    List<String> parts =
        Stream.of(Change.values())
            .filter(change -> totals.of(change) > 0)
            .sorted(Comparator.comparingLong(totals::of).reversed())
            .limit(IN_TITLE)
            .map(change ->
                shell.t("simulation.finding." + change.word(), counted(shell, figures, change)))
            .toList();
    return parts.isEmpty()
        ? shell.t("simulation.finding.nothing")
        : String.join(shell.t("simulation.finding.and"), parts);
  }

  /** "8 people", "3 places", or both. */
  private static String counted(Shell shell, Kept.Figures figures, Change change) {
    long people = figures.persons().of(change);
    long places = figures.totals().of(change) - people;
    if (places == 0) {
      return shell.t("simulation.people", people);
    }
    return people == 0
        ? shell.t("simulation.places", places)
        : shell.t("simulation.both", people, places);
  }

  private static Figure figure(
      Shell shell, UUID id, boolean persons, Kept.Figures figures, Change change) {
    long all = figures.totals().of(change);
    return new Figure(
        shell.language().number(all),
        shell.t("simulation.change." + change.word()),
        all == 0 ? null : counted(shell, figures, change),
        persons && all > 0 ? shell.link(path(id) + "/subjects", "change", change.word()) : null,
        all > 0 ? "act" : "plain");
  }

  private Optional<SimulationPage.Told> worstOff(
      Shell shell, UUID id, List<AreaChange> changed, boolean persons) {
    return Simulation.worstOff(changed)
        .map(worst -> {
          String text =
              shell.t(
                  "simulation.worst",
                  shell.area(worst.area()),
                  worst.isolationDays(),
                  worst.visitsBefore(),
                  worst.visitsAfter());
          String to = shell.link(path(id) + "/subjects", "at", worst.area());
          Link link = persons ? new Link(shell.t("simulation.subjects"), to) : null;
          return new SimulationPage.Told(text, "", link);
        });
  }

  private Block clauses(Shell shell, Asked asked, Kept.Figures figures, boolean persons) {
    return new Block(
        shell.t("simulation.clauses"),
        shell.t("simulation.clauses.says"),
        null,
        SimulationTables.clauseColumns(shell),
        figures.clauses().stream().map(one -> tables.clause(shell, asked, one, persons)).toList(),
        shell.t("simulation.none"));
  }

  /** Days on which the two differ; every day stands in the file and behind its chart. */
  private static Block days(Shell shell, Kept.Figures figures) {
    List<DayFigures> differ =
        figures.days().stream().filter(day -> !day.before().equals(day.after())).toList();
    return new Block(
        shell.t("simulation.days", differ.size(), figures.days().size()),
        shell.t("simulation.days.says"),
        null,
        SimulationTables.dayColumns(shell),
        SimulationTables.days(shell, figures, differ),
        shell.t("simulation.days.none"));
  }

  private static boolean isAlike(Asked one, Asked other) {
    return one.area().equals(other.area()) && one.asOf().equals(other.asOf());
  }

  /** Other results, each with the way to a comparison. */
  private Block others(Shell shell, CurrentUser user, Kept kept) {
    List<Row> rows = new ArrayList<>();
    // Those of the same area and day differ by their drafts alone and come first.
    List<Kept> latest = new ArrayList<>(ask.list(user, null, 10 * OTHERS_MAX));
    latest.sort(Comparator.comparing(other -> !isAlike(other.asked(), kept.asked())));
    for (Kept other : latest) {
      Kept.Figures figures = other.figures();
      boolean same = other.asked().id().equals(kept.asked().id());
      if (figures != null && !same && rows.size() < OTHERS_MAX) {
        String to = shell.link(path(kept.asked().id()) + "/compare/" + other.asked().id());
        List<Cell> cells = new ArrayList<>();
        cells.add(
            Cell.subject(
                SimulationTables.brief(shell, other.asked()), about(shell, other.asked()), to));
        cells.add(
            Cell.minor(
                shell
                    .language()
                    .moment(LocalDateTime.ofInstant(other.asked().askedAt(), Days.ZONE))));
        cells.addAll(SimulationTables.numbers(shell, figures.totals()));
        rows.add(new Row(to, cells));
      }
    }
    List<Listing.Column> columns =
        new ArrayList<>(SimulationTables.changes(shell, "simulation.edition"));
    columns.add(1, Listing.Column.minor(shell.t("simulation.asked")));
    return new Block(
        shell.t("simulation.compare"),
        null,
        null,
        columns,
        rows,
        shell.t("simulation.compare.none"));
  }

  private static List<Link> files(Shell shell, CurrentUser user, UUID id) {
    List<Link> files = new ArrayList<>();
    for (String part : List.of("areas", "days", "short", "clauses", "subjects")) {
      if (!part.equals("subjects") || user.may(Permission.EXPORT_PERSONS)) {
        String to = path(id) + "/" + part + ".";
        for (String format : List.of("xlsx", "csv")) {
          String label = shell.t("simulation.file." + part);
          files.add(new Link(label + " " + format, shell.link(to + format)));
        }
      }
    }
    return files;
  }
}
