package lianfang.rulebook.table;

import java.math.BigDecimal;
import java.time.LocalDate;

/** 取值: what an input or an output may be. There is no null: what is not known is a value too. */
public sealed interface Value {

  /** A word or text. */
  record Word(String text) implements Value {
    @Override
    public String toString() {
      return text;
    }
  }

  /** Yes or no. */
  record Truth(boolean is) implements Value {
    @Override
    public String toString() {
      return Boolean.toString(is);
    }
  }

  /** A decimal number; 37.30 and 37.3 are the same. */
  record Amount(BigDecimal number) implements Value {
    /** Drops trailing zeros, so that equal numbers are equal values. */
    public Amount {
      number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    /** A whole number. */
    public static Amount of(long number) {
      return new Amount(BigDecimal.valueOf(number));
    }

    @Override
    public String toString() {
      return number.toPlainString();
    }
  }

  /** A day of Asia/Shanghai. */
  record Day(LocalDate date) implements Value {
    @Override
    public String toString() {
      return date.toString();
    }
  }

  /** A length in whole days. */
  record Length(long days) implements Value {
    @Override
    public String toString() {
      return days + "d";
    }
  }

  /** 不详: nobody knows it, or nobody has said it. */
  enum Unknown implements Value {
    UNKNOWN;

    @Override
    public String toString() {
      return WORD;
    }
  }

  /** The word for what is not known, in cells, files and answers. */
  String WORD = "unknown";

  /** A word; the word {@code unknown} is the unknown value. */
  static Value word(String text) {
    return text.equals(WORD) ? Unknown.UNKNOWN : new Word(text);
  }

  /** What nobody knows. */
  static Value unknown() {
    return Unknown.UNKNOWN;
  }

  /** Whether something is known. */
  default boolean isKnown() {
    return this != Unknown.UNKNOWN;
  }

  /** The type that this value has; text for the unknown value, which fits every type. */
  default ValueType type() {
    return switch (this) {
      case Word word -> ValueType.TEXT;
      case Truth truth -> ValueType.BOOLEAN;
      case Amount amount -> ValueType.NUMBER;
      case Day day -> ValueType.DATE;
      case Length length -> ValueType.DAYS;
      case Unknown unknown -> ValueType.TEXT;
    };
  }

  /**
   * Order of two known values of one ordered type.
   *
   * @throws IllegalArgumentException when they have no order, such as two words
   */
  default int compareWith(Value other) {
    if (this instanceof Amount(BigDecimal a) && other instanceof Amount(BigDecimal b)) {
      return a.compareTo(b);
    }
    if (this instanceof Day(LocalDate a) && other instanceof Day(LocalDate b)) {
      return a.compareTo(b);
    }
    if (this instanceof Length(long a) && other instanceof Length(long b)) {
      return Long.compare(a, b);
    }
    throw new IllegalArgumentException(this + " and " + other + " have no order");
  }
}
