package lianfang.casework.form;

import java.util.Locale;

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
