package lianfang.web.situation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lianfang.access.Permission;
import lianfang.rulebook.Edition;
import lianfang.rulebook.Editions;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.grade.Grading;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.Output;
import lianfang.rulebook.table.Value;
import lianfang.situation.GradeRow;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Field;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 等级表单: what an organ says when it decides a grade or finds a cluster. */
@Component
class GradeForms {

  /** A decision names a day soon; a later one is a slip of the pen. */
  private static final int AHEAD_MAX = 31;

  private final HoldingEditions editions;
  private final Editions notices;
  private final Subjects subjects;
  private final GradeOrgans organs;

  GradeForms(HoldingEditions editions, Editions notices, Subjects subjects, GradeOrgans organs) {
    this.organs = organs;
    this.editions = editions;
    this.notices = notices;
    this.subjects = subjects;
  }

  /**
   * What is wrong with a decision, by field: what was typed and what to do.
   *
   * @param from the first day; null where none can be read
   */
  Map<String, String> errors(Shell shell, Map<String, String> form, @Nullable LocalDate from) {
    Map<String, String> errors = new LinkedHashMap<>();
    String day = form.getOrDefault("from", "").strip();
    LocalDate latest = shell.console().today().plusDays(AHEAD_MAX);
    if (from == null) {
      errors.put("from", shell.t("grades.wrong.from.value", day));
    } else if (from.isAfter(latest)) {
      errors.put(
          "from", shell.t("grades.wrong.ahead.value", shell.language().full(from), AHEAD_MAX));
    }
    String scheme = form.getOrDefault("scheme", "");
    LocalDate on = from == null ? shell.console().on() : from;
    Edition chosen =
        schemes(shell, on).stream()
            .filter(one -> one.notice().equals(scheme))
            .findFirst()
            .orElse(null);
    String grade = form.getOrDefault(Grading.COLUMN, "");
    if (chosen == null) {
      errors.put("scheme", shell.t("grades.wrong.scheme", scheme, shell.language().full(on)));
    } else if (!values(chosen).contains(grade)) {
      String words =
          values(chosen).stream()
              .map(word -> shell.texts().word("grade", word))
              .collect(Collectors.joining(shell.t("list.and")));
      errors.put(Grading.COLUMN, shell.t("grades.wrong.grade.value", words));
    }
    if (!organs.mayDecide(form.getOrDefault("organ", ""), form.getOrDefault("area_of", ""))) {
      errors.put("organ", shell.t("grades.wrong.organ.value"));
    }
    return errors;
  }

  /** Typed words with single blanks between them. */
  static String words(Map<String, String> form, String name) {
    return form.getOrDefault(name, "").strip().replaceAll("\\s+", " ");
  }

  List<Field> decide(Shell shell, CurrentUser user, List<GradeRow> rows, GradesDesk.Asked asked) {
    LocalDate on = shell.console().on();
    List<Edition> schemes = schemes(shell, on);
    if (!user.may(Permission.APPROVE_NOTICE) || shell.console().elsewhere() || schemes.isEmpty()) {
      return List.of();
    }
    Map<String, String> typed = asked.typed();
    List<Field> fields = new ArrayList<>();
    fields.add(areas(shell, "area_of", rows, typed));
    fields.add(
        new Field(
            "scheme",
            "select",
            shell.t("grades.scheme"),
            null,
            typed.getOrDefault("scheme", schemes.getFirst().notice()),
            null,
            schemes.stream().map(one -> new Field.Option(one.notice(), title(shell, one))).toList(),
            null,
            true));
    fields.add(
        Field.choice(
                Grading.COLUMN,
                shell.t("grades.grade"),
                typed.getOrDefault(Grading.COLUMN, ""),
                grades(shell, schemes))
            .need());
    String from = typed.getOrDefault("from", on.toString());
    fields.add(Field.of("from", "day", shell.t("grades.from"), from).need());
    fields.add(
        Field.choice(
                "organ",
                shell.t("grades.organ"),
                typed.getOrDefault("organ", ""),
                organs.options(shell))
            .hint(shell.t("grades.organ.hint"))
            .need());
    fields.add(Field.of("cites", "text", shell.t("grades.cites"), typed.getOrDefault("cites", "")));
    return fields.stream().map(field -> field.error(asked.errors().get(field.name()))).toList();
  }

