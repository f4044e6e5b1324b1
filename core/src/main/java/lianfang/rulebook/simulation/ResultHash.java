package lianfang.rulebook.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** 结果摘要: SHA-256 over every row of a result in one fixed form, so that two runs can be compared. */
public final class ResultHash {

  private ResultHash() {}

  /** The hash, hexadecimal. */
  public static String of(Simulation result) {
    MessageDigest digest = sha256();
    add(digest, "result 1 " + result.asOf() + " " + result.horizon() + " " + result.totals());
    result.areas().forEach(area -> add(digest, area.toString()));
    for (DayFigures day : result.days()) {
      StringBuilder line = new StringBuilder(day.date().toString());
      for (Load load : Load.values()) {
        line.append(' ').append(day.before(load)).append(' ').append(day.after(load));
      }
      add(digest, line.toString());
    }
    result.clauses().forEach(clause -> add(digest, clause.toString()));
    for (SubjectChange one : result.subjects()) {
      add(
          digest,
          one.subject()
              + " "
              + one.area()
              + " "
              + one.measure()
              + " "
              + one.changes().stream().sorted().toList()
              + one.before()
              + one.after()
              + one.basis().notice()
              + one.basis().edition()
              + one.basis().clause()
              + one.basis().row());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
