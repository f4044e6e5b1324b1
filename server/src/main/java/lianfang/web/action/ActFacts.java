package lianfang.web.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.OpenDecision;
import lianfang.rulebook.Outcomes;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.NotAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is due and writes what was done, in one transaction behind the second wall. */
@Component
final class ActFacts {

  private final ScopedTransactions transactions;
  private final Ledger ledger;
  private final Outcomes outcomes;
  private final Clock clock;
  private final FactIds ids;

  ActFacts(ScopedTransactions transactions, Ledger ledger, Outcomes outcomes, Clock clock) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.outcomes = outcomes;
    this.clock = clock;
    ids = new FactIds(clock);
  }

  /** The day by the domain clock, Asia/Shanghai. */
  LocalDate today() {
    return Days.of(clock.instant());
  }

  /** Runs {@code work} within the user's jurisdiction; nothing is recorded when it throws. */
  <T> T within(CurrentUser user, Supplier<T> work) {
    return transactions.in(user.prefixes(), work);
  }

  /** What the rulebook derives for these subjects, as far as the user may see them. */
  List<MeasureInterval> measures(Collection<Subject> subjects) {
    return outcomes.of(subjects);
  }

  /** Which questions about the subject are open. */
  List<OpenDecision> questions(Subject subject) {
    return outcomes.decisionsAbout(List.of(subject));
  }

  /** Which questions about these subjects are open. */
  List<OpenDecision> questions(Collection<Subject> subjects) {
    return outcomes.decisionsAbout(subjects);
  }

  /** What was recorded about the subject. */
  List<Fact> of(Subject subject) {
    return ledger.of(List.of(subject));
  }

  /** What was recorded about each of these subjects, as far as the user may see it. */
  Map<Subject, List<Fact>> of(Collection<Subject> subjects) {
    return ledger.of(subjects).stream().collect(Collectors.groupingBy(Fact::subject));
  }

  /** A fact that happens now. */
  Fact fact(
      CurrentUser user,
      Subject subject,
      String kind,
      String area,
      SortedMap<String, String> attributes) {
    return fact(user, ids.next(), subject, kind, area, attributes);
  }

  /** One fact that the user may see. */
  Optional<Fact> find(UUID id) {
    return ledger.list(List.of(id)).stream().findFirst();
  }

  /** A fact that holds from a day, and where it corrects another says so. */
  Fact on(
      CurrentUser user,
      Subject subject,
      String kind,
      String area,
      LocalDate day,
      @Nullable UUID corrects,
      SortedMap<String, String> attributes) {
    Fact now = fact(user, subject, kind, area, attributes);
    return new Fact(
        0,
        now.id(),
        subject,
        kind,
        area,
        Days.start(day),
        now.recordedAt(),
        now.recorder(),
        now.source(),
        corrects,
        attributes);
  }

  /** A fact that takes another back. */
  Fact withdrawing(CurrentUser user, Fact other, SortedMap<String, String> attributes) {
    user.requireArea(other.area());
    var now = clock.instant();
    return new Fact(
        0,
        ids.next(),
        other.subject(),
        "withdrawn",
        other.area(),
        now,
        now,
        user.getName(),
        user.actor().channel(),
        other.id(),
        attributes);
  }

  /** A fact that somebody says of themselves on their own page. */
  Fact own(
      Recorder self,
      Subject subject,
      String kind,
      String area,
      SortedMap<String, String> attributes) {
    var now = clock.instant();
    return new Fact(
        0, ids.next(), subject, kind, area, now, now, self.account(), "page", null, attributes);
  }

  private Fact fact(
      CurrentUser user,
      UUID id,
      Subject subject,
      String kind,
      String area,
      SortedMap<String, String> attributes) {
    user.requireArea(area);
    if (area.isEmpty()) {
      throw NotAllowed.outside(area);
    }
    var now = clock.instant();
    return new Fact(
        0,
        id,
        subject,
        kind,
        area,
        now,
        now,
        user.getName(),
        user.actor().channel(),
        null,
        attributes);
  }

  /** Appends the facts for the user. */
  List<Fact> append(CurrentUser user, List<Fact> facts) {
    return ledger.append(user.recorder(), facts);
  }
}
