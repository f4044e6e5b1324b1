package lianfang.web.answer;

import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;

/**
 * 责任单位: who carries a measure out: the county for central isolation and closures, its designated
 * hospital for patients, the village or community for everything at home.
 */
public final class Responsible {

  private static final int COUNTY_DIGITS = 6;

  private final Areas areas;

  /** Names by the divisions of the instance. */
  public Responsible(Areas areas) {
    this.areas = areas;
  }

  /** The body that answers for a measure. */
  public String of(MeasureInterval interval) {
    String area = interval.area();
    if (interval.measure() == Measure.CLOSURE || interval.measure() == Measure.DISINFECTION) {
      return county(area);
    }
    return switch (interval.place()) {
      case HOSPITAL -> county(area) + "定点医院";
      case CENTRAL, UNDECIDED -> county(area);
      default -> name(area);
    };
  }

  private String county(String area) {
    return name(area.substring(0, Math.min(COUNTY_DIGITS, area.length())));
  }

  private String name(String code) {
    return areas.find(code).map(Division::name).orElse(code);
  }
}
