package lianfang.area;

import java.util.List;
import java.util.Optional;

/**
 * 现住地识别: what the county, township and village that somebody wrote can mean.
 *
 * @param problem what stands in the way, {@link Problem#NONE} where one village is meant
 * @param candidates the villages that it can mean: one, several, or none
 * @param nearest names close to the one that is not known, best first
 * @param jurisdiction key of the jurisdiction without a code that was named, else empty
 */
public record VillageMatch(
    Problem problem,
    List<Division> candidates,
    List<String> nearest,
    Optional<String> jurisdiction) {

  /** What can be wrong, in the order in which it is looked at. */
  public enum Problem {
    COUNTY_UNKNOWN("县（区）名称查不到", "the county is not known"),
    TOWNSHIP_UNKNOWN("该县（区）内查不到此乡镇（街道）", "the county has no such township"),
    VILLAGE_UNKNOWN("该乡镇（街道）内查不到此村（社区）", "the township has no such village or community"),
    SEVERAL("有多个同名村（社区），请写明县（区）、乡镇和村/社区全称", "several villages have this name; write it in full"),
    NONE("", "");

    private final String zh;
    private final String en;

    Problem(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }
  }

  /** Copies the lists. */
  public VillageMatch {
    candidates = List.copyOf(candidates);
    nearest = List.copyOf(nearest);
  }

  /** The village, where exactly one is meant. */
  public Optional<Division> village() {
    return problem == Problem.NONE ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  /** What is wrong and which names are close, in Chinese; empty where a village was found. */
  public String zh() {
    return problem.zh + (nearest.isEmpty() ? "" : "；相近：" + String.join("、", nearest));
  }

  /** What is wrong and which names are close, in English; empty where a village was found. */
  public String en() {
    return problem.en + (nearest.isEmpty() ? "" : "; close to it: " + String.join(", ", nearest));
  }
}
