package lianfang.web.rounds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.round.Coverage;
import lianfang.casework.round.RoundKinds;
import lianfang.casework.round.RoundPlan;
import lianfang.casework.round.RoundTarget;
import lianfang.casework.round.Rounds;
import lianfang.casework.round.VisitReport;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** Draws the tables of one round: groups, targets, what was found. */
@Component
class RoundBlocks {

  private final Rounds rounds;
  private final Accounts accounts;
  private final CaseTypes types;
  private final Subjects subjects;

  RoundBlocks(Rounds rounds, Accounts accounts, CaseTypes types, Subjects subjects) {
    this.rounds = rounds;
    this.accounts = accounts;
    this.types = types;
    this.subjects = subjects;
  }

  /**
   * A round as its page shows it.
   *
   * @param states how its rectifications stand, by id
   */
  record Told(
      UUID id,
      String state,
      RoundPlan plan,
      Coverage coverage,
      List<Rounds.Visit> visits,
      Map<UUID, String> states) {

    long visitsOf(int target) {
      return visits.stream().filter(one -> one.target() == target).count();
    }

    RoundTarget target(int number) {
      return plan.targets().stream()
          .filter(one -> one.number() == number)
          .findFirst()
          .orElse(new RoundTarget(number, 0, "", "", ""));
    }

    int found() {
      return visits.stream().mapToInt(one -> one.report().failures()).sum();
    }
  }

