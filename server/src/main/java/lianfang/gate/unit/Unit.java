package lianfang.gate.unit;

import java.util.UUID;
import lianfang.fact.Subject;

/**
 * 单位: a firm or a village that counts who goes in and out.
 *
 * @param subject the firm, or the village as an area
 * @param name of the firm; empty for a village, whose name is its area's
 * @param area division code of the village, or in which the firm lies
 */
public record Unit(Subject subject, String name, String area) {

  /** A village or community. */
  public static Unit village(String code) {
    return new Unit(Subject.area(code), "", code);
  }

  /** A firm by its name and area. */
  public static Unit firm(String area, String name) {
    return new Unit(Subject.enterprise("firm", area, name), name, area);
  }

  /** Whether it is a firm. */
  public boolean isFirm() {
    return subject.kind() == Subject.Kind.ENTERPRISE;
  }

  /** Its id. */
  public UUID id() {
    return subject.id();
  }
}
