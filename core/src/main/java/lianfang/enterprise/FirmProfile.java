package lianfang.enterprise;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.fact.Fact;

/**
 * 企业登记: what the register says of a firm from a day on.
 *
 * @param name as on its licence or site
 * @param code unified social credit code; empty where it has none of its own
 * @param kind enterprise, construction site, workshop, self-employed or venue
 * @param industry a division of GB/T 4754 with its section's letter, such as C13
 * @param aboveScale whether statistics count it above scale
 * @param chain whether it stands in a key chain of supply
 * @param key whether the county names it a key firm
 */
public record FirmProfile(
    String name,
    String code,
    FirmKind kind,
    String industry,
    boolean aboveScale,
    boolean chain,
    boolean key) {

  /** The kind of fact that says it. */
  public static final String KIND = "firm-registered";

  private static final String YES = "yes";
  private static final String NO = "no";

  /** Sections B, C and D: mining, manufacturing, and power, heat, gas and water. */
  public boolean isIndustrial() {
    return !industry.isEmpty() && "BCD".indexOf(industry.charAt(0)) >= 0;
  }

  /** What a fact of this kind says. */
  public static FirmProfile of(Fact fact) {
    String code = fact.attribute("code");
    return new FirmProfile(
        Objects.requireNonNull(fact.attribute("object")),
        code == null ? "" : code,
        FirmKind.ofWord(Objects.requireNonNull(fact.attribute("firm_kind"))).orElseThrow(),
        Objects.requireNonNull(fact.attribute("industry")),
        YES.equals(fact.attribute("above_scale")),
        YES.equals(fact.attribute("chain")),
        YES.equals(fact.attribute("key")));
  }

  /** The attributes of the fact that says it. */
  public SortedMap<String, String> attributes() {
    SortedMap<String, String> said = new TreeMap<>();
    said.put("object", name);
    if (!code.isEmpty()) {
      said.put("code", code);
    }
    said.put("firm_kind", kind.word());
    said.put("industry", industry);
    said.put("above_scale", aboveScale ? YES : NO);
    said.put("chain", chain ? YES : NO);
    said.put("key", key ? YES : NO);
    return said;
  }
}
