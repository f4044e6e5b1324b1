package lianfang.web.decisions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.rulebook.DecisionRequest;
import lianfang.rulebook.Layers;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.Question;
import lianfang.rulebook.simulation.AnswerSimulations;
import lianfang.rulebook.simulation.DayFigures;
import lianfang.rulebook.simulation.Load;
import lianfang.rulebook.simulation.Simulation;
import lianfang.web.action.AnswerDecision;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.part.Spans;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/**
 * 裁定预览: whose measures an answer would change from what to what, before anybody answers. Nothing is
 * written.
 */
@Component
class AnswerPreview {

  private static final int NAMES_MAX = 3;

  /** What an answer asks of beds and hands. */
  private static final List<Load> LOADS =
      List.of(Load.CENTRAL, Load.HOME, Load.CLOSURES, Load.VISITS);

  private final AnswerDecision answers;
  private final Subjects subjects;

  AnswerPreview(AnswerDecision answers, Subjects subjects) {
    this.answers = answers;
    this.subjects = subjects;
  }

  /** The same measures before, the same after, by the same answer. */
  private record Change(String option, String before, String after) {}

  /** The blocks about one request; none where the reader may not answer or it is a date. */
  List<Block> single(Shell shell, CurrentUser user, DecisionRequest request) {
    Question question = Question.find(request.question()).orElse(null);
    boolean shown =
        question != null
            && question.isChoice()
            && request.subject().kind() == Subject.Kind.PERSON
            && !shell.console().elsewhere()
            && user.may(Permission.ANSWER_DECISION)
            && (!question.isForTheCommand() || user.may(Permission.ORDER_CLOSURE));
    return shown
        ? of(shell, user, List.of(request), "/decisions/" + request.subject().id())
        : List.of();
  }

  /**
   * What each answer to the same question would change for those who wait for it: whose measures
   * from what to what, and in all.
   *
   * @param path before the question, where the lists of those whom an answer concerns are
   */
  List<Block> of(Shell shell, CurrentUser user, List<DecisionRequest> open, String path) {
    DecisionRequest first = open.getFirst();
    Map<String, AnswerDecision.Would> would =
        answers.preview(user, first.question(), first.options(), persons(open));
    return List.of(totals(shell, first.question(), would, path), changes(shell, would));
  }

  /** What one answer would change, as a simulation tells it. */
  Simulation simulation(CurrentUser user, List<DecisionRequest> open, String option) {
    return Objects.requireNonNull(
            answers
                .preview(user, open.getFirst().question(), List.of(option), persons(open))
                .get(option))
        .simulation();
  }

  private static List<Subject> persons(List<DecisionRequest> open) {
    return open.stream()
        .map(DecisionRequest::subject)
        .filter(subject -> subject.kind() == Subject.Kind.PERSON)
        .distinct()
        .toList();
  }

  private Block changes(Shell shell, Map<String, AnswerDecision.Would> would) {
    Map<Change, List<Subject>> changes = new LinkedHashMap<>();
    would.forEach((option, one) ->
        one.persons()
            .forEach((person, preview) ->
                changes
                    .computeIfAbsent(change(shell, option, preview), key -> new ArrayList<>())
                    .add(person)));
    List<Subject> shown =
        changes.values().stream().flatMap(list -> list.stream().limit(NAMES_MAX)).toList();
    Map<UUID, Subjects.Called> called = subjects.of(shell, shown);
    List<Row> rows = new ArrayList<>();
    changes.forEach((change, people) -> rows.add(row(shell, change, people, called)));
    return new Block(
            shell.t("decision.would"),
            shell.t("decision.would.footer"),
            null,
            List.of(
                Listing.Column.of(shell.t("decision.answer.which")),
                Listing.Column.of(shell.t("decision.before")),
                Listing.Column.of(shell.t("decision.after")),
                Listing.Column.of(shell.t("people.who"))),
            rows,
            shell.t("decision.would.none"))
        .stacked();
  }

  /** A row an answer: who changes in which way, and the beds and hands on the worst day. */
  private static Block totals(
      Shell shell, String question, Map<String, AnswerDecision.Would> would, String path) {
    List<Row> rows = new ArrayList<>();
    would.forEach((option, one) -> {
      String list = path + "/" + question + "/would";
      String to = shell.link(list, "answer", option);
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.subject(shell.texts().word("answer", option), null, to));
      for (lianfang.rulebook.simulation.Change kind :
          lianfang.rulebook.simulation.Change.values()) {
        long count = one.simulation().totals().of(kind);
        cells.add(
            Cell.number(
                shell.language().number(count),
                count == 0 ? null : shell.link(list, "answer", option, "change", kind.word())));
      }
      for (Load load : LOADS) {
        cells.add(Cell.number(both(shell, one.simulation(), load), null));
      }
      rows.add(new Row(to, cells));
    });
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t("decision.answer.which")));
    for (lianfang.rulebook.simulation.Change kind : lianfang.rulebook.simulation.Change.values()) {
      columns.add(Listing.Column.number(shell.t("simulation.change." + kind.word())));
    }
    for (Load load : LOADS) {
      columns.add(Listing.Column.number(shell.t("decision.load." + word(load))));
    }
    return new Block(
            shell.t("decision.totals"),
            shell.t("decision.totals.footer", AnswerSimulations.HORIZON),
            null,
            columns,
            rows,
            shell.t("decision.would.none"))
        .stacked();
  }

  private static String word(Load load) {
    return load.name().toLowerCase(Locale.ROOT);
  }

  /** The most on one day by what is known, and with the answer. */
  private static String both(Shell shell, Simulation simulation, Load load) {
    long before = 0;
    long after = 0;
    for (DayFigures day : simulation.days()) {
      before = Math.max(before, day.before(load));
      after = Math.max(after, day.after(load));
    }
    String now = shell.language().number(after);
    return before == after ? now : shell.language().number(before) + " → " + now;
  }

  private static Row row(
      Shell shell, Change change, List<Subject> people, Map<UUID, Subjects.Called> called) {
    String names =
        people.stream()
            .limit(NAMES_MAX)
            .map(person -> called.getOrDefault(person.id(), Subjects.unknown(person.id())).name())
            .collect(Collectors.joining(shell.t("logic.comma")));
    boolean same = change.before().equals(change.after());
    return new Row(
        null,
        List.of(
            Cell.of(shell.texts().word("answer", change.option())),
            Cell.of(change.before()),
            same ? Cell.of(shell.t("decision.would.same")) : Cell.tag("act", change.after()),
            Cell.of(shell.t("decision.would.who", names, people.size()))));
  }

  private static Change change(Shell shell, String option, Layers.Preview preview) {
    return new Change(option, words(shell, preview.before()), words(shell, preview.after()));
  }

  /** What holds today or later; what is over changes for nobody. */
  private static String words(Shell shell, List<MeasureInterval> intervals) {
    String words =
        intervals.stream()
            .filter(one ->
                one.until() == null
                    || !Objects.requireNonNull(one.until()).isBefore(shell.console().today()))
            .map(one -> words(shell, one))
            .sorted()
            .collect(Collectors.joining(shell.t("logic.and")));
    return words.isEmpty() ? shell.t("logic.nothing") : words;
  }

  private static String words(Shell shell, MeasureInterval one) {
    String place =
        one.place().word().isEmpty() ? "" : shell.texts().word("place", one.place().word()) + " ";
    return shell.texts().word("measure", one.measure().word())
        + " "
        + place
        + Spans.words(shell, one.from(), one.until());
  }
}
