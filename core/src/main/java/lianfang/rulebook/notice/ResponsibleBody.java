package lianfang.rulebook.notice;

import java.util.Set;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;
import org.jspecify.annotations.Nullable;

/**
 * 责任单位: the body that carries a measure out. Central isolation, places that are not decided yet,
 * closures and disinfections belong to the county, or to a jurisdiction without a code where the
 * clause names it beside the counties and the person belongs to it; a patient to the hospital that
 * the county designated; everything at home to the village or community.
 *
 * @param kind what it is
 * @param key code of the county (of the hospital: its county) or village, or the jurisdiction's key
 */
public record ResponsibleBody(Kind kind, String key) {

  private static final int COUNTY_DIGITS = 6;

  /** 单位种类. */
  public enum Kind {
    COUNTY,
    JURISDICTION,
    HOSPITAL,
    VILLAGE
  }

  /**
   * The body that answers for a measure.
   *
   * @param area 12-digit code of the village
   * @param belongsTo key of the jurisdiction to which the person belongs, null for none
   * @param named what the clauses of its bases make responsible
   */
  public static ResponsibleBody of(
      Measure measure,
      MeasurePlace place,
      String area,
      @Nullable String belongsTo,
      Set<String> named) {
    String county = area.substring(0, Math.min(COUNTY_DIGITS, area.length()));
    if (measure != Measure.CLOSURE && measure != Measure.DISINFECTION) {
      if (place == MeasurePlace.HOSPITAL) {
        return new ResponsibleBody(Kind.HOSPITAL, county);
      }
      if (place != MeasurePlace.CENTRAL && place != MeasurePlace.UNDECIDED) {
        return new ResponsibleBody(Kind.VILLAGE, area);
      }
    }
    return belongsTo != null && named.contains(belongsTo)
        ? new ResponsibleBody(Kind.JURISDICTION, belongsTo)
        : new ResponsibleBody(Kind.COUNTY, county);
  }

  /** Code or key under which its head is registered. */
  public String headOf() {
    return kind == Kind.HOSPITAL ? "" : key;
  }
}
