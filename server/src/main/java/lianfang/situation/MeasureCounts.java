package lianfang.situation;

import java.time.LocalDate;
import java.util.List;

/** 在管统计: how many persons and places are under which measure, from the outcome of the rulebook. */
interface MeasureCounts {

  /** The counts of {@code day} within {@code area}, a division code prefix. */
  List<MeasureCount> on(LocalDate day, String area);

  /** Persons whose isolation ends on {@code day} at 24:00 and who are free the day after. */
  int released(LocalDate day, String area);
}
