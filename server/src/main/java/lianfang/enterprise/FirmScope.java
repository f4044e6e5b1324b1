package lianfang.enterprise;

import java.util.Optional;
import java.util.stream.Stream;

/** 统计口径: which firms a figure counts; a share without it says nothing. */
public enum FirmScope {
  ALL("all", "true"),
  /** Sections B, C and D above scale. */
  ABOVE_SCALE("above-scale", "above_scale and left(industry, 1) in ('B', 'C', 'D')"),
  INDUSTRY("industry", "left(industry, 1) in ('B', 'C', 'D')"),
  /** Divisions 13 and 14. */
  FOOD("food", "industry in ('C13', 'C14')"),
  SMALL("small", "not above_scale"),
  SITES("sites", "kind = 'construction-site'"),
  SELF_EMPLOYED("self-employed", "kind in ('self-employed', 'workshop')");

  private final String word;
  private final String condition;

  FirmScope(String word, String condition) {
    this.word = word;
    this.condition = condition;
  }

  /** The word in addresses and files. */
  public String word() {
    return word;
  }

  /** As a condition on columns of the register. */
  String condition() {
    return condition;
  }

  /** The scope with this word. */
  public static Optional<FirmScope> ofWord(String word) {
    return Stream.of(values()).filter(scope -> scope.word.equals(word)).findFirst();
  }
}
