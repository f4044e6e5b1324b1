package lianfang.web.holder;

/** Why an objection of somebody's own was not recorded, in the order in which it is looked at. */
enum NotObjected {
  TOO_LONG("long"),
  INCOMPLETE("incomplete"),
  WAITS_ALREADY("waits"),
  MEASURE_GONE("gone"),
  NOT_FILED("unfiled");

  private final String word;

  NotObjected(String word) {
    this.word = word;
  }

  /** The key of its sentence. */
  String key() {
    return "holder.object.wrong." + word;
  }
}
