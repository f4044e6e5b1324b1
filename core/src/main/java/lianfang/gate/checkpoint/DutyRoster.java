package lianfang.gate.checkpoint;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** 值班表: who stands at a checkpoint and when, and the hours in which too few do. */
public record DutyRoster(List<Shift> shifts) {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Copies the shifts, in order. */
  public DutyRoster {
    shifts = shifts.stream().sorted(Comparator.comparing(Shift::from)).toList();
  }

  /**
   * One shift.
   *
   * @param from inclusive
   * @param until exclusive
   * @param people how many stand there
   * @param account who answers for the shift; empty where nobody is named
   */
  public record Shift(Instant from, Instant until, int people, String account) {}

  /**
   * Hours with too few people.
   *
   * @param people how many there are
   */
  public record Gap(Instant from, Instant until, int people) {}

  /** The shifts that these records tell. */
  public static DutyRoster of(Collection<CheckpointRecord> records) {
    List<Shift> shifts = new ArrayList<>();
    for (CheckpointRecord one : records) {
      String until = one.attribute("until");
      String people = one.attribute("people");
      if (one.kind().equals(CheckpointRecord.DUTY) && until != null && people != null) {
        String account = one.attribute("account");
        shifts.add(
            new Shift(
                one.happenedAt(),
                LocalDateTime.parse(until).atZone(ZONE).toInstant(),
                Integer.parseInt(people),
                account == null ? "" : account));
      }
    }
    return new DutyRoster(shifts);
  }

  /** The shifts that touch a span. */
  public List<Shift> between(Instant from, Instant until) {
    return shifts.stream()
        .filter(one -> one.from().isBefore(until) && one.until().isAfter(from))
        .toList();
  }

  /** When within the span fewer than {@code peopleMin} stand there; neighbours are one gap. */
  public List<Gap> gaps(Instant from, Instant until, int peopleMin) {
    TreeSet<Instant> edges = new TreeSet<>(List.of(from, until));
    List<Shift> near = between(from, until);
    near.forEach(one -> {
      edges.add(one.from().isBefore(from) ? from : one.from());
      edges.add(one.until().isAfter(until) ? until : one.until());
    });
    List<Gap> gaps = new ArrayList<>();
    Instant start = edges.first();
    for (Instant end : edges.tailSet(start, false)) {
      Instant at = start;
      int people =
          near.stream()
              .filter(one -> !one.from().isAfter(at) && one.until().isAfter(at))
              .mapToInt(Shift::people)
              .sum();
      if (people < peopleMin) {
        Gap before = gaps.isEmpty() ? null : gaps.getLast();
        if (before != null && before.until().equals(start) && before.people() == people) {
          gaps.set(gaps.size() - 1, new Gap(before.from(), end, people));
        } else {
          gaps.add(new Gap(start, end, people));
        }
      }
      start = end;
    }
    return gaps;
  }
}
