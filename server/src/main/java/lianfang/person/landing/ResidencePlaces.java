package lianfang.person.landing;

import java.util.HashMap;
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
import lianfang.person.store.Household;
import lianfang.person.store.HouseholdStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 住所: the places below the village that rows name. A household lies in its unit, courtyard or
 * alley, that in its building or alley, and the outermost in its group; the household's label is
 * random, and what tells it apart stays in this module.
 */
@Component
class ResidencePlaces {

  private record Keys(
      @Nullable PlaceKey grid,
      @Nullable PlaceKey around,
      @Nullable PlaceKey unit,
      @Nullable PlaceKey building) {

    /** In which place the household lies. */
    @Nullable PlaceKey inside() {
      return around == null ? grid : around;
    }
  }

  private final Places places;
  private final HouseholdStore households;

  ResidencePlaces(Places places, HouseholdStore households) {
    this.places = places;
    this.households = households;
  }

  /** The places of a batch. */
  static final class Found {

    private final Map<Prepared.Ready, Keys> keys = new IdentityHashMap<>();
    private final Map<PlaceKey, UUID> ids = new HashMap<>();
    private final Households.Settled settled;

    private Found(Households.Settled settled) {
      this.settled = settled;
    }

    /** Whether the row's household is known, so that the row can land. */
    boolean lands(Landing.Decided row) {
      return settled.lands(row);
    }

    /** The rows that wait, each with somebody of every household in question. */
    Map<Prepared.Ready, List<UUID>> unsettled() {
      Map<Prepared.Ready, List<UUID>> rows = new IdentityHashMap<>();
      settled.unsettled().forEach((row, with) -> rows.put(row.row(), with));
      return rows;
    }

    /** The place of the row's household. */
    UUID household(Prepared.Ready row) {
      Household home = Objects.requireNonNull(settled.homes().get(row), "a row that waits");
      return Objects.requireNonNull(home.place(), "a household without its place");
    }

    /** Where the row's person lives. */
    RowStatements.Residence of(Prepared.Ready row) {
      Keys of = Objects.requireNonNull(keys.get(row), "a row of another batch");
      return new RowStatements.Residence(
          row.village(), household(row), id(of.unit()), id(of.building()), row.jurisdiction());
    }

    private @Nullable UUID id(@Nullable PlaceKey key) {
      return key == null ? null : ids.get(key);
    }
  }

  /** Settles the households of rows, and finds or creates all their places at once. */
  Found of(List<Landing.Decided> rows) {
    Households.Settled settled = new Households(households, false).settle(rows);
    Found found = new Found(settled);
    Set<PlaceKey> wanted = new HashSet<>();
    Map<Household, PlaceKey> made = new IdentityHashMap<>();
    for (Landing.Decided decided : rows) {
      Prepared.Ready row = decided.row();
      Household home = settled.homes().get(row);
      if (home != null) {
        Keys of = keys(row);
        found.keys.put(row, of);
        add(wanted, of.unit());
        add(wanted, of.building());
        add(wanted, of.around());
        add(wanted, of.grid());
        if (home.place() == null) {
          deepest(made, home, row.village(), of);
        }
      }
    }
    wanted.addAll(made.values());
    if (!wanted.isEmpty()) {
      found.ids.putAll(places.findOrCreate(wanted));
    }
    made.forEach((home, key) -> home.at(Objects.requireNonNull(found.ids.get(key))));
    moveInside(settled, found);
    households.left(settled.left());
    households.save(changed(settled));
    return found;
  }

  /** Of the rows of a new household the one that places it most exactly says where it lies. */
  private static void deepest(
      Map<Household, PlaceKey> made, Household home, String village, Keys of) {
    PlaceKey around = of.inside();
    PlaceKey before = made.get(home);
    int depth = around == null ? 0 : around.depth() + 1;
    if (before == null || before.depth() < depth) {
      String label = UUID.randomUUID().toString();
      made.put(
          home,
          around == null
              ? PlaceKey.in(village, PlaceKind.HOUSEHOLD, label)
              : around.inside(PlaceKind.HOUSEHOLD, label));
    }
  }

  private void moveInside(Households.Settled settled, Found found) {
    Map<UUID, UUID> inside = new HashMap<>();
    settled
        .deeper()
        .forEach((home, row) -> {
          Keys of = found.keys.get(row);
          UUID around = of == null ? null : found.id(of.inside());
          if (around != null && home.place() != null) {
            inside.put(home.place(), around);
          }
        });
    places.moveInside(inside);
    Map<UUID, UUID> groups = new HashMap<>();
    for (Keys of : found.keys.values()) {
      UUID grid = found.id(of.grid());
      PlaceKey outermost = of.around();
      while (outermost != null && outermost.parent() != null) {
        outermost = outermost.parent();
      }
      UUID top = found.id(outermost);
      if (grid != null && top != null) {
        groups.putIfAbsent(top, grid);
      }
    }
    places.group(groups);
  }

  private static List<Household> changed(Households.Settled settled) {
    Set<Household> all = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(settled.homes().values());
    return all.stream().filter(Household::changed).toList();
  }

  private static void add(Set<PlaceKey> keys, @Nullable PlaceKey key) {
    if (key != null) {
      keys.add(key);
    }
  }

  private static Keys keys(Prepared.Ready row) {
    String village = row.village();
    RosterRow.Home home = row.row().home();
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
    PlaceKey high = building == null ? around : building;
    PlaceKey unit =
        child(
            village,
            high,
            PlaceKind.UNIT,
            home.unit().isEmpty() ? "" : PlaceLabel.unit(home.unit()));
    boolean lowRise = unit == null && building == null;
    return new Keys(
        child(village, null, PlaceKind.GRID, Dwelling.group(row.row())),
        unit == null ? high : unit,
        lowRise ? around : unit,
        building == null ? alley : building);
  }

  private static @Nullable PlaceKey child(
      String village, @Nullable PlaceKey parent, PlaceKind kind, String label) {
    if (label.isEmpty()) {
      return null;
    }
    return parent == null ? PlaceKey.in(village, kind, label) : parent.inside(kind, label);
  }
}
