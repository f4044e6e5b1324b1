package lianfang.rulebook;

import java.time.LocalDate;
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
    Map<String, LocalDate> since) {

  /** Copies the collections. */
  public Edition {
    scope = List.copyOf(scope);
    tables = List.copyOf(tables);
    readings = Map.copyOf(readings);
    since = Map.copyOf(since);
  }

  /** An edition of which no row held before it. */
  public Edition(
      String notice,
      String edition,
      LocalDate from,
      @Nullable LocalDate until,
      List<String> scope,
      List<CompiledTable> tables,
      Map<String, String> readings) {
    this(notice, edition, from, until, scope, tables, readings, Map.of());
  }

  /** The same with another last day. */
  public Edition endedOn(LocalDate last) {
    return new Edition(notice, edition, from, last, scope, tables, readings, since);
  }

  /** The same with other readings. */
  public Edition reading(Map<String, String> others) {
    return new Edition(notice, edition, from, until, scope, tables, others, since);
  }

  /** The same with rows that held before it. */
  public Edition heldSince(Map<String, LocalDate> rows) {
    return new Edition(notice, edition, from, until, scope, tables, readings, rows);
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
