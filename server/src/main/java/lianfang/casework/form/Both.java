package lianfang.casework.form;

import tools.jackson.databind.JsonNode;

/** 双语: the same words in both languages; empty where a schema says nothing. */
public record Both(String zh, String en) {

  /** Said in neither language. */
  public static final Both NONE = new Both("", "");

  /** Reads {@code {zh, en}}; a plain string stands for both. */
  static Both of(JsonNode said) {
    if (said.isString()) {
      return new Both(said.stringValue(), said.stringValue());
    }
    return said.isObject()
        ? new Both(said.path("zh").asString(""), said.path("en").asString(""))
        : NONE;
  }

  /** The words in Chinese or English. */
  public String in(boolean chinese) {
    return chinese ? zh : en;
  }

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return zh.isEmpty();
  }
}
