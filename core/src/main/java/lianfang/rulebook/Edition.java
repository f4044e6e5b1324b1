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
 */
public record Edition(
    String notice,
    String edition,
    LocalDate from,
    @Nullable LocalDate until,
    List<String> scope,
    List<CompiledTable> tables,
    Map<String, String> readings) {

  /** Copies the collections. */
  public Edition {
    scope = List.copyOf(scope);
    tables = List.copyOf(tables);
    readings = Map.copyOf(readings);
  }
}
