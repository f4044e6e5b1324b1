package lianfang.rulebook.edition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lianfang.rulebook.Edition;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.Finding;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.layer.Looseness;
import lianfang.rulebook.layer.ReadingLooseness;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.simulation.Candidates;
import org.springframework.stereotype.Component;

/** 与上级核对: what an edition asks and reads more loosely than the notices above it that hold. */
@Component
public class LayersAbove {

  private static final int KEPT_MAX = 500;

  private final Editions editions;
  private final HoldingEditions holding;
  private final Enacting enacting;

  /** Tables of two editions, which never change, take as long to compare as there are cases. */
  private final Map<Pair, Looseness.Compared> compared = new ConcurrentHashMap<>();

  private record Pair(String own, String above) {}

  LayersAbove(Editions editions, HoldingEditions holding, Enacting enacting) {
    this.editions = editions;
    this.holding = holding;
    this.enacting = enacting;
  }

  /** How the tables of an edition stand to those of one above it; nothing where it is not above. */
  public Looseness.Compared tables(Notice own, Notice higher) {
    if (compared.size() > KEPT_MAX) {
      compared.clear();
    }
    return Objects.requireNonNull(
        compared.computeIfAbsent(
            new Pair(own.edition(), higher.edition()), pair -> Looseness.compare(own, higher)));
  }

  /** What is looser on a day, rows and readings, with both places. */
  public List<Finding> looser(String edition, LocalDate on) {
    Notice own = editions.find(edition).orElseThrow();
    List<ReadingLooseness.Read> held = held(own.id(), on);
    List<Finding> findings = new ArrayList<>();
    held.forEach(higher -> findings.addAll(tables(own, higher.notice()).findings()));
    findings.addAll(ReadingLooseness.of(read(own, on), held));
    return List.copyOf(findings);
  }

  /** Readings and clocks that stand otherwise above and that nobody can compare. */
  public List<String> notCompared(String edition, LocalDate on) {
    Notice own = editions.find(edition).orElseThrow();
    ReadingLooseness.Read read = read(own, on);
    List<String> named = new ArrayList<>();
    for (ReadingLooseness.Read higher : held(own.id(), on)) {
      ReadingLooseness.open(read, higher, tables(own, higher.notice()).shared())
          .forEach(one -> named.add(higher.notice().id() + "/" + one.above()));
    }
    return List.copyOf(named);
  }

  /** The editions in force that a higher one would find looser than itself, by content hash. */
  public List<String> below(String edition, LocalDate on) {
    Notice higher = editions.find(edition).orElseThrow();
    List<ReadingLooseness.Read> above = List.of(read(higher, on));
    List<String> found = new ArrayList<>();
    for (ReadingLooseness.Read one : held(higher.id(), on)) {
      boolean looser =
          !tables(one.notice(), higher).findings().isEmpty()
              || !ReadingLooseness.of(one, above).isEmpty();
      if (looser) {
        found.add(one.notice().edition());
      }
    }
    return List.copyOf(found);
  }

  private List<ReadingLooseness.Read> held(String but, LocalDate on) {
    return holding.on(on).stream()
        .filter(one -> !one.notice().equals(but))
        .map(one ->
            new ReadingLooseness.Read(editions.find(one.edition()).orElseThrow(), one.readings()))
        .toList();
  }

  /** As it is read where it holds, or would be read if it were approved for the day. */
  private ReadingLooseness.Read read(Notice notice, LocalDate on) {
    for (Edition one : holding.on(on)) {
      if (one.edition().equals(notice.edition())) {
        return new ReadingLooseness.Read(notice, one.readings());
      }
    }
    Map<String, String> readings = new HashMap<>(holding.signed(notice.id(), Set.of()).on(on));
    enacting
        .taking(notice.edition(), on)
        .forEach(reading -> readings.put(reading.key(), Candidates.value(reading)));
    return new ReadingLooseness.Read(notice, readings);
  }
}
