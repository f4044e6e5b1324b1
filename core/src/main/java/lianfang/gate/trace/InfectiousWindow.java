package lianfang.gate.trace;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * 传染期: the days on which contact with a case counts.
 *
 * @param from first day
 * @param until last day: the day on which the person was taken away from others
 * @param anchor the day from which the first one is counted back
 * @param by what happened on it
 * @param of what the contact's fact says about the case
 * @param facts on which it rests
 */
public record InfectiousWindow(
    LocalDate from, LocalDate until, LocalDate anchor, By by, String of, List<UUID> facts) {

  /** 起点: what the first day is counted back from. */
  public enum By {
    ONSET("onset"),
    SAMPLING("sampling"),
    /** Nobody recorded an onset; the day of the diagnosis stands in, and says so. */
    DIAGNOSIS("diagnosis"),
    /** Not a case: a contact whose own contacts are asked about. */
    CONTACT("contact");

    private final String word;

    By(String word) {
      this.word = word;
    }

    /** The word in the files of texts. */
    public String word() {
      return word;
    }
  }

  private static final Set<String> CASES = Set.of("confirmed", "suspected", "asymptomatic");
  private static final int ONSET_DAYS = 21;

  /** Copies the facts. */
  public InfectiousWindow {
    facts = List.copyOf(facts);
  }

  /** Whether a day lies in it. */
  public boolean holds(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }

  /**
   * The window of one person.
   *
   * @param facts all facts about the person, corrected ones included
   * @param days before onset or sampling, by the edition of the protocol
   * @param today contact goes on until today where nobody took the person away
   * @return empty where the person is neither a case nor a contact
   */
  public static Optional<InfectiousWindow> of(List<Fact> facts, int days, LocalDate today) {
    List<Fact> known =
        Corrections.effective(facts).stream()
            .filter(fact -> !fact.happenedOn().isAfter(today))
            .toList();
    Fact diagnosis = last(known, "diagnosis");
    String result = diagnosis == null ? null : diagnosis.attribute("result");
    if (diagnosis != null && result != null && CASES.contains(result)) {
      return Optional.of(ofCase(known, diagnosis, result, days, today));
    }
    Fact contact = last(known, "contact");
    if (contact == null) {
      return Optional.empty();
    }
    LocalDate day = contact.happenedOn();
    return Optional.of(
        new InfectiousWindow(
            day, end(known, day, today), day, By.CONTACT, "unknown", List.of(contact.id())));
  }

  private static InfectiousWindow ofCase(
      List<Fact> known, Fact diagnosis, String result, int days, LocalDate today) {
    boolean silent = result.equals("asymptomatic");
    Fact onset = silent ? null : onset(known, diagnosis.happenedOn());
    Fact anchor = onset == null ? diagnosis : onset;
    By by = onset != null ? By.ONSET : silent ? By.SAMPLING : By.DIAGNOSIS;
    LocalDate day = anchor.happenedOn();
    List<UUID> rests =
        anchor == diagnosis ? List.of(diagnosis.id()) : List.of(anchor.id(), diagnosis.id());
    return new InfectiousWindow(
        day.minusDays(days), end(known, day, today), day, by, result, rests);
  }

  /** The first symptom of the illness that was diagnosed. */
  private static @Nullable Fact onset(List<Fact> known, LocalDate diagnosed) {
    for (Fact fact : known) {
      boolean symptom = fact.kind().equals("symptom") && !"none".equals(fact.attribute("symptoms"));
      LocalDate day = fact.happenedOn();
      if (symptom && !day.isAfter(diagnosed) && !day.isBefore(diagnosed.minusDays(ONSET_DAYS))) {
        return fact;
      }
    }
    return null;
  }

  /** The first day on or after {@code from} on which the person was taken away from others. */
  private static LocalDate end(List<Fact> known, LocalDate from, LocalDate today) {
    for (Fact fact : known) {
      boolean away =
          fact.kind().equals("admission")
              || fact.kind().equals("death")
              || fact.kind().equals("measure-in-place") && isIsolation(fact);
      if (away && !fact.happenedOn().isBefore(from)) {
        return fact.happenedOn();
      }
    }
    return today;
  }

  private static boolean isIsolation(Fact fact) {
    String place = fact.attribute("place");
    return "central".equals(place) || "hospital".equals(place);
  }

  private static @Nullable Fact last(List<Fact> known, String kind) {
    Fact found = null;
    for (Fact fact : known) {
      found = fact.kind().equals(kind) ? fact : found;
    }
    return found;
  }
}
