package lianfang.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** 区划索引: one edition of the divisions in memory, immutable, by code and by what lies below. */
public final class DivisionIndex {

  private final NavigableMap<String, Division> byCode;
  private final Map<String, List<Division>> children;

  private DivisionIndex(
      NavigableMap<String, Division> byCode, Map<String, List<Division>> children) {
    this.byCode = byCode;
    this.children = children;
  }

  /** An index of {@code rows}, in any order; of two rows with one code the later stands. */
  public static DivisionIndex of(Collection<Division> rows) {
    NavigableMap<String, Division> byCode = new TreeMap<>();
    rows.forEach(row -> byCode.put(row.code(), row));
    Map<String, List<Division>> children = new HashMap<>();
    for (Division row : byCode.values()) {
      children.computeIfAbsent(row.parentCode().orElse(""), code -> new ArrayList<>()).add(row);
    }
    children.replaceAll((code, list) -> List.copyOf(list));
    return new DivisionIndex(Collections.unmodifiableNavigableMap(byCode), Map.copyOf(children));
  }

  /** The division with this code; filling zeros (410900, 410902001000) are taken off. */
  public Optional<Division> find(String code) {
    Division exact = byCode.get(code);
    return Optional.ofNullable(exact == null ? byCode.get(shortened(code)) : exact);
  }

  /** The divisions one level below {@code code}, by code; the provinces for an empty code. */
  public List<Division> children(String code) {
    return children.getOrDefault(code, List.of());
  }

  /** All divisions whose code begins with {@code prefix}, itself included, by code. */
  public Collection<Division> below(String prefix) {
    return byCode.subMap(prefix, true, prefix + Character.MAX_VALUE, true).values();
  }

  /** All divisions of one level whose code begins with {@code prefix}, by code. */
  public List<Division> below(String prefix, DivisionLevel level) {
    return below(prefix).stream().filter(division -> division.level() == level).toList();
  }

  /** From the province down to {@code code}; levels that only hold a place are left out. */
  public List<Division> path(String code) {
    List<Division> path = new ArrayList<>();
    Optional<Division> next = find(code);
    while (next.isPresent()) {
      Division division = next.get();
      if (!DivisionNames.structural(division)) {
        path.addFirst(division);
      }
      next = division.parentCode().map(byCode::get);
    }
    return List.copyOf(path);
  }

  /** The names of the path in one word, such as 河南省濮阳市清丰县; empty for an unknown code. */
  public String pathName(String code) {
    StringBuilder name = new StringBuilder();
    String above = "";
    for (Division division : path(code)) {
      name.append(DivisionNames.withoutPrefix(division.name(), above));
      above = division.name();
    }
    return name.toString();
  }

  /** How many divisions are held. */
  public int size() {
    return byCode.size();
  }

  /** A code without filling zeros: 410900000000 is 4109, 410900 too. */
  static String shortened(String code) {
    String digits = code;
    for (DivisionLevel level : List.of(DivisionLevel.VILLAGE, DivisionLevel.TOWNSHIP)) {
      if (digits.length() == level.digits() && digits.endsWith("000")) {
        digits = digits.substring(0, digits.length() - 3);
      }
    }
    while (digits.length() > 2 && digits.length() <= 6 && digits.endsWith("00")) {
      digits = digits.substring(0, digits.length() - 2);
    }
    return digits;
  }
}
