package lianfang.fact.playbook;

/**
 * A text for users in both languages.
 *
 * @param zh Chinese
 * @param en English
 */
public record Wording(String zh, String en) {

  /** The text in {@code language}, "zh" or "en". */
  public String in(Language language) {
    return language == Language.ZH ? zh : en;
  }

  /** The languages in which every text for users exists. */
  public enum Language {
    ZH,
    EN
  }
}
