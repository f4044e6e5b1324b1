package lianfang.rulebook.draft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import lianfang.fact.AttributeType;
import lianfang.fact.FactKind;
import lianfang.fact.FactKinds;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.NoticeTexts;
import lianfang.rulebook.edition.TableText;
import lianfang.rulebook.grade.SceneRules;
import lianfang.rulebook.notice.InputWords;

/**
 * 自定的问: which questions a notice may declare itself. A new one is answered by an attribute of a
 * fact that opens an episode, whose words are closed; one of the glossary may have other words
 * where these are those of a scheme, and fewer everywhere.
 */
public final class OwnQuestions {

  /** Questions of the glossary whose words are those of a scheme, a scene or an issuer. */
  private static final List<String> FREE =
      List.of("grade", "origin_grade", "class", "firm_class", "issuer", "scene");

  private static final String UNKNOWN = "unknown";
  private static final String ENUM = "enum";
  private static final String NOTICE = "notice.yaml";

  private final FactKinds kinds;

  /** Knows what facts say by their kinds. */
  public OwnQuestions(FactKinds kinds) {
    this.kinds = kinds;
  }

  /** Questions of the glossary that a notice may declare with words of its own. */
  public static List<InputWords.Declared> glossary() {
    List<InputWords.Declared> all = new ArrayList<>(InputWords.all());
    all.add(
        new InputWords.Declared(
            SceneRules.INPUTS.getLast(), ENUM, List.of(), new Phrase("场景", "scene"), ""));
    return all;
  }

  /** The attributes that can answer a question, as {@code KIND.ATTRIBUTE}. */
  public List<String> attributes() {
    List<String> attributes = new ArrayList<>();
    for (String kind : InputWords.OPENING) {
      kinds
          .find(kind)
          .ifPresent(known ->
              new TreeSet<>(known.attributes().keySet())
                  .stream()
                      .map(name -> kind + "." + name)
                      .filter(of -> words(of).isPresent())
                      .forEach(attributes::add));
    }
    return attributes;
  }

  private Optional<Set<String>> words(String of) {
    int dot = of.indexOf('.');
    return InputWords.isAttribute(of)
        ? kinds
            .find(of.substring(0, dot))
            .map(kind -> kind.attributes().get(of.substring(dot + 1)))
            .map(FactKind.Attribute::type)
            .filter(AttributeType.Choice.class::isInstance)
            .map(type -> ((AttributeType.Choice) type).words())
        : Optional.empty();
  }

  /**
   * The files with the declaration, in the place of one of the same name.
   *
   * @throws EditionRefused with what was found and what may stand there
   */
  SortedMap<String, String> declared(
      SortedMap<String, String> files, DraftEdit.DeclareQuestion edit) {
    String column = edit.column();
    refuseIf(!column.matches("[a-z][a-z0-9_]{0,39}"), EditionRefusal.QUESTION_NAME, column);
    boolean whole = !edit.zh().isBlank() && !edit.en().isBlank();
    InputWords.Declared known =
        glossary().stream().filter(one -> one.name().equals(column)).findFirst().orElse(null);
    String type = ENUM;
    List<String> values;
    if (known == null) {
      Set<String> possible =
          words(edit.of())
              .orElseThrow(() ->
                  new EditionRefused(
                      EditionRefusal.QUESTION_OF,
                      (edit.of() + " ≠ ").strip() + " " + String.join(", ", attributes())));
      values = values(edit.values(), possible);
    } else {
      refuseIf(!edit.of().isEmpty(), EditionRefusal.QUESTION_NAME, column);
      type = known.type();
      boolean free = FREE.contains(column);
      values =
          known.type().equals(ENUM)
              ? values(edit.values(), free ? edit.values() : known.values())
              : List.of();
    }
    refuseIf(!whole, EditionRefusal.QUESTION_TITLE, column);
    InputWords.Declared declared =
        new InputWords.Declared(
            column, type, values, new Phrase(edit.zh().strip(), edit.en().strip()), edit.of());
    SortedMap<String, String> changed = new TreeMap<>(files);
    changed.computeIfPresent(
        NOTICE, (file, yaml) -> NoticeTexts.withQuestion(yaml, declared, edit.words()));
    return changed;
  }

  /** The words, all that are possible where none are named, and always what nobody knows. */
  private static List<String> values(List<String> named, java.util.Collection<String> possible) {
    Set<String> values = new LinkedHashSet<>(named.isEmpty() ? new TreeSet<>(possible) : named);
    values.remove(UNKNOWN);
    for (String value : values) {
      boolean known = possible.contains(value) && value.matches("[a-z0-9][a-z0-9-]{0,39}");
      refuseIf(
          !known,
          EditionRefusal.QUESTION_VALUES,
          value + " ≠ " + String.join(", ", new TreeSet<>(possible)));
    }
    refuseIf(values.isEmpty(), EditionRefusal.QUESTION_VALUES, "");
    values.add(UNKNOWN);
    return List.copyOf(values);
  }

  static SortedMap<String, String> removed(SortedMap<String, String> files, String column) {
    String notice = files.getOrDefault(NOTICE, "{}");
    boolean declared = NoticeTexts.declared(notice, "inputs").contains(column);
    refuseIf(!declared, EditionRefusal.COLUMN_UNKNOWN, column);
    List<String> asking = asking(files, column);
    refuseIf(!asking.isEmpty(), EditionRefusal.QUESTION_ASKED, String.join(", ", asking));
    SortedMap<String, String> changed = new TreeMap<>(files);
    changed.put(NOTICE, NoticeTexts.withoutQuestion(notice, column));
    return changed;
  }

  /** Declared questions that no table asks. */
  public static List<String> idle(SortedMap<String, String> files) {
    return NoticeTexts.declared(files.getOrDefault(NOTICE, "{}"), "inputs").stream()
        .filter(column -> asking(files, column).isEmpty())
        .toList();
  }

  /** The tables that ask a question; one that cannot be read may ask it. */
  private static List<String> asking(SortedMap<String, String> files, String column) {
    List<String> asking = new ArrayList<>();
    for (String table : DraftEdits.tables(files)) {
      try {
        TableText text = TableText.read(files.getOrDefault(DraftEdits.file(table), ""));
        if (Columns.of(text, Columns.INPUT).contains(column)) {
          asking.add(table);
        }
      } catch (EditionRefused unreadable) {
        asking.add(table);
      }
    }
    return asking;
  }

  private static void refuseIf(boolean wrong, EditionRefusal refusal, String found) {
    if (wrong) {
      throw new EditionRefused(refusal, found);
    }
  }
}
