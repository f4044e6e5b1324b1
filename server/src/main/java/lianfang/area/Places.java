package lianfang.area;

import java.util.Collection;
import java.util.List;
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

  /**
   * Buildings, alleys, courtyards and units directly below the village lie in a group or grid from
   * now on, in the caller's transaction; where one is known already, that stays.
   *
   * @param groups the group of each
   */
  void group(Map<UUID, UUID> groups);

  /**
   * What lies directly inside a place or, without one, directly below the village, by kind and
   * label.
   *
   * @param village 12-digit code
   * @param around the place around; empty for the village
   * @param limit at most so many
   */
  List<Inside> inside(String village, Optional<UUID> around, int limit);

  /**
   * A place with how much lies in it.
   *
   * @param households how many households, at any depth
   */
  record Inside(Place place, long households) {}

  /** The places around one, from the inside out, without the place itself. */
  List<Place> around(UUID id);

  /** The grids of these villages, by id, with their village. */
  Map<UUID, String> grids(Collection<String> villages);

  /** What lies in these grids at any depth, each with its grid. */
  Map<UUID, UUID> inGrids(Collection<UUID> grids);

  /** One place with what lies around it. */
  Optional<Place> find(UUID id);

  /** The places with these ids; unknown ids are left out. */
  Map<UUID, Place> list(Collection<UUID> ids);
}
