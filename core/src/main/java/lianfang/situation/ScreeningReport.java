package lianfang.situation;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * 排查报表: the screening report of a day, person by person, so that every figure leads to its list.
 *
 * @param day the day, Asia/Shanghai
 * @param area division code prefix
 * @param incomers who arrived that day; passing through is no arrival
 * @param underControl who is in isolation that day, wherever it is
 * @param entered who is in isolation that day and was not the day before
 * @param febrile whose latest temperature or symptoms of the last 14 days say fever
 * @param released whose isolation ends that day at 24:00, and who lives
 * @param died who died that day; empty in reports that were frozen before deaths were recorded
 */
public record ScreeningReport(
    LocalDate day,
    String area,
    List<UUID> incomers,
    List<UUID> underControl,
    List<UUID> entered,
    List<UUID> febrile,
    List<UUID> released,
    List<UUID> died) {

  /** A report without deaths is one from before they were recorded. */
  public ScreeningReport {
    died = Objects.requireNonNullElse(died, List.of());
  }

  /** The figures alone. */
  public Counts counts() {
    return new Counts(
        day,
        incomers.size(),
        underControl.size(),
        entered.size(),
        febrile.size(),
        released.size(),
        died.size());
  }

  /**
   * One day of the trend. Those under control are those of the day before, minus the ones released
   * then and the ones who died in it, plus the ones who entered.
   */
  public record Counts(
      LocalDate day,
      int incomers,
      int underControl,
      int entered,
      int febrile,
      int released,
      int died) {}
}
