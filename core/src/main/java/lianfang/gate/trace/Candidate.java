package lianfang.gate.trace;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * 密接线索: somebody who may have met a case, once, with all links; disease control confirms or
 * rejects.
 *
 * @param person opaque id
 * @param score 1 to 99: the more and the nearer the links, the higher
 * @param last the last day on which they may have met
 * @param links the strongest first
 */
public record Candidate(UUID person, int score, LocalDate last, List<Link> links) {

  /** The order of a list: the strongest first, ties by the latest day, then by id. */
  public static final Comparator<Candidate> ORDER =
      Comparator.comparingInt(Candidate::score)
          .reversed()
          .thenComparing(Comparator.comparing(Candidate::last).reversed())
          .thenComparing(Candidate::person);

  private static final Comparator<Link> STRONGEST =
      Comparator.comparingInt(Link::score)
          .reversed()
          .thenComparing(Comparator.comparing(Link::last).reversed())
          .thenComparing(link -> link.says().toString());

  /** Copies the links. */
  public Candidate {
    links = List.copyOf(links);
  }

  /** One person with everything that was found; the same link found twice counts once. */
  static Candidate of(UUID person, List<Link> found) {
    List<Link> links = found.stream().distinct().sorted(STRONGEST).toList();
    double apart = 1;
    LocalDate last = LocalDate.MIN;
    for (Link link : links) {
      apart *= 1 - link.score() / 100.0;
      last = link.last().isAfter(last) ? link.last() : last;
    }
    int score = (int) Math.clamp(Math.floor(100 * (1 - apart) + 1e-9), 1, 99);
    return new Candidate(person, score, last, links);
  }
}
