package lianfang.casework.known;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lianfang.fact.Subject;

/**
 * 已知内容: what a register knows of whom or what cases are about, by the words that forms give with
 * {@code x-prefill}, such as firm.name.
 */
public interface KnownValues {

  /**
   * What is known.
   *
   * @param suggested what a form begins with; whoever fills it in may write something else
   * @param decided what the register says whatever is typed, because it decides who comes first
   */
  record Known(Map<String, Object> suggested, Map<String, Object> decided) {

    /** Nothing. */
    public static final Known NOTHING = new Known(Map.of(), Map.of());

    /** Copies both. */
    public Known {
      suggested = Map.copyOf(suggested);
      decided = Map.copyOf(decided);
    }
  }

  /** What is known of a subject on a day, in the caller's transaction. */
  Known of(Subject about, LocalDate day);

  /**
   * The same for a form that asks for these words, so that what is costly to know is looked up only
   * where it is asked for.
   */
  default Known of(Subject about, LocalDate day, Set<String> asked) {
    return of(about, day);
  }

  /**
   * The account that holds an office for a subject on a day, in the caller's transaction.
   *
   * @param office as case types name it with {@code claimed-for}, such as firm.service-officer
   */
  default Optional<String> holder(String office, Subject about, LocalDate day) {
    return Optional.empty();
  }

  /**
   * Whom or what a subject was found to be, in the caller's transaction: a firm that was noted by
   * name is one of the register once an office has said so. Itself where nobody said anything.
   */
  default Subject meant(Subject about) {
    return about;
  }

  /** The team that has a subject in hand on a day, in the caller's transaction. */
  default Optional<String> team(Subject about, LocalDate day) {
    return Optional.empty();
  }
}
