package lianfang.situation;

import java.nio.file.Path;

/** A file of indicators, reported figures or bulletin sections that cannot be used. */
public final class SituationFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the file and what has to be changed in it. */
  public SituationFileException(Path file, String reason) {
    super(file + ": " + reason);
  }

  /** Names the file that the machine could not read. */
  public SituationFileException(Path file, Exception cause) {
    super(file + ": " + cause.getMessage(), cause);
  }
}
