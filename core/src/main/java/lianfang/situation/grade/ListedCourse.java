package lianfang.situation.grade;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 公布经过: the grades under which officials listed one community, run after run, held against how long
 * each has to last at least. Lists tell grades and not cases, so a run that is too short can be
 * shown and not judged.
 *
 * @param runs in order of time
 */
public record ListedCourse(List<Run> runs) {

  /** Sorts the runs. */
  public ListedCourse {
    runs = runs.stream().sorted(java.util.Comparator.comparing(Run::first)).toList();
  }

  /** Days on end under one grade, both listed, Asia/Shanghai. */
  public record Run(String grade, LocalDate first, LocalDate last) {

    /** How many days. */
    public long days() {
      return ChronoUnit.DAYS.between(first, last) + 1;
    }

    private boolean isFollowedBy(Optional<Run> next, String grade) {
      return next.filter(run -> run.first().equals(last.plusDays(1)))
          .filter(run -> run.grade().equals(grade))
          .isPresent();
    }
  }

  /**
   * 最短天数: how many days without a new case a grade lasts at least.
   *
   * @param highDays until high falls to medium
   * @param mediumAfterHighDays until that falls to low
   * @param mediumDays until medium that was never high falls to low
   */
  public record Rule(int highDays, int mediumAfterHighDays, int mediumDays) {}

  /** 比对结果: how a run stands to the rule. */
  public enum Finding {
    /** It lasted as long as it must, or longer because of new cases. */
    KEPT,
    /** One day short: explained where the last case was known the day before the first list. */
    DAY_BEFORE,
    /** Still listed on the last day of the list. */
    STILL,
    /** It may have begun before the first day of the list. */
    BEGAN_BEFORE,
    /** It rose to high, for which there is no least number of days. */
    RAISED,
    /** The rest of a county, which has no course of its own. */
    REST,
    /** Shorter by two days or more: open, because the list tells no cases. */
    SHORTER,
    /** From high off the list without having been medium: open. */
    SKIPPED
  }

  /**
   * A run with what the rule asks.
   *
   * @param needed least number of days, 0 where the rule asks for none
   */
  public record Checked(Run run, int needed, Finding finding) {

    /** Whether it agrees with the rule. */
    public boolean agrees() {
      return finding == Finding.KEPT;
    }

    /** Whether it stays open: neither agrees nor explained. */
    public boolean isOpen() {
      return finding == Finding.SHORTER || finding == Finding.SKIPPED;
    }
  }

  /**
   * Holds every run against the rule.
   *
   * @param begin first day of the whole list
   * @param end last day of the whole list
   */
  public List<Checked> check(Rule rule, LocalDate begin, LocalDate end) {
    List<Checked> checked = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      Optional<Run> next = i + 1 < runs.size() ? Optional.of(runs.get(i + 1)) : Optional.empty();
      boolean wasHigh =
          i > 0
              && runs.get(i - 1).isFollowedBy(Optional.of(run), run.grade())
              && runs.get(i - 1).grade().equals("high");
      int needed =
          switch (run.grade()) {
            case "high" -> rule.highDays();
            case "medium" -> wasHigh ? rule.mediumAfterHighDays() : rule.mediumDays();
            default -> 0;
          };
      checked.add(new Checked(run, needed, finding(run, next, needed, begin, end)));
    }
    return checked;
  }

  private static Finding finding(
      Run run, Optional<Run> next, int needed, LocalDate begin, LocalDate end) {
    if (needed == 0) {
      return Finding.REST;
    }
    if (run.grade().equals("medium") && run.isFollowedBy(next, "high")) {
      return Finding.RAISED;
    }
    if (run.last().equals(end)) {
      return Finding.STILL;
    }
    if (run.grade().equals("high") && !run.isFollowedBy(next, "medium")) {
      return Finding.SKIPPED;
    }
    if (run.days() >= needed) {
      return Finding.KEPT;
    }
    if (run.first().equals(begin)) {
      return Finding.BEGAN_BEFORE;
    }
    return run.days() == needed - 1 ? Finding.DAY_BEFORE : Finding.SHORTER;
  }
}
