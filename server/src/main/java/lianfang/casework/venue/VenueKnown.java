package lianfang.casework.venue;

import java.time.LocalDate;
import java.util.Map;
import lianfang.casework.known.KnownValues;
import lianfang.fact.Subject;
import org.springframework.stereotype.Component;

/** 场所所知: as what a venue opens again is said by its register, whatever is typed. */
@Component
class VenueKnown implements KnownValues {

  private final Venues venues;

  VenueKnown(Venues venues) {
    this.venues = venues;
  }

  @Override
  public Known of(Subject about, LocalDate day) {
    if (about.kind() != Subject.Kind.ENTERPRISE) {
      return Known.NOTHING;
    }
    return venues
        .find(about.id())
        .flatMap(venue -> venues.rules().kind(venue.kind()))
        .map(VenueKind::reopening)
        .filter(kind -> !kind.isEmpty())
        .map(kind -> new Known(Map.of(), Map.of("venue.kind", kind)))
        .orElse(Known.NOTHING);
  }
}