  List<Field> cluster(Shell shell, CurrentUser user, List<GradeRow> rows, GradesDesk.Asked asked) {
    Map<String, String> typed = asked.typed();
    if (!user.may(Permission.ANSWER_DECISION) || shell.console().elsewhere()) {
      return List.of();
    }
    String today = shell.console().on().toString();
    List<Field> fields =
        List.of(
            areas(shell, "cluster_of", rows, typed),
            Field.of("day", "day", shell.t("grades.cluster.day"), typed.getOrDefault("day", today))
                .need(),
            Field.choice(
                    "found",
                    shell.t("grades.cluster.found"),
                    typed.getOrDefault("found", ""),
                    List.of(
                        new Field.Option("yes", shell.t("grades.cluster.yes")),
                        new Field.Option("no", shell.t("grades.cluster.no"))))
                .need(),
            Field.of(
                    "cases",
                    "number",
                    shell.t("grades.cluster.cases"),
                    typed.getOrDefault("cases", ""))
                .hint(shell.t("grades.cluster.cases.hint")));
    return fields.stream().map(field -> field.error(asked.errors().get(field.name()))).toList();
  }

  /** What is wrong with a finding on clusters, by field. */
  static Map<String, String> clusterErrors(
      Shell shell, Map<String, String> form, @Nullable LocalDate day) {
    Map<String, String> errors = new LinkedHashMap<>();
    if (day == null) {
      String typed = form.getOrDefault("day", "").strip();
      errors.put("day", shell.t("grades.wrong.from.value", typed));
    } else if (day.isAfter(shell.console().today())) {
      errors.put("day", shell.t("grades.cluster.ahead", shell.language().full(day)));
    }
    String cases = form.getOrDefault("cases", "").strip();
    boolean found = form.getOrDefault("found", "").equals("yes");
    if (found && !cases.matches("[1-9][0-9]{0,4}")) {
      errors.put("cases", shell.t("grades.cluster.cases.wrong", cases));
    }
    return errors;
  }

  private Field areas(Shell shell, String name, List<GradeRow> rows, Map<String, String> typed) {
    List<Field.Option> options = new ArrayList<>();
    rows.forEach(
        row -> options.add(new Field.Option(row.area(), subjects.name(shell, row.area()))));
    return new Field(
        name,
        "select",
        shell.t("grades.area"),
        null,
        typed.getOrDefault(name, ""),
        null,
        options,
        null,
        true);
  }

  private String title(Shell shell, Edition scheme) {
    return notices
        .find(scheme.edition())
        .map(notice -> Reasons.say(shell, notice.title()))
        .orElse(scheme.notice());
  }

  /** Every scheme that grades areas here on a day, each once. */
  private List<Edition> schemes(Shell shell, LocalDate on) {
    String area = shell.ground().code();
    return editions.on(on).stream()
        .filter(edition -> Grading.grades(edition.tables()))
        .filter(edition ->
            edition.scope().stream().anyMatch(p -> area.startsWith(p) || p.startsWith(area)))
        .toList();
  }

  /** The classes of all schemes, each once, in their order. */
  private static List<Field.Option> grades(Shell shell, List<Edition> schemes) {
    return schemes.stream()
        .flatMap(one -> values(one).stream())
        .distinct()
        .map(word -> new Field.Option(word, shell.texts().word("grade", word)))
        .toList();
  }

  private static List<String> values(Edition scheme) {
    return scheme.tables().stream()
        .filter(Grading::grades)
        .flatMap(table -> values(table).stream())
        .distinct()
        .toList();
  }

  private static List<String> values(CompiledTable table) {
    Output output = table.table().outputs().get(table.table().output(Grading.COLUMN));
    return output.values().stream().filter(Value::isKnown).map(Value::toString).toList();
  }
}
