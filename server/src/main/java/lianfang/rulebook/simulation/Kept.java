package lianfang.rulebook.simulation;

import java.util.List;
import lianfang.rulebook.shortage.Capacity;
import lianfang.rulebook.shortage.CapacityStatement;
import lianfang.rulebook.shortage.Workload;
import org.jspecify.annotations.Nullable;

/**
 * 推演记录: a simulation as it stands.
 *
 * @param asked what was asked
 * @param stage how far it has come
 * @param progress the same in numbers
 * @param problem why it failed, empty where it did not
 * @param figures of the whole area; null until it is done
 */
public record Kept(
    Asked asked, Stage stage, Progress progress, String problem, @Nullable Figures figures) {

  /**
   * 推演数字: the figures of the whole area; areas and subjects are lists of their own.
   *
   * @param position of the ledger's last fact that counts
   * @param inputsHash SHA-256 over everything that the result depends on, hexadecimal
   * @param looked how many persons and places were looked at
   * @param totals different subjects by change
   * @param persons the same for persons alone
   * @param covered persons under any measure; null where it was kept before these were counted
   * @param rules SHA-256 of the rules in force with which it compared; null likewise
   * @param capacity what is there
   * @param days from the as-of day to the last of the horizon
   * @param clauses the rows that do it
   * @param resultHash SHA-256 over all rows of the result; null where it was kept before that
   * @param work the figures by which hours were reckoned; null where it was kept before that
   * @param stated the sites and teams with which it was compared; null where it was kept before
   *     that
   */
  public record Figures(
      long position,
      String inputsHash,
      long looked,
      Totals totals,
      Totals persons,
      @Nullable Covered covered,
      @Nullable String rules,
      Capacity capacity,
      List<DayFigures> days,
      List<ClauseChange> clauses,
      @Nullable String resultHash,
      @Nullable Workload work,
      @Nullable List<CapacityStatement> stated) {

    /** Hours that a day asks for under the candidate; -1 where no figure of work was kept. */
    public long hoursAfter(DayFigures day) {
      return work == null ? -1 : work.after(day);
    }

    /** Hours that a day asks for by the rules in force; -1 where no figure of work was kept. */
    public long hoursBefore(DayFigures day) {
      return work == null ? -1 : work.before(day);
    }
  }
}
