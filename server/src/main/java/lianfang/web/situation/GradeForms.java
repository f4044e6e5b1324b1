package lianfang.web.situation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.access.Permission;
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

  private final HoldingEditions editions;
  private final Editions notices;
  private final Subjects subjects;

  GradeForms(HoldingEditions editions, Editions notices, Subjects subjects) {
    this.editions = editions;
    this.notices = notices;
    this.subjects = subjects;
  }

  /** What is missing, in words; null where nothing is. */
  @Nullable String missing(Shell shell, Map<String, String> form, @Nullable LocalDate from) {
    if (from == null) {
      return shell.t("grades.wrong.from");
    }
    boolean known =
        grades(shell).stream().anyMatch(one -> one.value().equals(form.get(Grading.COLUMN)));
    if (!known) {
      return shell.t("grades.wrong.grade");
    }
    return words(form, "organ").isEmpty() ? shell.t("grades.wrong.organ") : null;
  }

  /** Typed words with single blanks between them. */
  static String words(Map<String, String> form, String name) {
    return form.getOrDefault(name, "").strip().replaceAll("\\s+", " ");
  }

  List<Field> decide(
      Shell shell, CurrentUser user, List<GradeRow> rows, Map<String, String> typed) {
    List<Field.Option> grades = grades(shell);
    if (!user.may(Permission.APPROVE_NOTICE) || shell.console().elsewhere() || grades.isEmpty()) {
      return List.of();
    }
    String scheme = scheme(shell);
    String today = shell.console().on().toString();
    return List.of(
        areas(shell, "area_of", rows, typed),
        new Field(
            "scheme",
            "select",
            shell.t("grades.scheme"),
            null,
            scheme,
            null,
            List.of(new Field.Option(scheme, title(shell))),
            null,
            true),
        Field.choice(
                Grading.COLUMN,
                shell.t("grades.grade"),
                typed.getOrDefault(Grading.COLUMN, ""),
                grades)
            .need(),
        Field.of("from", "day", shell.t("grades.from"), typed.getOrDefault("from", today)).need(),
        Field.of("organ", "text", shell.t("grades.organ"), typed.getOrDefault("organ", "")).need(),
        Field.of("cites", "text", shell.t("grades.cites"), typed.getOrDefault("cites", "")));
  }

  List<Field> cluster(
      Shell shell, CurrentUser user, List<GradeRow> rows, Map<String, String> typed) {
    if (!user.may(Permission.ANSWER_DECISION) || shell.console().elsewhere()) {
      return List.of();
    }
    String today = shell.console().on().toString();
    return List.of(
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
                "cases", "number", shell.t("grades.cluster.cases"), typed.getOrDefault("cases", ""))
            .hint(shell.t("grades.cluster.cases.hint")));
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

  /** What the scheme in force is called. */
  private String title(Shell shell) {
    return editions.on(shell.console().on()).stream()
        .filter(edition -> Grading.grades(edition.tables()))
        .findFirst()
        .flatMap(edition -> notices.find(edition.edition()))
        .map(notice -> Reasons.say(shell, notice.title()))
        .orElse(scheme(shell));
  }

  private String scheme(Shell shell) {
    return editions.on(shell.console().on()).stream()
        .filter(edition -> Grading.grades(edition.tables()))
        .map(edition -> edition.notice())
        .findFirst()
        .orElse("");
  }

  /** The classes of the scheme in force, in its order. */
  private List<Field.Option> grades(Shell shell) {
    String scheme = scheme(shell);
    List<Field.Option> options = new ArrayList<>();
    editions.on(shell.console().on()).stream()
        .filter(edition -> edition.notice().equals(scheme))
        .flatMap(edition -> edition.tables().stream())
        .filter(Grading::grades)
        .limit(1)
        .forEach(table -> values(table).forEach(word -> add(shell, options, word)));
    return options;
  }

  private static List<String> values(CompiledTable table) {
    Output output = table.table().outputs().get(table.table().output(Grading.COLUMN));
    return output.values().stream().filter(Value::isKnown).map(Value::toString).toList();
  }

  private static void add(Shell shell, List<Field.Option> options, String word) {
    options.add(new Field.Option(word, shell.texts().word("grade", word)));
  }
}
