package lianfang.situation.grade;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * 聚集性疫情标准: from how many cases a cluster is proposed, by the edition of the protocol.
 *
 * @param id of the edition
 * @param from first day on which it counts
 * @param cases how many cases of 14 days in one small place
 * @param zh the rule in Chinese
 * @param en the rule in English
 */
public record ClusterRule(String id, LocalDate from, int cases, String zh, String en) {

  /** The rule of a day; empty before the first one. */
  public static Optional<ClusterRule> on(List<ClusterRule> rules, LocalDate day) {
    return rules.stream()
        .filter(rule -> !rule.from().isAfter(day))
        .max(Comparator.comparing(ClusterRule::from));
  }
}
