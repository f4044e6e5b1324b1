package lianfang.rulebook.outcome;

import java.time.LocalDate;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;
import org.jspecify.annotations.Nullable;

/** 行: what {@code measures} prints of a measure, as far as two lines are compared by it. */
public interface Line {

  /** What has to be done. */
  Measure measure();

  /** Where, NONE for measures without a place. */
  MeasurePlace place();

  /** First day, inclusive, Asia/Shanghai; null where it is not fixed yet. */
  @Nullable LocalDate from();

  /** Last day, inclusive; null where an event ends it. */
  @Nullable LocalDate until();
}
