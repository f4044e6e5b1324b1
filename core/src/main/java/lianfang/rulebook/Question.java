package lianfang.rulebook;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * 待决问题: the closed list of questions that a notice can leave to an official, with the admissible
 * answers and what holds meanwhile.
 */
public enum Question {
  ISOLATION_PLACE("isolation-place", "undecided", "隔离地点未定", "where to isolate", "central", "home"),
  ORIGIN("origin", "as-other-without-certificate", "来源地不明", "origin unclear", "key", "other"),
  CERTIFICATE("certificate", "as-without", "健康证明存疑", "certificate in doubt", "valid", "none"),
  ARRIVAL_DATE("arrival-date", "from-recorded-day", "返回日期缺失", "day of arrival missing", "date"),
  LAST_EXPOSURE(
      "last-exposure", "central-until-answered", "末次接触日期缺失", "last exposure missing", "date"),
  CONTACT_OF_UNNAMED(
      "contact-of-unnamed",
      "national-rule-only",
      "接触的是否确诊病例",
      "does the clause on contacts of confirmed cases apply",
      "applies",
      "does-not-apply"),
  NOT_CURED("not-cured", "hospital", "出院未治愈", "discharged but not cured", "cured", "hospital"),
  ASYMPTOMATIC(
      "asymptomatic-unnamed",
      "no-measure",
      "无症状感染者未列明",
      "asymptomatic person not named by the notice",
      "as-confirmed",
      "no-measure"),
  SYMPTOM("symptom", "counts-as-suspect", "其他症状", "other symptom", "suspect", "harmless"),
  SPECIAL_NEED(
      "special-need",
      "no-move-without-answer",
      "特殊需要",
      "special need",
      "accompanied",
      "home",
      "hospital-ward"),
  REVIEW(
      "review",
      "goes-on-until-answered",
      "没有期限的隔离到复核日",
      "isolation without a last day is due for review",
      "renew"),
  CONTRADICTION(
      "contradiction",
      "both-as-stated",
      "事实矛盾",
      "facts contradict each other",
      "admission-stands",
      "discharge-stands"),
  RESPONSIBLE_COUNTY(
      "responsible-county", "latest-recorded", "两县责任", "two counties for one person", "area"),
  CLOSURE_PLACE("closure-place", "no-closure", "封闭范围不明", "place of the closure unknown", "place"),
  CLOSURE_END(
      "closure-end",
      "neither-extended-nor-opened",
      "封闭到期未消毒",
      "closure ends undisinfected",
      "lift",
      "renew"),
  CAPACITY(
      "capacity",
      "stays-where-he-is",
      "隔离点已满",
      "no bed left",
      "other-site",
      "other-county",
      "requisition"),
  READING("reading", "no-measure", "口径未签署", "a reading is not signed", "sign");

  /** Those that a day opens and no fact: a closure that ends, and a review. */
  public static final Set<Question> BY_DAY = Set.of(CLOSURE_END, REVIEW);

  private final String key;
  private final String meanwhile;
  private final Phrase title;
  private final List<String> options;

  Question(String key, String meanwhile, String zh, String en, String... options) {
    this.key = key;
    this.meanwhile = meanwhile;
    this.title = new Phrase(zh, en);
    this.options = List.of(options);
  }

  /** The word in facts, tables and the command line. */
  public String key() {
    return key;
  }

  /** Key of what holds until it is answered. */
  public String meanwhile() {
    return meanwhile;
  }

  /** What users read. */
  public Phrase title() {
    return title;
  }

  /**
   * Admissible answers; {@code date}, {@code area}, {@code place} stand for a value of that type.
   */
  public List<String> options() {
    return options;
  }

  /**
   * 时限: hours from the fact that opened it within which an official answers. No notice sets them;
   * they are ours, shortest where a person or a closed building waits.
   */
  public int hours() {
    return switch (this) {
      case SPECIAL_NEED, CAPACITY, CLOSURE_END, NOT_CURED -> 4;
      case ISOLATION_PLACE, CONTACT_OF_UNNAMED, ASYMPTOMATIC, SYMPTOM, CLOSURE_PLACE -> 12;
      default -> 24;
    };
  }

  /** Whether the organ that may close a place answers it, and disease control does not. */
  public boolean isForTheCommand() {
    return switch (this) {
      case CAPACITY, CLOSURE_END, CLOSURE_PLACE, READING -> true;
      default -> false;
    };
  }

  /** Whether one of a few words answers it, so that many can be answered at once. */
  public boolean isChoice() {
    return this != READING
        && this != CLOSURE_END
        && options.stream().noneMatch(List.of("date", "area", "place")::contains);
  }

  /** The question with this key. */
  public static Optional<Question> find(String key) {
    for (Question question : values()) {
      if (question.key.equals(key)) {
        return Optional.of(question);
      }
    }
    return Optional.empty();
  }
}
