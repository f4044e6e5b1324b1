package lianfang.access;

import java.util.Locale;

/**
 * 会话: somebody who is signing in or signed in.
 *
 * @param account as it is now, so that a changed role counts at once
 * @param stage how far the sign-in has come
 */
public record Session(Account account, Stage stage) {

  /** How far a sign-in has come. */
  public enum Stage {
    /** The password was right, the code is missing. */
    CODE,
    /** The password was right, a code generator must be enrolled first. */
    ENROL,
    /** Signed in. */
    FULL;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Stage ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
