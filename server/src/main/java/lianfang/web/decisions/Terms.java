package lianfang.web.decisions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.rulebook.DecisionRequest;
import lianfang.rulebook.Question;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Cell;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 时限和去向: until when a question should be answered, and by which office. */
@Component
class Terms {

  private final Ledger ledger;
  private final Superiors superiors;

  Terms(Ledger ledger, Superiors superiors) {
    this.ledger = ledger;
    this.superiors = superiors;
  }

  /** The facts on which these questions rest, in one query. */
  Map<UUID, Fact> facts(Collection<DecisionRequest> requests) {
    return Reasons.byId(
        ledger.list(Reasons.named(requests.stream().map(DecisionRequest::basis).toList())));
  }

  /** When it should be answered: so many hours after the last fact that it rests on. */
  static Optional<Instant> due(DecisionRequest request, Map<UUID, Fact> facts) {
    int hours = Question.find(request.question()).map(Question::hours).orElse(24);
    return request.basis().facts().stream()
        .map(facts::get)
        .filter(Objects::nonNull)
        .map(Fact::recordedAt)
        .max(Comparator.naturalOrder())
        .map(opened -> opened.plus(Duration.ofHours(hours)));
  }

  /** Since when and to whom a late question has gone up; empty while there is time. */
  String late(Shell shell, DecisionRequest request, Map<UUID, Fact> facts) {
    Optional<Instant> due = due(request, facts).filter(at -> at.isBefore(shell.console().now()));
    return due.isEmpty() ? "" : " " + escalated(shell, request, due.get());
  }

  private String escalated(Shell shell, DecisionRequest request, Instant due) {
    String since = shell.language().moment(LocalDateTime.ofInstant(due, Days.ZONE));
    Superiors.Superior superior = superiors.of(request.area());
    return superior.names().isEmpty()
        ? shell.t("decision.late.nobody", since, superior.city())
        : shell.t(
            "decision.late",
            since,
            superior.city(),
            String.join(shell.t("logic.comma"), superior.names()));
  }

  /** The deadline; what is overdue has gone up to the command above. */
  Cell deadline(Shell shell, DecisionRequest request, Map<UUID, Fact> facts) {
    Optional<Instant> due = due(request, facts);
    if (due.isEmpty()) {
      return Cell.of("");
    }
    String moment = shell.language().moment(LocalDateTime.ofInstant(due.get(), Days.ZONE));
    return due.get().isBefore(shell.console().now())
        ? Cell.tag("act", shell.t("decision.overdue", moment, superiors.city(request.area())))
        : Cell.of(moment);
  }

  /** The office that answers. */
  static String office(Shell shell, String question) {
    boolean command = Question.find(question).filter(Question::isForTheCommand).isPresent();
    return shell.t(command ? "decision.office.command" : "decision.office.either");
  }
}
