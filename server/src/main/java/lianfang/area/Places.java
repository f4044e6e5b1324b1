package lianfang.area;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** 场所: grids, buildings, alleys, units, courtyards, households and sites below the village. */
public interface Places {

  /**
   * The ids of these places, in the caller's transaction; what is missing is created, parents
   * first. The same key always gives the same id, also when two ask at the same time.
   *
   * @return one id a key, and one for each parent that is not itself a key
   */
  Map<PlaceKey, UUID> findOrCreate(Collection<PlaceKey> keys);

  /**
   * Places lie in others from now on, in the caller's transaction; a place that lies there already
   * stays as it is.
   *
   * @param inside the place around each
   */
  void moveInside(Map<UUID, UUID> inside);

  /** One place with what lies around it. */
  Optional<Place> find(UUID id);

  /** The places with these ids; unknown ids are left out. */
  Map<UUID, Place> list(Collection<UUID> ids);
}
