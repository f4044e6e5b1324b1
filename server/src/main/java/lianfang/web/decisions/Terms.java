package lianfang.web.decisions;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.rulebook.DecisionRequest;
import lianfang.rulebook.Layers;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.Question;
import lianfang.rulebook.Standing;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Cell;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 时限和去向: until when a question should be answered, and by which office. */
@Component
class Terms {

  private final Ledger ledger;
  private final Superiors superiors;
  private final MeasureLists measures;
  private final Layers layers;

  Terms(Ledger ledger, Superiors superiors, MeasureLists measures, Layers layers) {
    this.ledger = ledger;
    this.superiors = superiors;
    this.measures = measures;
    this.layers = layers;
  }

  /**
   * What deadlines are counted from.
   *
   * @param facts on which the questions rest, by id
   * @param days on which questions that a day opened did open, by subject
   * @param escalated the facts by which late questions went up, by id
   */
  record Grounds(Map<UUID, Fact> facts, Map<UUID, LocalDate> days, Map<UUID, Fact> escalated) {

    /** The fact by which this question went up after its present deadline; null where none did. */
    @Nullable Fact escalation(DecisionRequest request) {
      return due(request, this).map(due -> escalated.get(escalation(request, due))).orElse(null);
    }

    /** A question that goes up again after a later deadline goes up by another fact. */
    static UUID escalation(DecisionRequest request, Instant due) {
      return Terms.escalation(request.subject().id(), request.question(), due);
    }
  }

  /** The id of the fact that says that a question has gone up after a deadline. */
  static UUID escalation(UUID subject, String question, Instant due) {
    String name = "escalated " + subject + " " + question + " " + due;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** How long a question may wait for its answer. */
  static Duration span(String question) {
    return Duration.ofHours(Question.find(question).map(Question::hours).orElse(24));
  }

  /** The grounds of these questions, in a few queries for all of them. */
  Grounds grounds(LocalDate on, Collection<DecisionRequest> requests) {
    Map<UUID, Fact> facts =
        Reasons.byId(
            ledger.list(Reasons.named(requests.stream().map(DecisionRequest::basis).toList())));
    List<Subject> byDay =
        requests.stream().filter(Terms::isByDay).map(DecisionRequest::subject).distinct().toList();
    Map<UUID, LocalDate> days = byDay.isEmpty() ? Map.of() : days(on, byDay);
    Grounds grounds = new Grounds(facts, days, Map.of());
    List<UUID> ids =
        requests.stream()
            .flatMap(one -> due(one, grounds).map(due -> Grounds.escalation(one, due)).stream())
            .toList();
    return new Grounds(facts, days, Reasons.byId(ledger.list(ids)));
  }

  /** A closure that ends and a review come with a day, when no fact is recorded. */
  private static boolean isByDay(DecisionRequest request) {
    return Question.find(request.question()).filter(Question.BY_DAY::contains).isPresent();
  }

  private Map<UUID, LocalDate> days(LocalDate on, List<Subject> subjects) {
    Map<Subject, List<Fact>> known = new HashMap<>();
    for (Fact fact : ledger.of(subjects)) {
      known.computeIfAbsent(fact.subject(), key -> new ArrayList<>()).add(fact);
    }
    Map<UUID, LocalDate> days = new HashMap<>();
    for (Standing one : measures.of(subjects.stream().map(Subject::id).toList())) {
      List<Fact> facts = known.getOrDefault(one.subject(), List.of());
      LocalDate day =
          one.measure().equals(Measure.CLOSURE.word())
              ? one.until()
              : layers.review(one.interval(), facts, on).orElse(null);
      if (day != null) {
        days.merge(one.subject().id(), day, (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    return days;
  }

  /**
   * When it should be answered: so many hours after the last fact that it rests on, and where a day
   * opened it at the end of that day.
   */
  static Optional<Instant> due(DecisionRequest request, Grounds grounds) {
    LocalDate day = isByDay(request) ? grounds.days().get(request.subject().id()) : null;
    if (day != null) {
      return Optional.of(Days.start(day.plusDays(1)));
    }
    Map<UUID, Fact> facts = grounds.facts();
    return request.basis().facts().stream()
        .map(facts::get)
        .filter(Objects::nonNull)
        .map(Fact::recordedAt)
        .max(Comparator.naturalOrder())
        .map(opened -> opened.plus(span(request.question())));
  }

  /** Since when a question is late and by which fact it has gone up; empty while there is time. */
  String late(Shell shell, DecisionRequest request, Grounds grounds) {
    Optional<Instant> due = due(request, grounds).filter(at -> at.isBefore(shell.console().now()));
    if (due.isEmpty()) {
      return "";
    }
    String since = moment(shell, due.get());
    Fact gone = grounds.escalation(request);
    return " "
        + (gone == null
            ? shell.t("decision.late.yet", since)
            : escalated(shell, request, since)
                + shell.t("decision.late.fact", gone.number(), moment(shell, gone.recordedAt())));
  }

  private String escalated(Shell shell, DecisionRequest request, String since) {
    Superiors.Superior superior = superiors.of(shell, request.area());
    return superior.names().isEmpty()
        ? shell.t("decision.late.nobody", since, superior.city())
        : shell.t(
            "decision.late",
            since,
            superior.city(),
            String.join(shell.t("logic.comma"), superior.names()));
  }

  private static String moment(Shell shell, Instant at) {
    return shell.language().moment(LocalDateTime.ofInstant(at, Days.ZONE));
  }

  /** The deadline; what has gone up says to whom. */
  Cell deadline(Shell shell, DecisionRequest request, Grounds grounds) {
    Optional<Instant> due = due(request, grounds);
    if (due.isEmpty()) {
      return Cell.of("");
    }
    String moment = moment(shell, due.get());
    if (!due.get().isBefore(shell.console().now())) {
      return Cell.of(moment);
    }
    return Cell.tag(
        "act",
        grounds.escalation(request) == null
            ? shell.t("decision.overdue.yet", moment)
            : shell.t("decision.overdue", moment, superiors.city(shell, request.area())));
  }

  /** The office that answers. */
  static String office(Shell shell, String question) {
    boolean command = Question.find(question).filter(Question::isForTheCommand).isPresent();
    return shell.t(command ? "decision.office.command" : "decision.office.either");
  }
}
