package lianfang.web.objections;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.fact.Fact;
import lianfang.web.action.Objections;
import lianfang.web.part.Field;
import lianfang.web.shell.Shell;

/** The fields of an objection and of its answer, with what was typed before a refusal. */
public final class ObjectionFields {

  /** Whoever objects without an account: by the holder's page. */
  private static final String HOLDER = "holder";

  private ObjectionFields() {}

  /**
   * What is asked of whoever objects.
   *
   * @param person whether it is about a person, whose words are kept
   */
  static List<Field> raise(Shell shell, boolean person, Map<String, String> typed) {
    List<Field> fields = new ArrayList<>();
    fields.add(choice(shell, "ground", "objection.ground", Objections.GROUNDS, typed));
    fields.add(choice(shell, "by", "objection.by", Objections.SPEAKERS, typed));
    if (person) {
      fields.add(
          Field.of("text", "lines", shell.t("objection.text"), typed.getOrDefault("text", ""))
              .hint(shell.t("objection.text.hint")));
    }
    return fields;
  }

  /** What is asked of whoever answers. */
  static List<Field> answer(Shell shell, Map<String, String> typed) {
    String words = typed.getOrDefault("words", "");
    return List.of(
        choice(shell, "answer", "objection.answer.which", Objections.ANSWERS, typed),
        choice(shell, "reason", "objection.answer.reason", Objections.REASONS, typed)
            .hint(shell.t("objection.answer.reason.hint")),
        Field.of("words", "lines", shell.t("objection.answer.words"), words)
            .hint(shell.t("objection.answer.words.hint")));
  }

  private static Field choice(
      Shell shell, String name, String label, List<String> words, Map<String, String> typed) {
    String kind = name.equals("reason") ? "why-answer" : name;
    return Field.choice(
            name,
            shell.t(label),
            typed.getOrDefault(name, ""),
            words.stream()
                .map(word ->
                    new Field.Option(
                        word,
                        name.equals("answer")
                            ? shell.t("objection.state." + word)
                            : shell.texts().word(kind, word)))
                .toList())
        .need();
  }

  /** Against what: the measure with its place. */
  public static String against(Shell shell, Fact raised) {
    String place = raised.attributes().getOrDefault("place", "");
    String word = raised.attributes().getOrDefault("measure", "");
    String measure = shell.texts().word("measure", word);
    return place.isEmpty() ? measure : measure + " · " + shell.texts().word("place", place);
  }

  /** Who recorded it; whoever did so on a page of their own is named as themselves. */
  static String recorder(Shell shell, Map<String, String> names, String account) {
    return account.equals(HOLDER)
        ? shell.texts().word("by", "self")
        : names.getOrDefault(account, account);
  }
}
