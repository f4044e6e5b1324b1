package lianfang.rulebook.episode;

import java.util.Optional;

/** 输入项: the closed list of what a notice's tables may ask about an episode, with their words. */
public enum InputName {
  /** confirmed, suspected, febrile, asymptomatic, contact, arrival, symptom, fever. */
  EPISODE("episode"),
  /** Left the hospital: yes or no. */
  DISCHARGED("discharged"),
  /** Discharged as cured: yes or no. */
  CURED("cured"),
  /** A suspicion that was excluded: yes or no. */
  EXCLUDED("excluded"),
  /** Contact of a confirmed, suspected or asymptomatic person. */
  CONTACT_OF("contact_of"),
  /** Whether the starting event has a date: yes or no. */
  DATED("dated"),
  /** Kind of trip: stay, through, loading. */
  TRIP("trip"),
  /** Where an arrival comes from: key, same-province, other. */
  ORIGIN("origin"),
  /** What the certificate tables in force say: valid, none. */
  CERTIFICATE("certificate"),
  /** Whether a certificate was stated: yes or no. */
  HOLDS("holds"),
  /** Key of the certificate's issuer; unstated where nobody said it. */
  ISSUER("issuer"),
  /** Whole days from the certificate's issue to the arrival. */
  AGE("age"),
  /** The day of the certificate's issue. */
  ISSUED("issued"),
  /** Fever since the arrival: yes or no. */
  FEVER("fever"),
  /** Symptoms that a notice names, or other ones: suspect, other. */
  SYMPTOM("symptom"),
  /** Grade in force where the person lives, on the day of the episode. */
  GRADE("grade"),
  /** Grade in force where an arrival comes from, on the day of departure. */
  ORIGIN_GRADE("origin_grade"),
  /** Class of the village or community in which the person lives. */
  CLASS("class"),
  /** Class of the firm in which the person works. */
  FIRM_CLASS("firm_class");

  private final String word;

  InputName(String word) {
    this.word = word;
  }

  /** The column's name in tables. */
  public String word() {
    return word;
  }

  /** The input with this column name. */
  public static Optional<InputName> find(String word) {
    for (InputName name : values()) {
      if (name.word.equals(word)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }
}
