package lianfang.rulebook.notice;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * 证明存档: remembers by content hash which editions were proved, so that a start need not prove them
 * again. The prover's own version is part of the key: what an older prover accepted is proved anew.
 */
public final class ProofCache {

  private static final ProofCache NONE = new ProofCache(null, "");

  private final @Nullable Path folder;
  private final String prover;

  private ProofCache(@Nullable Path folder, String prover) {
    this.folder = folder;
    this.prover = prover;
  }

  /**
   * A cache in a folder, which is made when it is needed; losing it costs time and nothing else.
   *
   * @param prover version of the program, such as the build's hash
   */
  public static ProofCache in(Path folder, String prover) {
    return new ProofCache(folder, prover.replaceAll("[^A-Za-z0-9.-]", "_"));
  }

  /** Remembers nothing. */
  public static ProofCache none() {
    return NONE;
  }

  boolean isProved(String edition) {
    return folder != null && Files.exists(mark(folder, edition));
  }

  void remember(String edition) {
    if (folder == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Files.createFile(mark(folder, edition));
    } catch (FileAlreadyExistsException known) {
      return;
    } catch (IOException notRemembered) {
      System.getLogger(ProofCache.class.getName())
          .log(System.Logger.Level.WARNING, "proof is not remembered: {0}", notRemembered);
    }
  }

  private Path mark(Path folder, String edition) {
    return folder.resolve(edition + "." + prover + ".proved");
  }
}
