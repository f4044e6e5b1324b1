package lianfang.gate.trace;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.fact.Days;
import org.springframework.stereotype.Component;

/**
 * 排查: candidates of one case or of many, with few questions to the database whatever their number.
 */
@Component
public class Tracer {

  private final KnownTraces traces;
  private final Meetings meetings;

  Tracer(KnownTraces traces, Meetings meetings) {
    this.traces = traces;
    this.meetings = meetings;
  }

  /** A case and the days on which contact with it counts. */
  public record Case(UUID person, InfectiousWindow window) {}

  /**
   * What was found.
   *
   * @param candidates by case, in the order of a list
   * @param areas in which each candidate was last known to live, where anybody knows
   */
  public record Found(Map<UUID, List<Candidate>> candidates, Map<UUID, String> areas) {}

  /** The candidates of all these cases under one set of rules. */
  public Found candidates(TraceRules rules, Collection<Case> cases) {
    List<UUID> people = cases.stream().map(Case::person).toList();
    Traces mine = traces.of(people).traces();
    Map<UUID, List<Meeting>> met = met(rules, cases);
    Set<UUID> others = new HashSet<>(traces.sharing(mine));
    met.values().forEach(some -> some.forEach(one -> others.add(one.other())));
    KnownTraces.Known known = traces.of(others);
    Shared shared = new Shared(known.traces());
    Map<UUID, Traces> own = Shared.byPerson(mine);
    Map<UUID, List<Candidate>> found = new HashMap<>();
    for (Case one : cases) {
      Traces of = own.getOrDefault(one.person(), Shared.NOTHING);
      List<Meeting> near = met.getOrDefault(one.person(), List.of());
      found.put(one.person(), Tracing.candidates(rules, one.window(), of, shared.with(of), near));
    }
    return new Found(found, known.areas());
  }

  private Map<UUID, List<Meeting>> met(TraceRules rules, Collection<Case> cases) {
    if (rules.minutes().isEmpty()) {
      return Map.of();
    }
    List<Meetings.Asked> asked = new ArrayList<>();
    for (Case one : cases) {
      LocalDate after = one.window().until().plusDays(1);
      asked.add(
          new Meetings.Asked(
              one.person(), Days.start(one.window().from()), Days.start(after).minusMillis(1)));
    }
    return meetings.of(asked, Duration.ofMinutes(rules.minutes().getAsInt()));
  }
}
