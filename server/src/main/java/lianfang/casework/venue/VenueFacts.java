package lianfang.casework.venue;

/** Kinds of facts about venues. */
final class VenueFacts {

  static final String REGISTERED = "venue-registered";
  static final String STATE = "venue-state";
  static final String CHECKED = "venue-checked";
  static final String QUOTED = "goods-quoted";
  static final String VISITOR = "visitor-refused";

  private VenueFacts() {}
}
