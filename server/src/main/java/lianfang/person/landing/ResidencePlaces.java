package lianfang.person.landing;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import lianfang.area.PlaceKey;
import lianfang.area.PlaceKind;
import lianfang.area.Places;
import lianfang.person.roster.PlaceLabel;
import lianfang.person.roster.RosterRow;
import lianfang.person.roster.RowStatements;
import lianfang.person.store.BlindIndex;
import org.jspecify.annotations.Nullable;

/**
 * 住所: the places below the village that rows name. A household is known by a blind index of its
 * head, so that no name leaves this module.
 */
final class ResidencePlaces {

  private record Keys(PlaceKey household, @Nullable PlaceKey unit, @Nullable PlaceKey building) {}

  private final Map<Prepared.Ready, Keys> keys;
  private final Map<PlaceKey, UUID> found;

  private ResidencePlaces(Map<Prepared.Ready, Keys> keys, Map<PlaceKey, UUID> found) {
    this.keys = keys;
    this.found = found;
  }

  /** Finds or creates all places of a batch at once. */
  static ResidencePlaces of(Places places, List<Landing.Decided> rows, BlindIndex index) {
    Map<Prepared.Ready, Keys> byRow = new IdentityHashMap<>(rows.size());
    Set<PlaceKey> keys = new HashSet<>();
    for (Landing.Decided decided : rows) {
      Keys of = keys(decided.row());
      byRow.put(decided.row(), of);
      add(keys, of.household());
      add(keys, of.unit());
      add(keys, of.building());
    }
    return new ResidencePlaces(byRow, keys.isEmpty() ? Map.of() : places.findOrCreate(keys));
  }

  /** Where the row's person lives. */
  RowStatements.Residence of(Prepared.Ready row) {
    Keys of = Objects.requireNonNull(keys.get(row), "a row of another batch");
    return new RowStatements.Residence(
        row.village(), id(of.household()), id(of.unit()), id(of.building()), row.jurisdiction());
  }

  private @Nullable UUID id(@Nullable PlaceKey key) {
    return key == null ? null : found.get(key);
  }

  private static void add(Set<PlaceKey> keys, @Nullable PlaceKey key) {
    if (key != null) {
      keys.add(key);
    }
  }

  private static Keys keys(Prepared.Ready row) {
    String village = row.village();
    RosterRow.Home home = row.row().home();
    PlaceKey household = PlaceKey.in(village, PlaceKind.HOUSEHOLD, household(row));
    PlaceKey alley = child(village, null, PlaceKind.ALLEY, PlaceLabel.plain(home.alley()));
    PlaceKey courtyard =
        child(village, alley, PlaceKind.COURTYARD, PlaceLabel.plain(home.courtyard()));
    PlaceKey around = courtyard == null ? alley : courtyard;
    PlaceKey building =
        child(
            village,
            around,
            PlaceKind.BUILDING,
            home.building().isEmpty() ? "" : PlaceLabel.building(home.building()));
    PlaceKey unit =
        child(
            village,
            building == null ? around : building,
            PlaceKind.UNIT,
            home.unit().isEmpty() ? "" : PlaceLabel.unit(home.unit()));
    boolean lowRise = unit == null && building == null;
    return new Keys(household, lowRise ? around : unit, building == null ? alley : building);
  }

  /**
   * Who names no head is a household alone, so that a closure always has a place. The number keeps
   * namesakes of one village apart.
   */
  private static String household(Prepared.Ready row) {
    if (row.head() != null) {
      return Long.toHexString(row.head());
    }
    return row.number() == null ? Long.toHexString(row.name()) : row.number().toString();
  }

  private static @Nullable PlaceKey child(
      String village, @Nullable PlaceKey parent, PlaceKind kind, String label) {
    if (label.isEmpty()) {
      return null;
    }
    return parent == null ? PlaceKey.in(village, kind, label) : parent.inside(kind, label);
  }
}
