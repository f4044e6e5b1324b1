package lianfang.fact;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

/** 链: how committed facts are linked, so that a changed, removed or inserted one is found. */
public final class Chain {

  /** What the first block links to. */
  public static final String START = "0".repeat(64);

  private static final int LINK_BYTES = 32 + 4 * Long.BYTES + 32;

  private Chain() {}

  /** Gathers the facts of one block, in order of position. */
  public static final class Root {

    private final MessageDigest digest;

    /** An empty block. */
    public Root() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (java.security.NoSuchAlgorithmException e) {
        throw new IllegalStateException("SHA-256 belongs to every JDK", e);
      }
    }

    /** Adds the fact with this number and content hash. */
    public void add(long seq, byte[] contentHash) {
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seq));
      digest.update(contentHash);
    }

    /** The root of what was added; the object begins anew. */
    public byte[] finish() {
      return digest.digest();
    }
  }

  /**
   * The link of a block to the one before it.
   *
   * @param previous the hash of the block before, hexadecimal, {@link #START} for the first
   * @param number the block's number, from 1
   * @param first position of its first fact
   * @param last position of its last fact
   * @param root of its facts
   * @param sealedAt when it was sealed, UTC
   * @return hexadecimal
   */
  public static String link(
      String previous, long number, long first, long last, byte[] root, Instant sealedAt) {
    ByteBuffer buffer = ByteBuffer.allocate(LINK_BYTES);
    buffer.put(HexFormat.of().parseHex(previous));
    buffer.putLong(number).putLong(first).putLong(last);
    buffer.putLong(ContentHash.micros(sealedAt));
    buffer.put(root);
    return HexFormat.of().formatHex(ContentHash.sha256(buffer.array()));
  }
}
