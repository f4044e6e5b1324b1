package lianfang.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lianfang.casework.time.Span;
import lianfang.fact.playbook.Wording;

/**
 * 时限: how long something may take.
 *
 * @param id its word in facts
 * @param says what has to be done by then
 * @param starts it runs when the case enters one of these states
 * @param stops it is met when the case enters one of these states
 * @param spans the first rule that applies says how long
 * @param warn how long before it is over the desk is warned
 * @param owner the desk that answers for it
 * @param supervisor the desk that learns when it is over
 * @param extension how it may be extended
 * @param cites where it stands
 */
public record Term(
    String id,
    Wording says,
    Set<String> starts,
    Set<String> stops,
    List<SpanRule> spans,
    Optional<Span> warn,
    String owner,
    Optional<String> supervisor,
    Optional<Extension> extension,
    List<Citation> cites) {

  /** Copies what it holds. */
  public Term {
    starts = Set.copyOf(starts);
    stops = Set.copyOf(stops);
    spans = List.copyOf(spans);
    cites = List.copyOf(cites);
  }

  /**
   * How long it is.
   *
   * @param when fields with the values they must have
   */
  public record SpanRule(Map<String, String> when, Span span) {

    /** Copies the values. */
    public SpanRule {
      when = Map.copyOf(when);
    }
  }

  /**
   * How it may be extended.
   *
   * @param by the desk that may
   * @param most how much at most, and once
   */
  public record Extension(String by, Span most) {}
}
