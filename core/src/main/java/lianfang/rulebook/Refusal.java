package lianfang.rulebook;

/**
 * 拒绝事由: why a notice is not loaded. The closed list stands in order of precedence: a notice whose
 * words cannot be read is not examined for gaps, one with gaps is not run on its golden cases.
 */
public enum Refusal {
  UNREADABLE("文件缺失或无法读取", "a file is missing or cannot be read"),
  LANGUAGE_MISSING("文句须中英文齐备", "a text must be given in Chinese and in English"),
  FORBIDDEN_MEASURE(
      "禁止的措施：不得封路、封村", "a forbidden measure: roads and whole villages are not to be blocked"),
  UNKNOWN_WORD("出现未声明的词", "a word that is not declared"),
  WRONG_TYPE("类型不符", "a value of the wrong type"),
  UNREADABLE_CELL("单元格写法有误", "a cell that cannot be read"),
  ROW_WITHOUT_CLAUSE("规则行没有对应的条款", "a row without a clause"),
  CLAUSE_WITHOUT_ROW("条款没有对应的规则行", "a clause without a row"),
  GAP("单一命中表有未覆盖的情形", "a single-hit table leaves a case that no row covers"),
  CONTRADICTION("两行互相矛盾", "two rows contradict each other"),
  NEVER_FIRES("规则行永远不会命中", "a row that can never fire"),
  NO_OTHERWISE("汇集表缺少 otherwise 行", "a collect table without an `otherwise` row"),
  OVERLAPPING_VALIDITY("两个版本的有效期重叠", "two editions are in force at the same time"),
  LOOSER("比上级通知宽松而上级没有允许", "milder than a notice of a higher layer, which does not allow it"),
  GOLDEN_CASE_FAILS("示例核对不符", "a golden case does not hold");

  private final Phrase sentence;

  Refusal(String zh, String en) {
    this.sentence = new Phrase(zh, en);
  }

  /** The sentence that users read; the finding adds place, value and remedy. */
  public Phrase sentence() {
    return sentence;
  }

  /** The word in JSON answers, such as {@code never-fires}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
