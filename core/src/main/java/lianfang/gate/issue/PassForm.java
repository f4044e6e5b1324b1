package lianfang.gate.issue;

import java.time.Duration;

/** 凭证形式: what a pass is carried on decides how long it lives. */
public enum PassForm {
  /** 手机: renewed by itself while the page is open, so that it may be short. */
  PHONE("phone", Duration.ofHours(12)),
  /** 纸质: for people without a phone; it lives longer and is taken back by the list. */
  PAPER("paper", Duration.ofDays(7)),
  /** 车辆: one trip, there and back. */
  VEHICLE("vehicle", Duration.ofDays(3));

  private final String word;
  private final Duration life;

  PassForm(String word, Duration life) {
    this.word = word;
    this.life = life;
  }

  /** The word in the database and in addresses. */
  public String word() {
    return word;
  }

  /** How long it lives at most. */
  public Duration life() {
    return life;
  }

  /** The form with this word. */
  public static PassForm ofWord(String word) {
    for (PassForm form : values()) {
      if (form.word.equals(word)) {
        return form;
      }
    }
    throw new IllegalArgumentException("no form of pass '" + word + "'");
  }
}
