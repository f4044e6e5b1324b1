package lianfang.area;

import java.util.List;
import java.util.Map;

/**
 * 别名、曾用名与辖区: what people write that the list of divisions does not hold.
 *
 * @param aliases other names with the codes that they may mean
 * @param abroad words for places outside China
 * @param former divisions of earlier editions
 * @param jurisdictions bodies without a code
 */
public record DivisionWords(
    Map<String, List<String>> aliases,
    List<String> abroad,
    List<FormerDivision> former,
    List<Jurisdiction> jurisdictions) {

  /** No other words. */
  public static final DivisionWords NONE =
      new DivisionWords(Map.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public DivisionWords {
    aliases = Map.copyOf(aliases);
    abroad = List.copyOf(abroad);
    former = List.copyOf(former);
    jurisdictions = List.copyOf(jurisdictions);
  }
}
