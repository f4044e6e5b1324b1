package lianfang.web.inspect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.casework.Checklist;
import lianfang.casework.Citation;
import lianfang.casework.FormValues;
import lianfang.casework.Guard;
import lianfang.fact.playbook.Wording;
import org.jspecify.annotations.Nullable;

/** Reads off a case type what somebody on the spot has to look at for each step. */
final class Ways {

  private final CaseType type;
  private final String area;
  private final LocalDate day;
  private final FormValues known;

  /** For a case in an area on a day, of which these values are known. */
  Ways(CaseType type, String area, LocalDate day, FormValues known) {
    this.type = type;
    this.area = area;
    this.day = day;
    this.known = known;
  }

  /** The steps with a form; empty where none of them asks anybody to look at something there. */
  List<Way> of(List<CaseStep> steps) {
    List<Way> ways = new ArrayList<>();
    boolean visits = false;
    for (CaseStep step : steps) {
      Optional<CaseForm> form = step.form().flatMap(type::form).filter(Ways::isAnswerable);
      if (form.isPresent()) {
        visits |= form.get().fields().stream().anyMatch(Ways::isSeenThere);
        ways.add(way(step, form.get()));
      }
    }
    return visits ? listed(ways) : List.of();
  }

  /** Where the case says by which list it is looked at, no other list is asked for. */
  private List<Way> listed(List<Way> ways) {
    String end = "-" + known.text("list").orElse("");
    return ways.stream().noneMatch(way -> way.passing() && way.step().endsWith(end))
        ? ways
        : ways.stream().filter(way -> !way.passing() || way.step().endsWith(end)).toList();
  }

  /**
   * Whether somebody at these desks, or whoever has claimed the case, does this step.
   *
   * @param elsewhere whether the case stands at none of these desks: whoever only helps out there,
   *     such as for a firm without an account, begins nothing of it
   */
  static boolean isFor(Set<String> own, CaseStep step, boolean elsewhere) {
    return step.who().stream()
        .anyMatch(who ->
            switch (who.kind()) {
              case DESK, CLAIMANT -> true;
              case NAMED_DESK -> !elsewhere && own.contains(who.desk());
              default -> false;
            });
  }

  private static boolean isSeenThere(CaseForm.Field field) {
    return switch (field.kind()) {
      case CHECKLIST, EVIDENCE, EVIDENCES -> true;
      default -> false;
    };
  }

  /** What a phone cannot ask, no phone may be asked for. */
  static boolean isAnswerable(CaseForm form) {
    return form.fields().stream()
        .filter(CaseForm.Field::required)
        .allMatch(field ->
            switch (field.kind()) {
              case GROUP, GROUPS, IDENTIFYING -> false;
              default -> true;
            });
  }

  /** One step with its form. */
  Way way(CaseStep step, CaseForm form) {
    List<Way.Item> items = new ArrayList<>();
    List<Way.Part> parts = new ArrayList<>();
    Way.Photos photos = null;
    for (CaseForm.Field field : form.fields()) {
      switch (field.kind()) {
        case CHECKLIST ->
            type.checklist(field.traits().checklist(), area, day)
                .ifPresent(list -> {
                  List<Way.Item> asked = items(field.name(), list, known);
                  items.addAll(asked);
                  parts.add(new Way.Part(list.title(), asked.stream().map(Way.Item::id).toList()));
                });
        case EVIDENCE, EVIDENCES ->
            photos =
                photos != null
                    ? photos
                    : new Way.Photos(
                        field.name(),
                        field.required() || step.evidence().contains(field.name()),
                        field.traits().keepsLocation());
        default -> kind(field).ifPresent(word -> items.add(item(field, word)));
      }
    }
    boolean passing = false;
    for (Guard guard : step.guards()) {
      passing |= guard instanceof Guard.ChecklistPassed;
      if (guard instanceof Guard.AllOf all) {
        passing = true;
        parts.add(
            new Way.Part(guard.cites().map(Citation::says).orElse(step.name()), all.fields()));
      }
    }
    return new Way(step.id(), step.name(), passing, items, parts, photos);
  }

  /** The items of a checklist, one by one. */
  static List<Way.Item> items(String field, Checklist list, FormValues known) {
    return list.items().stream()
        .filter(item -> item.unless().isEmpty() || !known.matches(item.unless()))
        .map(item ->
            new Way.Item(
                field + "/" + item.id(),
                word(item.kind()),
                item.wording(),
                item.least().orElse(null),
                item.most().orElse(null),
                item.evidence(),
                true,
                item.cites().map(Citation::says).orElse(null),
                List.of()))
        .toList();
  }

  private static String word(Checklist.Kind kind) {
    return switch (kind) {
      case YES_NO -> "yes-no";
      case NUMBER -> "number";
      case TEXT -> "text";
    };
  }

  private static Optional<String> kind(CaseForm.Field field) {
    return switch (field.kind()) {
      case TEXT, LONG_TEXT -> Optional.of("text");
      case NUMBER, INTEGER -> Optional.of("number");
      case YES_NO -> Optional.of("yes-no");
      case CHOICE -> Optional.of("choice");
      case CHOICES -> Optional.of("choices");
      default -> Optional.empty();
    };
  }

  private static Way.Item item(CaseForm.Field field, String kind) {
    @Nullable Wording why = field.why().orElse(null);
    return new Way.Item(
        field.name(),
        kind,
        field.label(),
        null,
        null,
        false,
        field.required(),
        why,
        field.choices().stream()
            .map(choice -> new Way.Option(choice.value(), choice.label()))
            .toList());
  }
}
