package lianfang.rulebook.episode;

import lianfang.rulebook.table.Value;
import org.jspecify.annotations.Nullable;

/** The values that episodes are made of, made once. */
final class Words {

  static final Value YES = Value.word("yes");
  static final Value NO = Value.word("no");
  static final Value SUSPECT = Value.word("suspect");
  static final Value OTHER = Value.word("other");
  static final Value CONFIRMED = Value.word("confirmed");

  private Words() {}

  static Value yesOrNo(boolean is) {
    return is ? YES : NO;
  }

  /** The value of an attribute; unknown where the fact does not state it. */
  static Value of(@Nullable String text) {
    if (text == null) {
      return Value.unknown();
    }
    return switch (text) {
      case "yes" -> YES;
      case "no" -> NO;
      case "other" -> OTHER;
      case "confirmed" -> CONFIRMED;
      default -> Value.word(text);
    };
  }
}
