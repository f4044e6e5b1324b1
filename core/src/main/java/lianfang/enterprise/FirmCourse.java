package lianfang.enterprise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * 复工历程: the states of a firm one after the other, told from its facts.
 *
 * @param spells from the first to the last
 * @param idle facts without effect, because what has to come before them was not there or was taken
 *     back
 */
public record FirmCourse(List<Spell> spells, List<Fact> idle) {

  /** The kind of fact that says a state. */
  public static final String KIND = "firm-state";

  /** Copies the lists. */
  public FirmCourse {
    spells = List.copyOf(spells);
    idle = List.copyOf(idle);
  }

  /**
   * One state.
   *
   * @param from since when
   * @param fact that says so
   * @param way how it was accepted: on-site, commitment or filing; empty for other states
   * @param cites the rule behind it, empty where none was stated
   */
  public record Spell(FirmState state, Instant from, UUID fact, String way, String cites) {}

  /**
   * Tells the facts of one firm.
   *
   * @param effective after corrections, in order
   */
  public static FirmCourse of(List<Fact> effective) {
    List<Spell> spells = new ArrayList<>();
    List<Fact> idle = new ArrayList<>();
    FirmState now = null;
    for (Fact fact : effective) {
      Optional<FirmState> said = said(fact);
      if (said.isEmpty()) {
        continue;
      }
      FirmState next = said.get();
      if (!next.mayFollow(now)) {
        idle.add(fact);
      } else if (next != now || next == FirmState.ACCEPTED || next == FirmState.APPLIED) {
        spells.add(spell(next, fact));
        now = next;
      }
    }
    return new FirmCourse(spells, idle);
  }

  private static Optional<FirmState> said(Fact fact) {
    String word = fact.kind().equals(KIND) ? fact.attribute("state") : null;
    return word == null ? Optional.empty() : FirmState.ofWord(word);
  }

  private static Spell spell(FirmState state, Fact fact) {
    return new Spell(
        state,
        fact.happenedAt(),
        fact.id(),
        text(fact.attribute("way")),
        text(fact.attribute("cites")));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** The last state; empty where nothing was said. */
  public Optional<Spell> last() {
    return spells.isEmpty() ? Optional.empty() : Optional.of(spells.getLast());
  }

  /** The state at a moment. */
  public Optional<Spell> at(Instant moment) {
    return spells.stream().filter(one -> !one.from().isAfter(moment)).reduce((a, b) -> b);
  }

  /** When it began to work by the last acceptance; empty where it does not work. */
  public Optional<Instant> openSince() {
    return last().filter(one -> one.state().isAtWork()).map(Spell::from);
  }
}
