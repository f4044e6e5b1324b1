package lianfang.casework.form;

import java.util.Locale;
import java.util.Map;
import lianfang.casework.CaseForm;

/** 字段类型: how a value is typed and shown. */
public enum FieldKind {
  TEXT,
  LINES,
  NUMBER,
  INTEGER,
  YES_NO,
  CHOICE,
  CHECKS,
  DATE,
  MOMENT,
  TIME,
  EMAIL,
  AREA,
  EVIDENCE,
  PHOTOS,
  CHECKLIST,
  PHONE,
  IDENTITY,
  CREDIT_CODE,
  NAME,
  GROUP,
  ROWS;

  /** What is typed as one line of words, by what the form says of it. */
  private static final Map<String, FieldKind> INPUTS =
      Map.of(
          "phone", PHONE,
          "identity", IDENTITY,
          "credit-code", CREDIT_CODE,
          "lines", LINES,
          "name", NAME,
          "date-time", MOMENT,
          "time", TIME,
          "email", EMAIL,
          "area", AREA);

  /** How a page asks for a field of a form. */
  static FieldKind of(CaseForm.Field field) {
    return switch (field.kind()) {
      case TEXT, LONG_TEXT, IDENTIFYING -> INPUTS.getOrDefault(field.traits().page().input(), TEXT);
      case NUMBER -> NUMBER;
      case INTEGER -> INTEGER;
      case YES_NO -> YES_NO;
      case DAY -> DATE;
      case CHOICE -> CHOICE;
      case CHOICES -> CHECKS;
      case EVIDENCE -> EVIDENCE;
      case EVIDENCES -> PHOTOS;
      case GROUP -> GROUP;
      case GROUPS -> ROWS;
      case CHECKLIST -> CHECKLIST;
    };
  }

  /** The word of texts and of the schema's {@code x-input}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether its value is the hash of a stored file, or several. */
  public boolean isFile() {
    return this == EVIDENCE || this == PHOTOS;
  }

  /** Whether it holds fields of its own. */
  public boolean holdsFields() {
    return this == GROUP || this == ROWS;
  }
}
