package lianfang.rulebook.grade;

import java.util.List;
import java.util.Locale;
import lianfang.rulebook.table.Value;
import org.jspecify.annotations.Nullable;

/**
 * 地区疫情数字: what a grade is decided by, at 24:00 of one day of Asia/Shanghai. A number that nobody
 * knows is null; a table sees it as unknown, never as nought.
 *
 * @param cumulative confirmed cases up to then
 * @param new14 confirmed cases of the last 14 days, this day included; the day of the last case is
 *     no day without a case
 * @param cluster14 whether a cluster was found in these 14 days
 * @param daysWithout days since the day of the last case, that day excluded; null without a case
 * @param sinceCured days since the last patient was discharged; null while somebody is in treatment
 * @param localClusters local clusters so far
 */
public record AreaFigures(
    @Nullable Integer cumulative,
    @Nullable Integer new14,
    Cluster cluster14,
    @Nullable Integer daysWithout,
    @Nullable Integer sinceCured,
    @Nullable Integer localClusters) {

  /** The inputs of grading tables that are numbers, by their names. */
  static final List<String> NUMBERS =
      List.of("cumulative", "new_14", "days_without", "days_since_cured", "local_clusters");

  /** 聚集性疫情: whether a cluster was found. Silence is no evidence that there is none. */
  public enum Cluster {
    YES,
    NO,
    UNKNOWN;

    /** The word in tables and facts. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The value with this word. */
    public static Cluster ofWord(String word) {
      for (Cluster one : values()) {
        if (one.word().equals(word)) {
          return one;
        }
      }
      throw new IllegalArgumentException("'" + word + "' is none of yes, no, unknown");
    }
  }

  /**
   * A cluster is made of new cases, so one without any new case is an error of the figures.
   *
   * @throws ImpossibleFigures when the figures contradict each other
   */
  public AreaFigures {
    if (new14 != null && new14 == 0 && cluster14 == Cluster.YES) {
      throw new ImpossibleFigures(
          "a cluster of the last 14 days needs a case of the last 14 days: check the case series"
              + " and the day of the cluster");
    }
    if (cumulative != null && new14 != null && new14 > cumulative) {
      throw new ImpossibleFigures(
          new14 + " new cases in 14 days, but only " + cumulative + " in all");
    }
  }

  /** Where only the counts of cases are known. */
  public static AreaFigures of(int cumulative, int new14, Cluster cluster14) {
    return new AreaFigures(cumulative, new14, cluster14, null, null, null);
  }

  /**
   * The value of an input of a grading table.
   *
   * @throws IllegalArgumentException for an input that no area knows
   */
  Value value(String input) {
    return switch (input) {
      case "cumulative" -> number(cumulative);
      case "new_14" -> number(new14);
      case "cluster_14" -> Value.word(cluster14.word());
      case "days_without" -> number(daysWithout);
      case "days_since_cured" -> number(sinceCured);
      case "local_clusters" -> number(localClusters);
      default ->
          throw new IllegalArgumentException(
              "a grading table asks for '"
                  + input
                  + "', which no area knows; known are"
                  + " cumulative, new_14, cluster_14, days_without, days_since_cured,"
                  + " local_clusters");
    };
  }

  private static Value number(@Nullable Integer number) {
    return number == null ? Value.unknown() : Value.Amount.of(number);
  }
}