  Block groups(Shell shell, Told round) {
    Map<String, String> names =
        accounts.displayNames(
            round.plan().members().values().stream().flatMap(List::stream).toList());
    List<Row> rows = new ArrayList<>();
    for (int group : round.plan().groups()) {
      long all = round.plan().targets().stream().filter(one -> one.group() == group).count();
      long left = round.coverage().leftByGroup().getOrDefault(group, 0);
      String to = shell.here("group", String.valueOf(group), "show", "");
      List<String> members = round.plan().members().getOrDefault(group, List.of());
      String said =
          members.isEmpty()
              ? shell.t("round.nobody")
              : String.join(
                  shell.t("logic.comma"),
                  members.stream().map(id -> names.getOrDefault(id, "")).toList());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(shell.t("round.group", group), null, to),
                  members.isEmpty() ? Cell.tag("act", said) : Cell.of(said),
                  Cell.number((all - left) + "/" + all, to))));
    }
    return new Block(
        shell.t("round.bygroup", round.coverage().visited(), round.coverage().total()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("round.groupword")),
            Listing.Column.of(shell.t("round.members.short")),
            Listing.Column.number(shell.t("round.coverage"))),
        rows,
        shell.t("round.noplan"));
  }

  Block targets(Shell shell, Told round) {
    boolean out = !round.state().equals(Rounds.PLANNED);
    List<Row> rows = new ArrayList<>();
    for (RoundTarget one : round.plan().targets()) {
      int visits = (int) round.visitsOf(one.number());
      if (isWanted(shell, one, visits)) {
        String kind =
            rounds.kinds().kind(one.kind()).map(known -> Said.of(shell, known.name())).orElse("");
        rows.add(
            new Row(
                null,
                List.of(
                    Cell.said(called(shell, one)),
                    RoundsDesk.state(shell, out, visits),
                    Cell.of(shell.t("round.group", one.group())),
                    Cell.minor(kind),
                    Cell.minor(subjects.name(shell, one.area())))));
      }
    }
    return new Block(
        shell.t("round.targets", rows.size()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("round.target")),
            Listing.Column.of(shell.t("case.state")),
            Listing.Column.of(shell.t("round.groupword")),
            Listing.Column.minor(shell.t("round.kind")),
            Listing.Column.minor(shell.t("report.where"))),
        rows,
        shell.t("round.notargets"));
  }

  private static boolean isWanted(Shell shell, RoundTarget target, int visits) {
    String group = shell.query().getOrDefault("group", "");
    boolean fits = group.isEmpty() || group.equals(String.valueOf(target.group()));
    return fits
        && switch (shell.query().getOrDefault("show", "")) {
          case "missed" -> visits == 0;
          case "visited" -> visits > 0;
          default -> true;
        };
  }

  Block visits(Shell shell, Told round) {
    String group = shell.query().getOrDefault("group", "");
    Map<String, String> names =
        accounts.displayNames(
            round.visits().stream().map(Rounds.Visit::recorder).distinct().toList());
    List<Row> rows = new ArrayList<>();
    for (Rounds.Visit one : round.visits()) {
      RoundTarget target = round.target(one.target());
      if (!group.isEmpty() && !group.equals(String.valueOf(target.group()))) {
        continue;
      }
      String to = shell.link(RoundsDesk.PAGE + "/" + round.id() + "/visits/" + one.fact());
      String places =
          String.join(
              shell.t("logic.comma"),
              one.report().places().stream().map(VisitReport.PlaceSeen::called).toList());
      int failed = one.report().failures();
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(called(shell, target), places, to),
                  failed > 0
                      ? Cell.tag("act", shell.t("round.failed", failed))
                      : Cell.tag("good", shell.t("round.passed")),
                  Cell.minor(moment(shell, one.at())),
                  Cell.said(names.getOrDefault(one.recorder(), "")).asMinor())));
    }
    return new Block(
        shell.t("round.visits", rows.size()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("round.target")),
            Listing.Column.of(shell.t("round.result")),
            Listing.Column.minor(shell.t("round.when")),
            Listing.Column.minor(shell.t("round.by"))),
        rows,
        shell.t("round.novisits"));
  }

  /** What failed; after the end each item leads to its rectification and says how that stands. */
  Block found(Shell shell, Told round) {
    CaseType type = types.find(Rounds.RECTIFICATION).orElseThrow();
    List<Row> rows = new ArrayList<>();
    for (Rounds.Visit visit : round.visits()) {
      List<VisitReport.PlaceSeen> places = visit.report().places();
      for (int i = 0; i < places.size(); i++) {
        for (int k = 0; k < places.get(i).failed().size(); k++) {
          UUID item = visit.rectification(i, k);
          rows.add(row(shell, round, visit, places.get(i), k, item, type));
        }
      }
    }
    boolean over = !round.states().isEmpty();
    return new Block(
        shell.t(over ? "round.found.open" : "round.found", rows.size()),
        shell.t(over ? "round.found.open.footer" : "round.found.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("rectify.problem")),
            Listing.Column.of(shell.t("case.state")),
            Listing.Column.minor(shell.t("rectify.owner")),
            Listing.Column.minor(shell.t("round.target"))),
        rows,
        shell.t("round.nofound"));
  }

  private Row row(
      Shell shell,
      Told round,
      Rounds.Visit visit,
      VisitReport.PlaceSeen place,
      int number,
      UUID item,
      CaseType type) {
    VisitReport.Failed failed = place.failed().get(number);
    String state = round.states().get(item);
    String to =
        state == null
            ? shell.link(RoundsDesk.PAGE + "/" + round.id() + "/visits/" + visit.fact())
            : shell.link(CaseWords.path(item));
    Cell stands =
        state == null
            ? Cell.tag("tag", shell.t("round.sealed"))
            : Cell.tag(
                List.of("closed", "settled").contains(state) ? "good" : "act",
                CaseWords.state(shell, type, state));
    return new Row(
        to,
        List.of(
            Cell.named(failed.problem(), place.called(), to),
            stands,
            Cell.minor(owner(shell, type, place.owner())),
            Cell.said(round.target(visit.target()).called()).asMinor()));
  }

  /** A county is called as everywhere in the reader's language, everything else as it was typed. */
  String called(Shell shell, RoundTarget target) {
    return target.kind().equals(RoundKinds.AREA)
        ? subjects.name(shell, target.area())
        : target.called();
  }

  static String owner(Shell shell, CaseType type, String owner) {
    Map<String, String> names = new HashMap<>();
    type.form("problem")
        .flatMap(form -> form.field("owner"))
        .ifPresent(field ->
            field.choices().forEach(one -> names.put(one.value(), Said.of(shell, one.label()))));
    return names.getOrDefault(owner, owner);
  }

  static String moment(Shell shell, Instant at) {
    return CaseWords.moment(shell, at);
  }
}
