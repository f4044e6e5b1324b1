package lianfang.rulebook;

/**
 * 双语文句: what users read, Chinese first and English whole.
 *
 * @param zh simplified Chinese
 * @param en English
 */
public record Phrase(String zh, String en) {

  /** Whether both languages say something. */
  public boolean isWhole() {
    return !zh.isBlank() && !en.isBlank();
  }
}
