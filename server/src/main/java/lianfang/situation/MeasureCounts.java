package lianfang.situation;

import java.time.LocalDate;
import java.util.List;
import lianfang.rulebook.OutcomeCounts;
import org.springframework.stereotype.Component;

/** 在管统计: how many persons and places are under which measure, from the outcome of the rulebook. */
@Component
class MeasureCounts {

  private final OutcomeCounts outcomes;

  MeasureCounts(OutcomeCounts outcomes) {
    this.outcomes = outcomes;
  }

  /** The counts of {@code day} within {@code area}, a division code prefix. */
  List<MeasureCount> on(LocalDate day, String area) {
    return outcomes.on(day, area).stream()
        .map(count -> new MeasureCount(count.measure(), count.place(), count.subjects()))
        .toList();
  }

  /** Persons whose isolation ends on {@code day} at 24:00 and who are free the day after. */
  int released(LocalDate day, String area) {
    return outcomes.released(day, area);
  }
}
