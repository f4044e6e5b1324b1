package lianfang.rulebook.edition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final Editions editions;
  private final HoldingEditions holding;
  private final Enacting enacting;

  LayersAbove(Editions editions, HoldingEditions holding, Enacting enacting) {
    this.editions = editions;
    this.holding = holding;
    this.enacting = enacting;
  }

  /** What is looser on a day, rows and readings, with both places. */
  public List<Finding> looser(String edition, LocalDate on) {
    Notice own = editions.find(edition).orElseThrow();
    List<ReadingLooseness.Read> held = held(own.id(), on);
    List<Finding> findings =
        new ArrayList<>(
            Looseness.of(own, held.stream().map(ReadingLooseness.Read::notice).toList()));
    findings.addAll(ReadingLooseness.of(read(own, on), held));
    return List.copyOf(findings);
  }

  /** Readings that stand otherwise above and that nobody can compare. */
  public List<String> notCompared(String edition, LocalDate on) {
    Notice own = editions.find(edition).orElseThrow();
    return ReadingLooseness.notCompared(read(own, on), held(own.id(), on));
  }

  /** The editions in force that a higher one would find looser than itself, by content hash. */
  public List<String> below(String edition, LocalDate on) {
    Notice higher = editions.find(edition).orElseThrow();
    List<ReadingLooseness.Read> above = List.of(read(higher, on));
    List<String> found = new ArrayList<>();
    for (ReadingLooseness.Read one : held(higher.id(), on)) {
      boolean looser =
          !Looseness.of(one.notice(), List.of(higher)).isEmpty()
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
