package lianfang.fact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianfang.fact.store.FactRows;
import org.jspecify.annotations.Nullable;

/** One run of a verification: takes blocks, then facts in order of position, then anchors. */
final class Verification {

  private record Block(long number, long first, long last, byte[] root, String link) {}

  private final Map<Long, Block> blocks = new HashMap<>();
  private final List<String> findings = new ArrayList<>();
  private String head = Chain.START;
  private long lastBlock;
  private long lastPosition;
  private int anchors;

  private long facts;
  private long open;
  private Chain.Root root = new Chain.Root();

  /** Takes the next block, by number. */
  void block(ResultSet rows) throws SQLException {
    Block block =
        new Block(
            rows.getLong("number"),
            rows.getLong("first_position"),
            rows.getLong("last_position"),
            rows.getBytes("root"),
            rows.getString("link"));
    Instant sealedAt = FactRows.instant(rows, "sealed_at");
    if (block.number != lastBlock + 1 || block.first != lastPosition + 1) {
      add("block " + block.number + " does not follow block " + lastBlock);
    }
    String link = Chain.link(head, block.number, block.first, block.last, block.root, sealedAt);
    if (!link.equals(block.link)) {
      add("block " + block.number + " is not linked to the one before it");
    }
    blocks.put(block.number, block);
    head = block.link;
    lastBlock = block.number;
    lastPosition = block.last;
  }

  /** Takes the next sealed fact, by position. */
  void fact(ResultSet rows) throws SQLException {
    long position = rows.getLong("position");
    long seq = rows.getLong("sealed_seq");
    if (position != facts + 1) {
      add("positions " + (facts + 1) + " to " + (position - 1) + " were removed");
    }
    facts = position;
    if (rows.getLong("block") != open) {
      finish();
      open = rows.getLong("block");
    }
    if (rows.getString("id") == null) {
      add("F-" + seq + " at position " + position + " was removed");
      return;
    }
    byte[] hash = rows.getBytes("hash");
    if (!Arrays.equals(hash, computed(rows))) {
      add("F-" + seq + " at position " + position + " was changed");
    }
    root.add(seq, hash);
  }

  private byte @Nullable [] computed(ResultSet rows) throws SQLException {
    byte[] salt = rows.getBytes("salt");
    byte[] commitment = rows.getBytes("commitment");
    Fact fact = FactRows.fact(rows, FactRows.map(rows.getString("attributes")));
    // Without its salt a detail has left lawfully; the commitment stands for it.
    if (salt != null) {
      byte[] now =
          ContentHash.commitment(salt, fact.happenedAt(), FactRows.map(rows.getString("details")));
      if (!Arrays.equals(now, commitment)) {
        return null;
      }
    } else if (rows.getString("details") != null) {
      return null;
    }
    return ContentHash.of(fact, commitment);
  }

  /** Closes the block that was open. */
  void finish() {
    byte[] computed = root.finish();
    Block block = blocks.get(open);
    if (open > 0 && block == null) {
      add("block " + open + " was removed");
    } else if (block != null && !Arrays.equals(block.root, computed)) {
      add("the facts of block " + open + " are not those that were sealed");
    }
    root = new Chain.Root();
  }

  /** Compares an anchor. */
  void anchor(Anchor anchor) {
    anchors++;
    Block block = blocks.get(anchor.block());
    if (!anchor.genuine()) {
      add("the anchor of " + anchor.day() + " bears no genuine signature");
    } else if (block == null) {
      add("the chain ends before block " + anchor.block() + ", anchored on " + anchor.day());
    } else if (!block.link.equals(anchor.head()) || block.last != anchor.position()) {
      add("the chain up to block " + anchor.block() + " was rewritten after " + anchor.day());
    }
  }

  void add(String finding) {
    if (findings.size() < LedgerVerification.MOST_FINDINGS) {
      findings.add(finding);
    }
  }

  VerificationReport report(long waiting) {
    if (facts != lastPosition) {
      add("the blocks count " + lastPosition + " facts, the chain holds " + facts);
    }
    return new VerificationReport(facts, blocks.size(), waiting, anchors, head, findings);
  }
}
