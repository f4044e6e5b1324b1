package lianfang.casework.form;

import java.util.Optional;
import lianfang.fact.playbook.Wording;

/** 双语: the same words in both languages; empty where a schema says nothing. */
public record Both(String zh, String en) {

  /** Said in neither language. */
  public static final Both NONE = new Both("", "");

  static Both of(Optional<Wording> said) {
    return said.map(words -> new Both(words.zh(), words.en())).orElse(NONE);
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
