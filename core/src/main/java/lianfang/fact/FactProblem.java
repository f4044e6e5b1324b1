package lianfang.fact;

import java.util.Locale;

/** 事实不合规: why a fact is refused, in order of precedence, each with its sentence and remedy. */
public enum FactProblem {
  UNKNOWN_KIND("unknown kind", "choose a kind of playbook/facts, or add it there with a review"),
  DERIVED_OR_STATED(
      "derived facts are concluded by the program and all others are stated",
      "record what you saw; what follows from it is concluded"),
  NOT_BY_HAND(
      "it is no statement but follows from an act that is checked", "do that act where it belongs"),
  UNKNOWN_ATTRIBUTE("unknown attribute", "leave it out, or add it to the kind in playbook/facts"),
  MISSING_ATTRIBUTE("missing attribute", "state it: the kind requires it"),
  WRONG_VALUE("wrong value", "write the value in the form that is named"),
  NO_REASON(
      "corrects another fact without a reason",
      "state it in the attribute correction_reason, such as mistake, document or told-later"),
  UNKNOWN_AREA("no area", "write 2 to 12 digits of a division code, or leave it empty"),
  OUT_OF_SCOPE("area outside the recorder's jurisdiction", "ask an account of that area to record"),
  IN_THE_FUTURE("happened after today", "record it when it has happened, or correct the day"),
  UNKNOWN_CORRECTED("corrects an unknown fact", "check the number of the fact to be corrected"),
  OTHER_SUBJECT("corrects a fact of another subject", "correct facts of the same subject only"),
  OUT_OF_COURSE(
      "its subject has not come so far",
      "record first what has to come before it, such as an acceptance"),
  CODE_TAKEN(
      "the credit code belongs to another firm of the register",
      "look that firm up by its code, or correct it"),
  ID_REUSED("the id belongs to another fact", "give each fact an id of its own");

  private final String sentence;
  private final String remedy;

  FactProblem(String sentence, String remedy) {
    this.sentence = sentence;
    this.remedy = remedy;
  }

  /** The refusal of {@code fact} because of {@code place}, such as an area. */
  public FactRefused refuse(Fact fact, String place) {
    return refuse(fact, place, FactRefused.Place.of(place));
  }

  /** The refusal of {@code fact} because of an attribute and its value. */
  FactRefused refuse(Fact fact, String told, FactRefused.Place place) {
    String where = told.isEmpty() ? "" : " (" + told + ")";
    String message =
        "Fact "
            + fact.id()
            + " of kind "
            + fact.kind()
            + " is refused: "
            + sentence
            + where
            + "; "
            + remedy
            + ".";
    return new FactRefused(this, message, place);
  }

  /** What to do about it, in English. */
  public String remedy() {
    return remedy;
  }

  /** Its word in the texts of pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
