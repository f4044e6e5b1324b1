package lianfang.web.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.access.Account;
import lianfang.area.Areas;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseTypes;
import lianfang.casework.round.RoundPlan;
import lianfang.casework.round.RoundTarget;
import lianfang.casework.round.Rounds;
import lianfang.casework.venue.Venue;
import lianfang.web.cases.Said;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.rounds.TypedPlan.Typed;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** Draws the forms of a round. */
@Component
class RoundFields {

  private static final String GROUPS = "6";

  private final Rounds rounds;
  private final RoundPlans plans;
  private final Areas areas;
  private final CaseTypes types;
  private final Subjects subjects;

  RoundFields(Rounds rounds, RoundPlans plans, Areas areas, CaseTypes types, Subjects subjects) {
    this.rounds = rounds;
    this.plans = plans;
    this.areas = areas;
    this.types = types;
    this.subjects = subjects;
  }

  /** Of a new round in the area that is shown. */
  List<Field> blank(Shell shell, CurrentUser user, Typed typed, Map<String, String> faults) {
    List<Field> fields = new ArrayList<>(about(shell, typed));
    fields.addAll(targets(shell, user, typed));
    String groups = typed.isEmpty() ? GROUPS : typed.one("groups");
    fields.add(
        Field.of("groups", "numeric", shell.t("round.groups"), groups)
            .hint(shell.t("round.groups.hint"))
            .need());
    fields.add(members(shell, typed.one("members")));
    return fields.stream().map(field -> field.error(faults.get(field.name()))).toList();
  }

  private List<Field> about(Shell shell, Typed typed) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("called", "text", shell.t("round.called"), typed.one("called")).need());
    fields.add(
        Field.choice(
                "unannounced",
                shell.t("round.how"),
                typed.one("unannounced"),
                List.of(
                    new Field.Option("true", shell.t("round.unannounced")),
                    new Field.Option("false", shell.t("round.announced"))))
            .hint(shell.t("round.how.hint"))
            .need());
    fields.add(
        Field.checks("method", shell.t("round.method"), typed.all("method"), methods(shell)));
    fields.add(Field.of("from", "day", shell.t("round.from"), typed.one("from")).need());
    fields.add(Field.of("until", "day", shell.t("round.until"), typed.one("until")).need());
    return fields;
  }

  private List<Field> targets(Shell shell, CurrentUser user, Typed typed) {
    String area = shell.ground().code();
    List<Field> fields = new ArrayList<>();
    List<Field.Option> below =
        areas.children(area).stream()
            .map(one -> new Field.Option(one.code(), subjects.name(shell, one.code())))
            .toList();
    List<String> chosen =
        typed.isEmpty() ? below.stream().map(Field.Option::value).toList() : typed.all("areas");
    fields.add(Field.checks("areas", shell.t("round.areas"), chosen, below));
    fields.add(
        Field.of("departments", "lines", shell.t("round.departments"), typed.one("departments"))
            .hint(shell.t("round.departments.hint")));
    List<Field.Option> kinds = kinds(shell, user, area);
    if (!kinds.isEmpty()) {
      fields.add(Field.checks("kinds", shell.t("round.kinds"), typed.all("kinds"), kinds));
    }
    return fields;
  }

  private static Field members(Shell shell, String value) {
    return Field.of("members", "lines", shell.t("round.members"), value)
        .hint(shell.t("round.members.hint"));
  }

  /** Of a plan as it is changed; once the groups are out, only who goes. */
  List<Field> change(
      Shell shell, RoundPlan plan, Typed typed, Map<String, String> faults, boolean fixed) {
    List<Field> fields = new ArrayList<>();
    String lines = typed.isEmpty() ? plans.lines(plan) : typed.one("members");
    fields.add(members(shell, lines));
    if (!fixed) {
      int most = plan.groups().stream().mapToInt(Integer::intValue).max().orElse(1);
      List<Field.Option> options = new ArrayList<>();
      for (int group = 1; group <= most; group++) {
        options.add(new Field.Option(String.valueOf(group), shell.t("round.group", group)));
      }
      options.add(new Field.Option("0", shell.t("round.leave")));
      for (RoundTarget one : plan.targets()) {
        String name = "group-" + one.number();
        String value = typed.isEmpty() ? String.valueOf(one.group()) : typed.one(name);
        fields.add(new Field(name, "select", one.called(), null, value, null, options, null, true));
      }
      fields.add(
          Field.of("departments", "lines", shell.t("round.add"), typed.one("departments"))
              .hint(shell.t("round.add.hint")));
    }
    return fields.stream().map(field -> field.error(faults.get(field.name()))).toList();
  }

  private List<Field.Option> methods(Shell shell) {
    return types.find(Rounds.TYPE).orElseThrow().form("plan").stream()
        .flatMap(form -> form.field("method").stream())
        .flatMap(field -> field.choices().stream())
        .map((CaseForm.Choice one) -> new Field.Option(one.value(), Said.of(shell, one.label())))
        .toList();
  }

  private List<Field.Option> kinds(Shell shell, CurrentUser user, String area) {
    Map<String, List<Venue>> known = plans.venues(user, area);
    return rounds.kinds().kinds().stream()
        .filter(kind -> known.containsKey(kind.id()))
        .map(kind ->
            new Field.Option(
                kind.id(),
                shell.t(
                    "round.kind.many",
                    Said.of(shell, kind.name()),
                    known.getOrDefault(kind.id(), List.of()).size())))
        .toList();
  }

  /** Who may be sent, with the login that is typed. */
  Block eligible(Shell shell, String area) {
    List<Row> rows = new ArrayList<>();
    for (Account one : plans.eligible(area)) {
      rows.add(new Row(null, List.of(Cell.said(one.login()), Cell.said(one.displayName()))));
    }
    return new Block(
        shell.t("round.eligible"),
        shell.t("round.eligible.footer"),
        null,
        List.of(Listing.Column.of(shell.t("round.login")), Listing.Column.of(shell.t("round.who"))),
        rows,
        shell.t("round.eligible.none"));
  }
}
