package lianfang.web.decisions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** So many people are derived for a look; the page says so where there are more. */
  private static final int PEOPLE_MAX = 1_000;

  private static final int NAMES_MAX = 3;

  private final AnswerDecision answers;
  private final Subjects subjects;

  AnswerPreview(AnswerDecision answers, Subjects subjects) {
    this.answers = answers;
    this.subjects = subjects;
  }

  /** The same measures before, the same after, by the same answer. */
  private record Change(String option, String before, String after) {}

  /** The block about one request; none where the reader may not answer or the answer is a date. */
  List<Block> single(Shell shell, CurrentUser user, DecisionRequest request) {
    Question question = Question.find(request.question()).orElse(null);
    boolean shown =
        question != null
            && question.isChoice()
            && request.subject().kind() == Subject.Kind.PERSON
            && !shell.console().elsewhere()
            && user.may(Permission.ANSWER_DECISION)
            && (!question.isForTheCommand() || user.may(Permission.ORDER_CLOSURE));
    return shown ? List.of(of(shell, user, List.of(request))) : List.of();
  }

  /** What each answer to the same question would change for those who wait for it. */
  Block of(Shell shell, CurrentUser user, List<DecisionRequest> open) {
    List<Subject> all =
        open.stream()
            .map(DecisionRequest::subject)
            .filter(subject -> subject.kind() == Subject.Kind.PERSON)
            .distinct()
            .toList();
    List<Subject> looked = all.subList(0, Math.min(PEOPLE_MAX, all.size()));
    DecisionRequest first = open.getFirst();
    Map<Change, List<Subject>> changes = new LinkedHashMap<>();
    answers
        .preview(user, first.question(), first.options(), looked)
        .forEach((option, people) ->
            people.forEach((person, preview) ->
                changes
                    .computeIfAbsent(change(shell, option, preview), key -> new ArrayList<>())
                    .add(person)));
    List<Subject> shown =
        changes.values().stream().flatMap(list -> list.stream().limit(NAMES_MAX)).toList();
    Map<UUID, Subjects.Called> called = subjects.of(shell, shown);
    List<Row> rows = new ArrayList<>();
    changes.forEach((change, people) -> rows.add(row(shell, change, people, called)));
    String footer =
        all.size() > looked.size()
            ? shell.t("decision.would.first", looked.size(), all.size())
            : shell.t("decision.would.footer");
    return new Block(
        shell.t("decision.would"),
        footer,
        null,
        List.of(
            Listing.Column.of(shell.t("decision.answer.which")),
            Listing.Column.of(shell.t("decision.before")),
            Listing.Column.of(shell.t("decision.after")),
            Listing.Column.of(shell.t("people.who"))),
        rows,
        shell.t("decision.would.none"));
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
