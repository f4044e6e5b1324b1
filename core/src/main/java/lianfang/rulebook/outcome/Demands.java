package lianfang.rulebook.outcome;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.PlaceDemand;
import lianfang.rulebook.episode.Episode;
import lianfang.rulebook.episode.PersonFacts;
import lianfang.rulebook.layer.Effect;
import org.jspecify.annotations.Nullable;

/** 场所要求: what a person's episodes ask of the unit or the building where the person lives. */
final class Demands {

  private final Subject subject;
  private final PersonFacts person;
  private final List<PlaceDemand> demands = new ArrayList<>(2);

  Demands(Subject subject, PersonFacts person) {
    this.subject = subject;
    this.person = person;
  }

  List<PlaceDemand> all() {
    return demands;
  }

  /**
   * Adds the demands of a row.
   *
   * @return false when nobody knows which place is meant
   */
  boolean add(Fired fired) {
    Effect effect = fired.effect();
    boolean wide = effect.closure() == MeasurePlace.BUILDING;
    UUID building = place("building");
    UUID place = wide ? first(building, place("unit")) : place("unit");
    if (place == null) {
      place = place("household");
    }
    if (place == null) {
      return false;
    }
    UUID within = building == null ? place : building;
    Basis basis = fired.basis(List.of("closure-clock"));
    if (effect.closure() != MeasurePlace.NONE) {
      demands.add(demand(fired, place, within, Measure.CLOSURE, basis));
    }
    if (effect.disinfection()) {
      demands.add(demand(fired, place, within, Measure.DISINFECTION, basis));
    }
    return true;
  }

  private PlaceDemand demand(Fired fired, UUID place, UUID within, Measure measure, Basis basis) {
    Effect effect = fired.effect();
    return new PlaceDemand(
        place,
        within,
        measure,
        effect.closure() == MeasurePlace.NONE ? MeasurePlace.UNIT : effect.closure(),
        measure == Measure.CLOSURE ? effect.closureDays() : 0,
        LocalDate.ofEpochDay(since(fired)),
        subject,
        person.village(),
        basis);
  }

  private static long since(Fired fired) {
    Episode episode = fired.episode();
    return fired
        .layer()
        .start(fired.effect().clause())
        .map(episode::on)
        .filter(day -> day != Episode.NEVER)
        .orElse(episode.day());
  }

  private @Nullable UUID place(String attribute) {
    Fact residence = person.residence();
    String id = residence == null ? null : residence.attribute(attribute);
    return id == null || id.isEmpty() ? null : UUID.fromString(id);
  }

  private static @Nullable UUID first(@Nullable UUID one, @Nullable UUID two) {
    return one == null ? two : one;
  }
}
