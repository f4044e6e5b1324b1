package lianfang.rulebook.episode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.rulebook.table.Value;
import lianfang.rulebook.timeline.Span;
import org.jspecify.annotations.Nullable;

/**
 * 情形: one thing that happened to a person and that rows answer to. Built once by {@link Episodes}
 * and not changed afterwards.
 */
public final class Episode {

  /** An event that has no day. */
  public static final long NEVER = Long.MIN_VALUE;

  private static final int INPUTS = InputName.values().length;
  private static final int EVENTS = Event.values().length;

  private final String kind;
  private final long day;
  private List<Fact> facts;
  private final Value[] values = new Value[INPUTS];
  private final long[] events = new long[EVENTS];
  private @Nullable Span span;
  private long ends = Span.OPEN;
  private boolean dated = true;

  Episode(String kind, long day, List<Fact> facts) {
    this.kind = kind;
    this.day = day;
    this.facts = facts;
    Arrays.fill(values, Value.unknown());
    Arrays.fill(events, NEVER);
    values[InputName.EPISODE.ordinal()] = Value.word(kind);
    values[InputName.DATED.ordinal()] = Words.YES;
  }

  Episode with(InputName name, Value value) {
    values[name.ordinal()] = value;
    return this;
  }

  Episode at(Event event, long epochDay) {
    events[event.ordinal()] = epochDay;
    return this;
  }

  Episode during(@Nullable Span during) {
    span = during;
    return this;
  }

  Episode endedBy(long epochDay) {
    ends = Math.min(ends, epochDay);
    return this;
  }

  /** 死亡: the law's measures are about the living, so all ends with the day and rests on it too. */
  void endedBy(Fact death) {
    long last = PersonFacts.dayOf(death);
    endedBy(last);
    Span now = span;
    if (now != null) {
      Span cut = now.endedBy(last);
      span = cut.isEmpty() ? null : cut;
    }
    List<Fact> all = new ArrayList<>(facts);
    all.add(death);
    facts = all;
  }

  Episode undated() {
    dated = false;
    values[InputName.DATED.ordinal()] = Words.NO;
    return this;
  }

  /** The word for its kind, such as contact. */
  public String kind() {
    return kind;
  }

  /** Epoch day of its first event. */
  public long day() {
    return day;
  }

  /** What it rests on. */
  public List<Fact> facts() {
    return facts;
  }

  /** Ids of what it rests on, in order of recording. */
  public List<UUID> factIds() {
    return facts.size() == 1 ? List.of(facts.getFirst().id()) : PersonFacts.idsOf(facts);
  }

  /** The value of an input; unknown where nobody said it. */
  public Value value(InputName name) {
    return values[name.ordinal()];
  }

  /**
   * What a fact of this kind says that opened it or belongs to it; unknown where none says it.
   *
   * @param of kind and attribute, such as {@code arrival.transport}
   */
  public Value stated(String of) {
    String kind = of.substring(0, of.indexOf('.'));
    String attribute = of.substring(of.indexOf('.') + 1);
    for (Fact fact : facts.reversed()) {
      if (fact.kind().equals(kind) && fact.attribute(attribute) != null) {
        return Words.of(fact.attribute(attribute));
      }
    }
    return Value.unknown();
  }

  /** The epoch day of an event, {@link #NEVER} where it has not happened. */
  public long on(Event event) {
    return events[event.ordinal()];
  }

  /** The stay in hospital or the window in which symptoms count; null where there is none. */
  public @Nullable Span span() {
    return span;
  }

  /** The last day on which its steps can hold, because something overtook it. */
  public long ends() {
    return ends;
  }

  /** Whether its starting event has a date; if not, {@link #day} is the day of recording. */
  public boolean isDated() {
    return dated;
  }
}
