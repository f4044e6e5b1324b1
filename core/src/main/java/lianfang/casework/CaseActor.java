package lianfang.casework;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * 办理人: who acts on a case, as the rules see them.
 *
 * @param account opaque id; empty for the public
 * @param seats desks at which they sit, in each area
 * @param wide desks at which they sit in all areas below these prefixes
 * @param team the team with which they are out, if any
 * @param kind a person, the public or the clock
 */
public record CaseActor(
    String account, Set<DeskPlace> seats, Set<DeskPlace> wide, Optional<String> team, Kind kind) {

  /** Who acts. */
  public enum Kind {
    PERSON,
    PUBLIC,
    CLOCK
  }

  /** Copies the seats. */
  public CaseActor {
    seats = Set.copyOf(seats);
    wide = Set.copyOf(wide);
  }

  /** Time has passed. */
  public static CaseActor clock() {
    return new CaseActor("clock", Set.of(), Set.of(), Optional.empty(), Kind.CLOCK);
  }

  /** Somebody without an account. */
  public static CaseActor anyone() {
    return new CaseActor("", Set.of(), Set.of(), Optional.empty(), Kind.PUBLIC);
  }

  /** Whether they sit at this desk. */
  public boolean sitsAt(DeskPlace place) {
    return seats.contains(place)
        || wide.stream()
            .anyMatch(
                one -> one.desk().equals(place.desk()) && place.area().startsWith(one.area()));
  }

  /** Whether they sit at the desk with this id that answers for an area. */
  public boolean sitsIn(String desk, String area) {
    return seats.stream().anyMatch(one -> one.desk().equals(desk) && area.startsWith(one.area()))
        || sitsAt(new DeskPlace(desk, area));
  }

  /** The ids of all desks at which they sit. */
  public Set<String> desks() {
    Set<String> ids = new HashSet<>();
    seats.forEach(seat -> ids.add(seat.desk()));
    wide.forEach(seat -> ids.add(seat.desk()));
    return ids;
  }
}
