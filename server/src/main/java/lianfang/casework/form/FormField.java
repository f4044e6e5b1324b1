package lianfang.casework.form;

import java.util.List;
import java.util.Optional;
import lianfang.casework.CaseForm;

/**
 * 字段: one field of a form.
 *
 * @param name in its object
 * @param kind how it is typed
 * @param words what it is called, in both languages
 * @param traits what holds of it
 * @param choices what may be chosen
 * @param fields of a group or of one row of a repeated group
 */
public record FormField(
    String name,
    FieldKind kind,
    Words words,
    Traits traits,
    List<Choice> choices,
    List<FormField> fields) {

  /** Keeps the order. */
  public FormField {
    choices = List.copyOf(choices);
    fields = List.copyOf(fields);
  }

  /** A field of a form as a page asks for it. */
  static FormField of(CaseForm.Field field) {
    CaseForm.Traits traits = field.traits();
    CaseForm.OnPage page = traits.page();
    return new FormField(
        field.name(),
        FieldKind.of(field),
        new Words(
            Both.of(Optional.of(field.label())),
            Both.of(page.hint()),
            Both.of(field.why()),
            Both.of(page.unit()),
            Both.of(page.item())),
        new Traits(
            field.required(),
            field.kind() == CaseForm.Kind.IDENTIFYING,
            traits.keepsLocation(),
            traits.prefill(),
            traits.checklist(),
            traits.sees().stream().sorted().toList(),
            page.most()),
        field.choices().stream()
            .map(one -> new Choice(one.value(), Both.of(Optional.of(one.label()))))
            .toList(),
        field.fields().stream().map(FormField::of).toList());
  }

  /**
   * What stands around a field.
   *
   * @param label above it
   * @param hint how it is typed
   * @param why the reason for asking, where it is personal
   * @param unit in its end
   * @param item what one row of a repeated group is called
   */
  public record Words(Both label, Both hint, Both why, Both unit, Both item) {}

  /**
   * What holds of a field.
   *
   * @param required whether the form cannot go without it
   * @param identifying whether it tells who somebody is; it is then sealed apart from the form
   * @param keepsLocation whether a picture keeps the place at which it was taken
   * @param prefill what it is filled from where that is known; empty for nothing
   * @param checklist id of the checklist that it answers; empty for none
   * @param sees desks that may see it; empty for all that see the case
   * @param most rows or files; 0 where it holds one value
   */
  public record Traits(
      boolean required,
      boolean identifying,
      boolean keepsLocation,
      String prefill,
      String checklist,
      List<String> sees,
      int most) {

    /** Keeps the order. */
    public Traits {
      sees = List.copyOf(sees);
    }
  }

  /** One value that may be chosen. */
  public record Choice(String value, Both name) {}
}
