package lianfang.fact.playbook;

import java.nio.file.Path;

/** A reviewed file that cannot be used, such as one of indicators or of case types. */
public final class PlaybookRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the file and what has to be changed in it. */
  public PlaybookRefused(Path file, String reason) {
    super(file + ": " + reason);
  }

  /** Names the file that the machine could not read. */
  public PlaybookRefused(Path file, Exception cause) {
    super(file + ": " + cause.getMessage(), cause);
  }
}
