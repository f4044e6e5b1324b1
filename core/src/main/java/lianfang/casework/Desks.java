package lianfang.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lianfang.area.Scope;
import lianfang.fact.playbook.Wording;

/** 办理台表: all desks of the playbook. */
public final class Desks {

  private final Map<String, Desk> desks = new LinkedHashMap<>();
  private final List<Unit> units;

  /** The desks in the order of the file, and the units of which people are recused. */
  public Desks(List<Desk> all, List<Unit> units) {
    all.forEach(desk -> desks.put(desk.id(), desk));
    this.units = List.copyOf(units);
  }

  /**
   * 单位: a bureau to which people at desks belong; that of a desk bears the desk's id.
   *
   * @param called words of which one stands in whatever people call it
   */
  public record Unit(String id, Wording name, List<String> called) {

    /** Copies the words. */
    public Unit {
      called = List.copyOf(called);
    }
  }

  /** All units, in the order of the file. */
  public List<Unit> units() {
    return units;
  }

  /** Ids of the units of which words speak, however they are written. */
  public Set<String> unitsNamed(String words) {
    String said = words.toLowerCase(Locale.ROOT);
    return units.stream()
        .filter(unit ->
            unit.called().stream().anyMatch(word -> said.contains(word.toLowerCase(Locale.ROOT))))
        .map(Unit::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The desk with this id. */
  public Optional<Desk> find(String id) {
    return Optional.ofNullable(desks.get(id));
  }

  /** All desks, in the order of the file. */
  public List<Desk> list() {
    return List.copyOf(desks.values());
  }

  /**
   * Whether a desk is sealed from whoever has a role at its own level: such a desk is not filled by
   * those whom it keeps out.
   */
  public boolean isSealedFrom(Desk desk, String role) {
    return desks.values().stream()
        .filter(one -> !one.seats() && one.level() == desk.level())
        .filter(one -> desk.sealedFrom().contains(one.id()))
        .anyMatch(one -> one.roles().contains(role));
  }

  /**
   * Where people sit by office.
   *
   * @param roles words of their roles
   * @param scope their jurisdiction
   * @return desks with the areas below which they sit at them
   */
  public Set<DeskPlace> byOffice(Set<String> roles, Scope scope) {
    List<DeskPlace> places = new ArrayList<>();
    for (Desk desk : desks.values()) {
      if (!desk.seats() && desk.roles().stream().anyMatch(roles::contains)) {
        scope.prefixes().stream()
            .filter(prefix -> prefix.length() <= desk.level().digits())
            .forEach(prefix -> places.add(new DeskPlace(desk.id(), prefix)));
      }
    }
    return Set.copyOf(places);
  }
}
