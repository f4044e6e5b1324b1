package lianfang.gate.passage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * 通行记录根: one hash for all passages of a month, in order of their ids. Rows are hashed one by one
 * and the hashes gathered in blocks, so that one row can be proved with the hashes of its block and
 * the roots of the others.
 */
public final class PassageRoot {

  /** So many rows share a block. */
  public static final int BLOCK = 1_024;

  private final MessageDigest row = sha256();
  private final MessageDigest block = sha256();
  private final MessageDigest root = sha256();
  private long count;

  /** Adds the next row, in the text form that the export of passages has. */
  public void add(byte[] line) {
    block.update(row.digest(line));
    count++;
    if (count % BLOCK == 0) {
      root.update(block.digest());
    }
  }

  /** How many rows were added. */
  public long count() {
    return count;
  }

  /** The root of what was added, hexadecimal; the object begins anew. */
  public String finish() {
    if (count % BLOCK != 0) {
      root.update(block.digest());
    }
    root.update(Long.toString(count).getBytes(StandardCharsets.US_ASCII));
    count = 0;
    return HexFormat.of().formatHex(root.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 belongs to every JDK", e);
    }
  }
}
