package lianfang.area;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** 包保责任: who answers for each area and place, by date, and where nobody does. */
public interface Responsibilities {

  /**
   * Everybody who answers for a place on a day: its own, those of what lies around it, of its
   * village, township and county; from above. All see the caller's scope only.
   *
   * @param village 12-digit code
   * @param places the place and what lies around it; may be empty
   */
  List<Responsibility> chain(String village, Collection<UUID> places, LocalDate on);

  /** Everybody who answers for these villages as a whole on a day, by village. */
  Map<String, List<Responsibility>> ofVillages(Collection<String> villages, LocalDate on);

  /** Everybody who answers for one of these places itself on a day, by place. */
  Map<UUID, List<Responsibility>> ofPlaces(Collection<UUID> places, LocalDate on);

  /**
   * 主要负责人: the heads of bodies on a day, by body; a body without a head is left out.
   *
   * @param bodies codes of counties and villages, keys of jurisdictions without a code
   */
  Map<String, List<Responsibility>> heads(Collection<String> bodies, LocalDate on);

  /**
   * Where the chain has a hole on a day: a county or a jurisdiction without a head, a village
   * without township cadre or village cadre, a grid without village cadre, a household for which no
   * party member answers (of itself or of the unit, courtyard, alley, building or grid around it).
   *
   * @param prefix division code or its beginning
   * @param limit at most so many are named, by level and area; all are counted
   */
  Gaps gaps(String prefix, LocalDate on, int limit);

  /** How many different people answer at this level below {@code prefix} on a day. */
  long count(ResponsibleLevel level, String prefix, LocalDate on);

  /**
   * 岗位: for what somebody answers.
   *
   * @param who account or person
   * @param area code of the village or other area
   * @param grid the grid of it; empty where it is the whole area, or a place in it that is no grid
   */
  record Post(String who, String area, Optional<UUID> grid) {}

  /** Who answers for what at this level below {@code prefix} on a day, each post once. */
  List<Post> posts(ResponsibleLevel level, String prefix, LocalDate on);

  /** Stores what facts say, in the caller's transaction; each fact once. */
  void assign(Collection<Responsibility> responsibilities);

  /** Takes back what these facts said, in the caller's transaction. */
  void remove(Collection<UUID> facts);
}
