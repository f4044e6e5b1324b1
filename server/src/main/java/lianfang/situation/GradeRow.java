package lianfang.situation;

import java.time.LocalDate;
import java.util.List;
import lianfang.rulebook.grade.GradeProposal;
import lianfang.situation.grade.GradeCount;
import org.jspecify.annotations.Nullable;

/**
 * 风险等级: what the rules propose for one area and what the competent organ decided.
 *
 * @param area division code, without filling zeros
 * @param name its name
 * @param count the figures; null where no series knows the area
 * @param contradiction what is wrong with the figures, in English; null where nothing is
 * @param proposals one for each grading notice in force there; none without figures
 * @param decided decisions of organs up to the day, the latest first
 */
public record GradeRow(
    String area,
    String name,
    @Nullable GradeCount count,
    @Nullable String contradiction,
    List<GradeProposal> proposals,
    List<Decided> decided) {

  /**
   * 决定: a grade that an organ decided or announced.
   *
   * @param scheme id of the notice whose classes these are
   * @param grade its word
   * @param organ who decided
   * @param from the day from which it holds
   * @param cites where it stands, may be empty
   * @param proposed what the rules proposed then, empty where nothing was
   * @param fact its number, such as F-1029
   */
  public record Decided(
      String scheme,
      String grade,
      String organ,
      LocalDate from,
      String cites,
      String proposed,
      String fact) {}

  /** Copies the lists. */
  public GradeRow {
    proposals = List.copyOf(proposals);
    decided = List.copyOf(decided);
  }

  /** The first proposal that names a grade. */
  public @Nullable GradeProposal proposal() {
    return proposals.isEmpty() ? null : proposals.getFirst();
  }

  /** Whether the rules propose another grade than the one that an organ decided. */
  public boolean isOpen() {
    GradeProposal proposal = proposal();
    Decided standing = standing();
    return proposal != null && (standing == null || !standing.grade().equals(proposal.grade()));
  }

  /** The latest decision under the scheme of the proposal, or the latest of all. */
  public @Nullable Decided standing() {
    GradeProposal proposal = proposal();
    return decided.stream()
        .filter(one -> proposal == null || one.scheme().equals(proposal.basis().notice()))
        .findFirst()
        .orElse(null);
  }
}
