package lianfang.rulebook.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Refusal;

/**
 * 有效期: two editions of one notice, or a notice and the one that it supersedes, must not be in force
 * on the same day in the same area. A superseded notice without an end of its own ends the day
 * before.
 */
public final class Validity {

  private Validity() {}

  /** Every pair that overlaps, with both places. */
  public static List<Finding> overlaps(List<Notice> notices) {
    List<Finding> findings = new ArrayList<>();
    for (int a = 0; a < notices.size(); a++) {
      for (int b = a + 1; b < notices.size(); b++) {
        Notice one = notices.get(a);
        Notice other = notices.get(b);
        if (other.supersedes().contains(one.id())) {
          supersession(one, other, findings);
        } else if (one.supersedes().contains(other.id())) {
          supersession(other, one, findings);
        } else if (one.id().equals(other.id())) {
          editions(one, other, findings);
        }
      }
    }
    return findings;
  }

  private static void editions(Notice one, Notice other, List<Finding> findings) {
    boolean apart = endsBefore(one, other.from()) || endsBefore(other, one.from());
    if (!apart && meet(one.scope(), other.scope())) {
      add(one, other, findings);
    }
  }

  private static void supersession(Notice older, Notice newer, List<Finding> findings) {
    boolean open = older.until() == null && older.from().isBefore(newer.from());
    if (!open && !endsBefore(older, newer.from()) && meet(older.scope(), newer.scope())) {
      add(older, newer, findings);
    }
  }

  private static boolean endsBefore(Notice notice, LocalDate day) {
    LocalDate until = notice.until();
    return until != null && until.isBefore(day);
  }

  private static boolean meet(List<String> one, List<String> other) {
    return one.stream()
        .anyMatch(a -> other.stream().anyMatch(b -> a.startsWith(b) || b.startsWith(a)));
  }

  private static void add(Notice one, Notice other, List<Finding> findings) {
    String first = one.id() + " " + one.from() + ".." + end(one);
    String second = other.id() + " " + other.from() + ".." + end(other);
    findings.add(
        new Finding(
            Refusal.OVERLAPPING_VALIDITY,
            new Phrase(
                first + " 与 " + second + " 重叠；请给先前的版本写明 until",
                first + " and " + second + " overlap; give the earlier one an until"),
            List.of(
                new At(one.id() + "/" + NoticeReader.NOTICE, "", "in_force"),
                new At(other.id() + "/" + NoticeReader.NOTICE, "", "in_force"))));
  }

  private static String end(Notice notice) {
    LocalDate until = notice.until();
    return until == null ? "∞" : until.toString();
  }
}
