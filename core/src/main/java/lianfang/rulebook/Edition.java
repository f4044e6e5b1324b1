package lianfang.rulebook;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianfang.rulebook.table.CompiledTable;
import org.jspecify.annotations.Nullable;

/**
 * 生效版本: an edition of a notice that was put in force, with the readings that officials signed.
 *
 * @param notice the notice's id, its folder's name
 * @param edition content hash, hexadecimal
 * @param from first day in force, Asia/Shanghai
 * @param until last day in force, null where none is set
 * @param scope prefixes of division codes, or an empty prefix for the whole country
 * @param tables its decision tables
 * @param readings signed values by key; a reading that is missing here makes a decision request
 * @param local by area, the readings that were signed for that area alone
 * @param since by name, the rows that editions before this one had already, with the first day from
 *     which they have held without a break
 */
public record Edition(
    String notice,
    String edition,
    LocalDate from,
    @Nullable LocalDate until,
    List<String> scope,
    List<CompiledTable> tables,
    Map<String, String> readings,
    Map<String, Map<String, String>> local,
    Map<String, LocalDate> since) {

  /** Copies the collections. */
  public Edition {
    scope = List.copyOf(scope);
    tables = List.copyOf(tables);
    readings = Map.copyOf(readings);
    Map<String, Map<String, String>> copies = new HashMap<>();
    local.forEach((area, own) -> copies.put(area, Map.copyOf(own)));
    local = Map.copyOf(copies);
    since = Map.copyOf(since);
  }

  /** An edition of which no row held before it, read alike everywhere. */
  public Edition(
      String notice,
      String edition,
      LocalDate from,
      @Nullable LocalDate until,
      List<String> scope,
      List<CompiledTable> tables,
      Map<String, String> readings) {
    this(notice, edition, from, until, scope, tables, readings, Map.of(), Map.of());
  }

  /** The same with another last day. */
  public Edition endedOn(LocalDate last) {
    return on(from, last);
  }

  /** The same on other days. */
  public Edition on(LocalDate first, @Nullable LocalDate last) {
    return new Edition(notice, edition, first, last, scope, tables, readings, local, since);
  }

  /** The same with other readings, everywhere and by area. */
  public Edition reading(Map<String, String> others, Map<String, Map<String, String>> by) {
    return new Edition(notice, edition, from, until, scope, tables, others, by, since);
  }

  /** The same with rows that held before it. */
  public Edition heldSince(Map<String, LocalDate> rows) {
    return new Edition(notice, edition, from, until, scope, tables, readings, local, rows);
  }

  /** The readings where somebody is: of two that were signed for areas the smaller area's. */
  public Map<String, String> readingsIn(String area) {
    Map<String, String> found = new HashMap<>(readings);
    local.keySet().stream()
        .filter(area::startsWith)
        .sorted(Comparator.comparingInt(String::length))
        .forEach(prefix -> found.putAll(local.getOrDefault(prefix, Map.of())));
    return found;
  }

  /** The same as it is read in an area, and nowhere else. */
  public Edition readIn(String area) {
    return reading(readingsIn(area), Map.of());
  }

  /** The first day from which the row has held without a break. */
  public LocalDate since(String row) {
    return since.getOrDefault(row, from);
  }

  /** Whether it holds on a day. */
  public boolean holds(LocalDate day) {
    return !from.isAfter(day) && (until == null || !until.isBefore(day));
  }
}
