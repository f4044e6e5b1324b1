package lianfang.area;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.instance.TestDatabase;

/** The stores of the module on a test's database, for tests of other modules. */
public final class AreaStores {

  private final TestDatabase database;
  private final Areas areas;

  /** Stores on this database. */
  public AreaStores(TestDatabase database) {
    this.database = database;
    this.areas = new StoredAreas(database.app());
  }

  /** Loads the playbook's divisions. */
  public void load(Path playbook, List<String> cities) {
    new DivisionLoading(database.engine(), areas).load(playbook, cities);
  }

  /** The divisions in memory. */
  public Areas areas() {
    return areas;
  }

  /** Who answers for what. */
  public Responsibilities responsibilities() {
    return new StoredResponsibilities(database.app());
  }

  /** Places below the village. */
  public Places places() {
    return new StoredPlaces(database.app());
  }

  /** Finds or creates places as the whole country. */
  public Map<PlaceKey, UUID> places(Collection<PlaceKey> keys) {
    return database.scoped().in("1,2,3,4,5,6", () -> places().findOrCreate(keys));
  }

  /** How many villages lie below a code. */
  public long villages(String prefix) {
    return areas.index().below(prefix, DivisionLevel.VILLAGE).size();
  }
}
