package lianfang.gate.unit;

import java.util.List;
import java.util.UUID;
import lianfang.fact.Subject;
import lianfang.gate.checkpoint.Checkpoint;

/**
 * 单位: a firm or a village that counts who goes in and out.
 *
 * @param subject the firm, or the village as an area
 * @param name of the firm; empty for a village, whose name is its area's
 * @param area division code of the village, or in which the firm lies
 */
public record Unit(Subject subject, String name, String area) {

  private static final int VILLAGE_DIGITS = 12;
  private static final List<Integer> AREA_DIGITS = List.of(6, 9, VILLAGE_DIGITS);

  /** A village or community. */
  public static Unit village(String code) {
    return new Unit(Subject.area(code), "", code);
  }

  /** A firm by its name and area. */
  public static Unit firm(String area, String name) {
    return new Unit(Subject.enterprise("firm", area, name), name, area);
  }

  /**
   * The unit for which a post counts: a village, or a firm, which may be known by the area of the
   * post or one around it. Empty for posts that count for nobody, as on a highway.
   */
  public static List<Unit> of(Checkpoint post) {
    return switch (post.kind()) {
      case VILLAGE, COMPOUND ->
          post.area().length() == VILLAGE_DIGITS ? List.of(village(post.area())) : List.of();
      case FIRM ->
          AREA_DIGITS.stream()
              .filter(digits -> digits <= post.area().length())
              .map(digits ->
                  firm(post.area().substring(0, digits), post.place().orElse(post.called())))
              .toList();
      default -> List.of();
    };
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
