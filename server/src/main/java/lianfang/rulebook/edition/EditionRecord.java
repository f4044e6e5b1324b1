package lianfang.rulebook.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 版本登记: one edition with everything that was done with it.
 *
 * @param notice id of the notice
 * @param edition content hash
 * @param keptAt when it was kept here
 * @param base the edition from which it was made; null for a first one and for files of the
 *     playbook
 * @param state how far it has come
 * @param takesEffect the instant that the approval names; null before it
 * @param from first day in force; null where no fact put it in force
 * @param until last day in force; null where none is set
 * @param evidence hash of the inputs of the simulation that was seen last; null before it
 * @param steps in their order
 */
public record EditionRecord(
    String notice,
    String edition,
    Instant keptAt,
    @Nullable String base,
    EditionState state,
    @Nullable Instant takesEffect,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable String evidence,
    List<Step> steps) {

  /**
   * One step.
   *
   * @param fact the fact that records it
   * @param seq its number in the ledger
   * @param step word, such as "checked"; "in-force" for the fact that puts it in force
   * @param by account that answers for it
   * @param at when it was recorded
   * @param reason why, empty where none is asked
   */
  public record Step(UUID fact, long seq, String step, String by, Instant at, String reason) {}

  /** Copies the steps. */
  public EditionRecord {
    steps = List.copyOf(steps);
  }

  /** The latest step of this kind. */
  public Optional<Step> step(String word) {
    return steps.stream().filter(one -> one.step().equals(word)).reduce((a, b) -> b);
  }
}
