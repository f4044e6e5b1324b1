package lianfang.situation;

import java.time.LocalDate;
import java.util.List;
import lianfang.fact.playbook.Wording;
import lianfang.fact.playbook.Yaml;
import lianfang.situation.Flag.Reading;

/** 疑点: the findings of the register of contradictions that are computed, each with its readings. */
final class Flags {

  private static final Wording SERIES = new Wording("按序列治愈数", "with the cured of the series");
  private static final Wording PAGE = new Wording("按见报治愈数", "with the cured of the newspaper");

  private Flags() {}

  static Flag read(Yaml entry) {
    List<Reading> readings =
        entry.children("readings").stream()
            .map(item -> new Reading(item.text("value"), item.wording("reason")))
            .toList();
    return new Flag(entry.text("code"), entry.wording("text"), readings);
  }

  /** C7: 截至目前, no day is printed. */
  static Flag inferredDay(LocalDate published, LocalDate earliest) {
    return new Flag(
        "C7",
        new Wording("原文只写截至目前，日期为推定", "printed as 'up to now': its day is inferred"),
        List.of(
            new Reading(published.toString(), new Wording("以见报日为准", "the day of publication")),
            new Reading(
                earliest.toString(), new Wording("版面上最晚事件之日", "the latest event on the page"))));
  }

  /** C2: days without a new case, counted both ways. */
  static Flag streak(LocalDate last, long exclusive, long inclusive) {
    return new Flag(
        "C2",
        new Wording(
            "末例所在日 " + last + " 是否计入，结果相差一天",
            "whether the day of the last case, " + last + ", counts makes a day's difference"),
        List.of(
            new Reading(
                Long.toString(exclusive),
                new Wording("末例次日起算（不含当日）", "from the day after the last case (exclusive)")),
            new Reading(
                Long.toString(inclusive),
                new Wording("末例当日起算（含当日）", "from the day of the last case (inclusive)"))));
  }

  /** C1: the cured that the page states do not fit the cases of the series. */
  static Flag balance(Reconciliation series, Reconciliation page, LocalDate day) {
    int withoutDead = page.cured() + stated(page);
    String zh =
        "%s：见报治愈 %d 与在治 %d 合计 %d（加死亡 %d 为 %d），累计确诊为 %d"
            .formatted(
                day,
                page.cured(),
                stated(page),
                withoutDead,
                page.dead(),
                withoutDead + page.dead(),
                page.confirmed());
    String en =
        "%s: printed cured %d and in treatment %d make %d (%d with %d dead), confirmed are %d"
            .formatted(
                day,
                page.cured(),
                stated(page),
                withoutDead,
                withoutDead + page.dead(),
                page.dead(),
                page.confirmed());
    return new Flag(
        "C1", new Wording(zh, en), List.of(treated(series, SERIES), treated(page, PAGE)));
  }

  private static int stated(Reconciliation page) {
    Integer stated = page.stated();
    return stated == null ? page.inTreatment() : stated;
  }

  private static Reading treated(Reconciliation counts, Wording how) {
    String sum =
        " (%d − %d − %d = %d)"
            .formatted(counts.confirmed(), counts.cured(), counts.dead(), counts.inTreatment());
    return new Reading(
        Integer.toString(counts.inTreatment()), new Wording(how.zh() + sum, how.en() + sum));
  }

  /** Two series that state different values for the same day. */
  static Flag seriesDiffer(String name, int value, String otherName, int otherValue) {
    return new Flag(
        "series-differ",
        new Wording("两个序列当日数字不同", "two series differ on this day"),
        List.of(
            new Reading(Integer.toString(value), new Wording("序列 " + name, "series " + name)),
            new Reading(
                Integer.toString(otherValue),
                new Wording("序列 " + otherName, "series " + otherName))));
  }

  /** 核减: the count fell since the day before. */
  static Flag fell(int before, int now) {
    return new Flag(
        "corrected-down",
        new Wording("较前一日减少（核减），照原样保留", "lower than the day before (taken back), kept as stated"),
        List.of(
            new Reading(Integer.toString(before), new Wording("前一日", "the day before")),
            new Reading(Integer.toString(now), new Wording("当日", "this day"))));
  }

  /** A series whose last count is older than the day asked for. */
  static Flag stale(LocalDate last, LocalDate on) {
    return new Flag(
        "carried-forward",
        new Wording("当日无数据，沿用最近一日", "no count for this day: the latest one is carried forward"),
        List.of(
            new Reading(last.toString(), new Wording("最近数据日", "day of the latest count")),
            new Reading(on.toString(), new Wording("通报日", "day of the bulletin"))));
  }
}
