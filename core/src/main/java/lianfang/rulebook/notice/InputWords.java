package lianfang.rulebook.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lianfang.rulebook.Phrase;

/**
 * 输入用词: the questions that a notice's tables may ask about a person's episode or an area's figures,
 * as a notice declares them. A notice may declare other words; these are offered to who drafts one.
 */
public final class InputWords {

  /**
   * The kinds of facts that open an episode about a person. A question of a notice's own is
   * answered by one of them, so that every measure rests on the fact that answered it.
   */
  public static final List<String> OPENING =
      List.of("arrival", "contact", "diagnosis", "admission", "discharge");

  private static final String UNKNOWN = "unknown";

  private static final List<Declared> PERSONS =
      List.of(
          words(
              "episode",
              "情形",
              "what happened",
              "confirmed",
              "suspected",
              "febrile",
              "asymptomatic",
              "contact",
              "arrival",
              "symptom",
              "fever"),
          yesOrNo("discharged", "是否出院", "discharged"),
          yesOrNo("cured", "是否治愈", "cured"),
          yesOrNo("excluded", "是否排除", "excluded"),
          words("contact_of", "接触的是谁", "contact of whom", "confirmed", "suspected", "asymptomatic"),
          yesOrNo("dated", "日期是否已知", "date known"),
          words("trip", "行程性质", "kind of trip", "stay", "through", "loading"),
          words("origin", "来源地", "origin", "key", "same-province", "other"),
          words("certificate", "健康证明", "health certificate", "valid", "none"),
          yesOrNo("holds", "是否持有证明", "holds a certificate"),
          words(
              "issuer",
              "证明的签发方",
              "issuer of the certificate",
              "unstated",
              "henan",
              "fan-county-green-code",
              "zhejiang-recognised",
              "not-accepted"),
          of("age", "days", "签发至到达的天数", "days from issue to arrival"),
          of("issued", "date", "证明的签发日期", "day of issue of the certificate"),
          yesOrNo("fever", "到达后发热", "fever since the arrival"),
          words("symptom", "症状", "symptoms", "suspect", "other"),
          words("grade", "现住县区的等级", "grade where the person lives", "low", "medium", "high"),
          words("origin_grade", "来源县区的等级", "grade of the origin", "low", "medium", "high"),
          words("class", "村（社区）类别", "class of the village", "none", "outbreak", "spread"),
          words(
              "firm_class",
              "企业类别",
              "class of the firm",
              "class-1",
              "class-2",
              "class-3",
              "class-4"));

  private static final List<Declared> AREAS =
      List.of(
          of("cumulative", "number", "累计确诊", "confirmed cases in all"),
          of("new_14", "number", "近 14 天新增确诊", "new cases of the last 14 days"),
          yesOrNo("cluster_14", "近 14 天聚集性疫情", "a cluster in the last 14 days"),
          of("days_without", "number", "连续无新增天数", "days without a new case"),
          of("days_since_cured", "number", "末例出院后天数", "days since the last patient was discharged"),
          of("local_clusters", "number", "本地聚集性疫情起数", "local clusters"));

  private InputWords() {}

  /**
   * A question as notice.yaml declares it.
   *
   * @param name the column's name
   * @param type word of its type
   * @param values its words where the list is closed; empty otherwise
   * @param title what readers see above the column
   * @param of the attribute that answers it; empty for one of the glossary
   */
  public record Declared(String name, String type, List<String> values, Phrase title, String of) {

    Declared(String name, String type, List<String> values, Phrase title) {
      this(name, type, values, title, "");
    }

    /** Copies the words. */
    public Declared {
      values = List.copyOf(values);
    }
  }

  /** Whether this names an attribute of a fact that opens an episode. */
  public static boolean isAttribute(String of) {
    return of.matches("[a-z]+\\.[a-z_]{1,40}")
        && OPENING.contains(of.substring(0, of.indexOf('.')));
  }

  /** All of them, persons first. */
  public static List<Declared> all() {
    List<Declared> all = new ArrayList<>(PERSONS);
    all.addAll(AREAS);
    return all;
  }

  /** The question with this column name. */
  public static Optional<Declared> find(String name) {
    return all().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  private static Declared words(String name, String zh, String en, String... words) {
    List<String> values = new ArrayList<>(List.of(words));
    values.add(UNKNOWN);
    return new Declared(name, "enum", values, new Phrase(zh, en));
  }

  private static Declared yesOrNo(String name, String zh, String en) {
    return words(name, zh, en, "yes", "no");
  }

  private static Declared of(String name, String type, String zh, String en) {
    return new Declared(name, type, List.of(), new Phrase(zh, en));
  }
}
