package lianfang.enterprise;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import lianfang.fact.Days;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Wording;
import lianfang.fact.playbook.Yaml;

/**
 * 企业每日自查: what firms of an industry go through themselves every day they work, as {@code
 * playbook/firms/daily.yaml} says.
 *
 * @param cites where it stands
 */
public record DailyChecks(Wording cites, List<Check> checks) {

  /** The kind of fact that says it was done. */
  public static final String KIND = "firm-checked";

  /** Copies the checks. */
  public DailyChecks {
    checks = List.copyOf(checks);
  }

  /**
   * One list.
   *
   * @param list id of the checklist
   * @param industries divisions of GB/T 4754 whose firms go through it
   * @param by when it has to be reported, Asia/Shanghai
   */
  public record Check(String list, List<String> industries, LocalTime by) {

    /** Copies the industries. */
    public Check {
      industries = List.copyOf(industries);
    }

    /** Until when a day has to be reported. */
    public Instant due(LocalDate day) {
      return day.atTime(by).atZone(Days.ZONE).toInstant();
    }
  }

  /** How the report of a day stands. */
  public enum Standing {
    /** 逾期未报: nothing came until its time. */
    OVERDUE("overdue"),
    /** 待报: its time has not come. */
    DUE("due"),
    /** 迟报: it came after its time. */
    LATE("late"),
    /** 按时: it came in time. */
    REPORTED("reported");

    private final String word;

    Standing(String word) {
      this.word = word;
    }

    /** The word in addresses and texts. */
    public String word() {
      return word;
    }

    /**
     * How a report stands at a moment.
     *
     * @param due until when it had to come
     * @param came when the first one of the day came; empty where none did
     */
    public static Standing of(Instant due, Optional<Instant> came, Instant now) {
      return came.map(at -> at.isAfter(due) ? LATE : REPORTED)
          .orElse(now.isAfter(due) ? OVERDUE : DUE);
    }
  }

  /** Reads the file. */
  public static DailyChecks load(Path file) {
    Yaml root = Yaml.of(file);
    List<String> unknown = root.unknown("cites", "checks");
    if (!unknown.isEmpty()) {
      throw new PlaybookRefused(file, "unknown word " + unknown);
    }
    return new DailyChecks(
        root.wording("cites"),
        root.children("checks").stream()
            .map(one ->
                new Check(
                    one.text("list"), one.words("industries"), LocalTime.parse(one.text("by"))))
            .toList());
  }

  /** What a firm of this industry goes through every day; empty where nothing is asked. */
  public Optional<Check> of(String industry) {
    return checks.stream()
        .filter(check -> check.industries().stream().anyMatch(industry::startsWith))
        .findFirst();
  }
}
