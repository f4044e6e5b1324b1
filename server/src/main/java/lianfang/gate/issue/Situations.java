package lianfang.gate.issue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.fact.Days;
import lianfang.fact.Subject;
import lianfang.rulebook.Edition;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.OpenDecision;
import lianfang.rulebook.Outcomes;
import lianfang.rulebook.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 处境查询: gathers all that decides which passes people may hold, as far as the transaction sees. */
@Component
public class Situations {

  private final Outcomes outcomes;
  private final HoldingEditions editions;
  private final Clock clock;

  Situations(Outcomes outcomes, HoldingEditions editions, Clock clock) {
    this.outcomes = outcomes;
    this.editions = editions;
    this.clock = clock;
  }

  /** The situation of each of them. */
  public Map<UUID, Situation> of(Collection<UUID> people) {
    Map<UUID, List<MeasureInterval>> closures = outcomes.closuresOfHomes(people);
    Set<Subject> all = people.stream().map(Subject::person).collect(Collectors.toSet());
    closures.values().forEach(own -> own.forEach(one -> all.add(one.subject())));
    Map<UUID, List<MeasureInterval>> measures =
        outcomes.of(people.stream().map(Subject::person).toList()).stream()
            .collect(Collectors.groupingBy(one -> one.subject().id()));
    Map<UUID, List<OpenDecision>> questions =
        outcomes.decisionsAbout(all).stream()
            .collect(Collectors.groupingBy(one -> one.subject().id()));
    Set<UUID> ends = new HashSet<>();
    questions.forEach((subject, open) -> {
      if (open.stream().anyMatch(one -> one.question().equals(Question.CLOSURE_END.key()))) {
        ends.add(subject);
      }
    });
    Map<UUID, Situation> situations = new HashMap<>();
    for (UUID person : people) {
      situations.put(
          person,
          new Situation(
              measures.getOrDefault(person, List.of()),
              questions.getOrDefault(person, List.of()),
              closures.getOrDefault(person, List.of()).stream()
                  .map(one -> new HomeClosure(one, ends.contains(one.subject().id()), exits(one)))
                  .toList()));
    }
    return situations;
  }

  /** The situation of one. */
  public Situation one(UUID person) {
    return of(List.of(person)).getOrDefault(person, Situation.FREE);
  }

  /** How the notices that close a place are read where it lies; of several the strictest counts. */
  private ExitReading exits(MeasureInterval closure) {
    LocalDate today = Days.of(clock.instant());
    Map<String, Edition> holding =
        editions.on(today).stream()
            .collect(Collectors.toMap(Edition::notice, one -> one, (one, other) -> other));
    return closure.bases().stream()
        .map(basis -> read(holding.get(basis.notice()), closure.area()))
        .reduce(ExitReading::or)
        .orElseGet(() -> ExitReading.of(null));
  }

  private static ExitReading read(@Nullable Edition edition, String area) {
    return ExitReading.of(edition == null ? null : edition.readingsIn(area).get(ExitReading.KEY));
  }
}
