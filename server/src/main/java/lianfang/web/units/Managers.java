package lianfang.web.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.area.Areas;
import lianfang.area.DivisionLevel;
import lianfang.gate.checkpoint.Checkpoint;
import lianfang.gate.unit.Unit;
import lianfang.gate.unit.Units;
import org.springframework.stereotype.Component;

/**
 * 在岗的系统管理人员: whoever answers for a unit's data and can sign in; a locked account answers for no
 * data.
 */
@Component
public class Managers {

  private final Units units;
  private final Accounts accounts;
  private final Areas areas;

  Managers(Units units, Accounts accounts, Areas areas) {
    this.units = units;
    this.accounts = accounts;
    this.areas = areas;
  }

  /** Who answers for the data of these units on a day; one who is missing here is vacant. */
  Map<UUID, Units.Manager> of(Collection<Unit> some, LocalDate day) {
    Map<UUID, Units.Manager> managers = units.managers(some, day);
    Set<String> locked =
        accounts.locked(managers.values().stream().map(Units.Manager::account).distinct().toList());
    managers.values().removeIf(one -> locked.contains(one.account()));
    return managers;
  }

  /** The units for whose data an account answers on a day. */
  List<Unit> answeredBy(String account, LocalDate day) {
    return units.of(account, day);
  }

  /** The firms of an area, and its villages where it is a township or a village. */
  List<Unit> around(String area, LocalDate day) {
    List<Unit> found = new ArrayList<>(units.firms(area, day));
    if (area.length() == DivisionLevel.VILLAGE.digits()) {
      found.add(Unit.village(area));
    } else if (area.length() == DivisionLevel.TOWNSHIP.digits()) {
      areas.children(area).forEach(one -> found.add(Unit.village(one.code())));
    }
    return found;
  }

  /** True where people are at work there on a day, or somebody answers for its data already. */
  boolean knows(Unit firm, LocalDate day) {
    return units.firms(firm.area(), day).contains(firm)
        || !units.managers(List.of(firm), day).isEmpty();
  }

  /** Those of them for whose data nobody answers on a day. */
  public List<Unit> vacantAround(String area, LocalDate day) {
    List<Unit> found = around(area, day);
    Map<UUID, Units.Manager> managers = of(found, day);
    return found.stream().filter(unit -> !managers.containsKey(unit.id())).toList();
  }

  /** The posts that count for a unit for whose data nobody answers on a day. */
  public Set<UUID> vacant(Collection<Checkpoint> posts, LocalDate day) {
    Map<UUID, List<Unit>> counted = new HashMap<>();
    posts.forEach(post -> counted.put(post.id(), Unit.of(post)));
    Map<UUID, Units.Manager> managers =
        of(counted.values().stream().flatMap(List::stream).distinct().toList(), day);
    Set<UUID> vacant = new HashSet<>();
    counted.forEach((post, some) -> {
      if (!some.isEmpty() && some.stream().noneMatch(unit -> managers.containsKey(unit.id()))) {
        vacant.add(post);
      }
    });
    return vacant;
  }
}
