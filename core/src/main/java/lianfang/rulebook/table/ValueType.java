package lianfang.rulebook.table;

import java.util.Optional;

/** 类型: the types of inputs and outputs. */
public enum ValueType {
  TEXT("text"),
  BOOLEAN("boolean"),
  NUMBER("number"),
  DATE("date"),
  DAYS("days");

  private final String word;

  ValueType(String word) {
    this.word = word;
  }

  /** The word in notice.yaml; an {@code enum} is text with declared words. */
  public String word() {
    return word;
  }

  /** Whether comparisons and ranges make sense. */
  public boolean isOrdered() {
    return this == NUMBER || this == DATE || this == DAYS;
  }

  /** Whether two neighbours have nothing between them: days do, decimal numbers do not. */
  boolean isDiscrete() {
    return this == DATE || this == DAYS;
  }

  /** The type with this word of notice.yaml. */
  public static Optional<ValueType> find(String word) {
    if (word.equals("enum")) {
      return Optional.of(TEXT);
    }
    for (ValueType type : values()) {
      if (type.word.equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
