package lianfang.casework;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lianfang.fact.playbook.Wording;

/**
 * 表单: what is filled in at a step.
 *
 * @param name the name of its file without .schema.json
 * @param title what stands above it
 * @param schema the JSON Schema as written, for the validator
 * @param fields in the order of the file
 */
public record CaseForm(String name, Wording title, String schema, List<Field> fields) {

  /** Copies the fields. */
  public CaseForm {
    fields = List.copyOf(fields);
  }

  /** The field with this name; a dot leads into a group. */
  public Optional<Field> field(String wanted) {
    int dot = wanted.indexOf('.');
    String first = dot < 0 ? wanted : wanted.substring(0, dot);
    Optional<Field> found = fields.stream().filter(f -> f.name().equals(first)).findFirst();
    return dot < 0
        ? found
        : found.flatMap(
            f -> new CaseForm(name, title, schema, f.fields()).field(wanted.substring(dot + 1)));
  }

  /** Whether it holds nothing but words, numbers and choices that no register is asked about. */
  boolean isPlain() {
    return fields.stream().allMatch(Field::isPlain);
  }

  /**
   * One field.
   *
   * @param name its name in the values
   * @param label what stands beside it
   * @param why why it is asked
   * @param kind how it is filled in
   * @param required whether it must be
   * @param choices what may be chosen, with what people read
   * @param fields of a group
   * @param traits what else is said about it
   */
  public record Field(
      String name,
      Wording label,
      Optional<Wording> why,
      Kind kind,
      boolean required,
      List<Choice> choices,
      List<Field> fields,
      Traits traits) {

    /** What is kept elsewhere, or leads there. */
    private static final Set<Kind> APART =
        Set.of(Kind.EVIDENCE, Kind.EVIDENCES, Kind.CHECKLIST, Kind.IDENTIFYING);

    /** Copies the lists. */
    public Field {
      choices = List.copyOf(choices);
      fields = List.copyOf(fields);
    }

    boolean isPlain() {
      boolean known = !traits.prefill().isEmpty() || !traits.recuses().isEmpty();
      return !known && !APART.contains(kind) && fields.stream().allMatch(Field::isPlain);
    }

    /** Whether it holds words or a choice that everybody may read who sees the case. */
    public boolean mayBeTold() {
      boolean words = kind == Kind.TEXT || kind == Kind.LONG_TEXT || kind == Kind.CHOICE;
      return (words || kind == Kind.DAY) && traits.sees().isEmpty();
    }
  }

  /** How a field is filled in. */
  public enum Kind {
    TEXT,
    LONG_TEXT,
    NUMBER,
    INTEGER,
    YES_NO,
    DAY,
    CHOICE,
    CHOICES,
    /** The hash of a stored file. */
    EVIDENCE,
    /** Hashes of stored files. */
    EVIDENCES,
    /** Fields of its own. */
    GROUP,
    /** Fields of its own, several times. */
    GROUPS,
    /** Answers to a checklist: a list of item, answer and evidence. */
    CHECKLIST,
    /** A name, a phone or an identity number, sealed apart; the form holds an opaque id. */
    IDENTIFYING
  }

  /** One choice. */
  public record Choice(String value, Wording label) {}

  /**
   * What else is said about a field.
   *
   * @param sees desks that alone may see it; empty where all do who see the case
   * @param keepsLocation whether a picture keeps where it was taken
   * @param prefill what it is filled with when that is known, such as firm.name; empty for nothing
   * @param checklist id of the checklist; empty where it is none
   * @param recuses what of a unit it names whose people must not see the case: name or level; empty
   *     for nothing
   * @param instead fields by which somebody is named where the register of this one knows nobody
   * @param gist whether lists say by it what a case is about; of a choice only, which holds no name
   * @param page how a page asks for it
   */
  public record Traits(
      Set<String> sees,
      boolean keepsLocation,
      String prefill,
      String checklist,
      String recuses,
      List<String> instead,
      boolean gist,
      OnPage page) {

    /** Copies the desks and the fields. */
    public Traits {
      sees = Set.copyOf(sees);
      instead = List.copyOf(instead);
    }
  }

  /**
   * How a page asks for a field.
   *
   * @param input what is typed, such as phone, credit-code or date-time; empty for plain words,
   *     none where programs alone fill it in
   * @param hint how it is typed
   * @param unit behind it
   * @param item what one of several groups is called
   * @param most rows or files; 0 where it holds one value
   */
  public record OnPage(
      String input,
      Optional<Wording> hint,
      Optional<Wording> unit,
      Optional<Wording> item,
      int most) {

    /** Whether programs alone fill it in, so that no page asks for it or shows it. */
    public boolean isForProgramsAlone() {
      return input.equals(NOBODY);
    }
  }

  private static final String NOBODY = "none";
}
