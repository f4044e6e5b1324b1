package lianfang.web.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.area.DivisionLevel;
import lianfang.fact.FactRefused;
import lianfang.gate.unit.Unit;
import lianfang.gate.unit.Units;
import lianfang.web.areas.NearAccounts;
import lianfang.web.basis.Refused;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Figure;
import lianfang.web.part.Head;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.register.AreaChoice;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lists firms and villages with their data managers, and names one or hands the post over. */
@Controller
class UnitsDesk {

  private static final int SHOWN = 300;
  private static final int OFFERED = 8;
  private static final String ANYWAY = "anyway";
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final Managers answering;
  private final Accounts accounts;
  private final NearAccounts near;
  private final Subjects subjects;
  private final ManagerNaming naming;
  private final AreaChoice choice;

  UnitsDesk(
      Managers answering,
      Accounts accounts,
      NearAccounts near,
      Subjects subjects,
      ManagerNaming naming,
      AreaChoice choice) {
    this.naming = naming;
    this.choice = choice;
    this.answering = answering;
    this.accounts = accounts;
    this.near = near;
    this.subjects = subjects;
  }

  /** The list; a vacant one of it leads here again, with its form filled in. */
  @GetMapping("/units")
  ModelAndView list(
      Shell shell,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String firm,
      @AuthenticationPrincipal CurrentUser user) {
    Map<String, String> typed = unit.isEmpty() ? Map.of() : Map.of("area", unit, "firm", firm);
    return page(shell, user, typed, null).show();
  }

  /** Names a data manager; a later one takes over from the earlier on its first day. */
  @PostMapping("/units")
  ModelAndView name(
      Shell shell,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    AreaChoice.Answer where = choice.one(shell, form.getOrDefault("area", ""));
    if (where.wrong() != null) {
      return page(shell, user, form, where.wrong()).show();
    }
    String area = where.code();
    user.requireArea(area);
    String firm = form.getOrDefault("firm", "").strip().replaceAll("\\s+", " ");
    boolean village = area.length() == DivisionLevel.VILLAGE.digits();
    String account = form.getOrDefault("account", "");
    boolean known = account.matches(ID) && accounts.find(UUID.fromString(account)).isPresent();
    boolean county = area.length() >= DivisionLevel.COUNTY.digits();
    if (!county || firm.isEmpty() && !village || !known) {
      return page(shell, user, form, shell.t("unit.incomplete")).show();
    }
    Unit unit = firm.isEmpty() ? Unit.village(area) : Unit.firm(area, firm);
    LocalDate today = shell.console().today();
    if (unit.isFirm() && !form.containsKey(ANYWAY) && !answering.knows(unit, today)) {
      return page(shell, user, form, unknown(shell, unit, today), anyway(shell)).show();
    }
    try {
      naming.name(user, unit, account, today);
    } catch (FactRefused refused) {
      return page(shell, user, form, Refused.say(shell, refused)).show();
    }
    return new ModelAndView("redirect:" + shell.link("/units"));
  }

  private FormPage page(
      Shell shell, CurrentUser user, Map<String, String> typed, @Nullable String refusal) {
    return page(shell, user, typed, refusal, List.of());
  }

  private FormPage page(
      Shell shell,
      CurrentUser user,
      Map<String, String> typed,
      @Nullable String refusal,
      List<Field> more) {
    LocalDate day = shell.console().on();
    boolean office = user.may(Permission.MANAGE_AREAS);
    List<Unit> all = new ArrayList<>(answering.answeredBy(user.account().id().toString(), day));
    if (office) {
      answering.around(shell.ground().code(), day).stream()
          .filter(unit -> all.stream().noneMatch(one -> one.id().equals(unit.id())))
          .forEach(all::add);
    }
    Map<UUID, Units.Manager> managers = answering.of(all, day);
    all.sort(Comparator.comparing((Unit unit) -> managers.containsKey(unit.id())));
    long vacant = all.stream().filter(unit -> !managers.containsKey(unit.id())).count();
    Head head =
        new Head(
            shell.t("unit.title"),
            office ? shell.t("unit.says", all.size(), vacant) : shell.t("unit.own", all.size()),
            office
                ? List.of(
                    new Figure(
                        shell.language().number(vacant),
                        shell.t("unit.vacant.posts"),
                        null,
                        null,
                        vacant > 0 ? "act" : "calm"))
                : List.of(),
            null);
    return new FormPage(
        shell,
        head,
        "/units",
        List.of(),
        office ? fields(shell, user, typed, more) : List.of(),
        Map.of(),
        shell.t("unit.name"),
        refusal,
        List.of(table(shell, all, managers, office)));
  }

  /** A name typed otherwise than its staff's employment has it would be a unit of nobody. */
  private String unknown(Shell shell, Unit unit, LocalDate today) {
    String where = choice.written(shell, unit.area());
    List<String> there =
        answering.around(unit.area(), today).stream()
            .filter(Unit::isFirm)
            .limit(OFFERED)
            .map(one -> shell.t("unit.quoted", one.name(), choice.written(shell, one.area())))
            .toList();
    return there.isEmpty()
        ? shell.t("unit.unknown.alone", unit.name(), where)
        : shell.t("unit.unknown", unit.name(), where, String.join(shell.t("list.and"), there));
  }

  private static Cell vacant(Shell shell, Unit unit, boolean office) {
    if (!office) {
      return Cell.tag("act", shell.t("unit.vacant"));
    }
    return new Cell("text", shell.t("unit.vacant.name"), null, naming(shell, unit), false);
  }

  /** The list with the form filled in that names somebody for this unit. */
  static String naming(Shell shell, Unit unit) {
    return shell.link("/units", "unit", unit.area(), "firm", unit.name());
  }

  private Block table(
      Shell shell, List<Unit> all, Map<UUID, Units.Manager> managers, boolean office) {
    Map<String, String> names =
        accounts.displayNames(
            managers.values().stream().map(Units.Manager::account).distinct().toList());
    List<Row> rows = new ArrayList<>();
    for (Unit unit : all.subList(0, Math.min(SHOWN, all.size()))) {
      Units.Manager manager = managers.get(unit.id());
      String to = address(shell, unit);
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(called(shell, unit), null, to),
                  manager == null
                      ? vacant(shell, unit, office)
                      : Cell.said(names.getOrDefault(manager.account(), "")),
                  Cell.of(manager == null ? "" : shell.language().day(manager.from())),
                  Cell.minor(subjects.village(shell, unit.area())))));
    }
    return new Block(
        shell.t("unit.list", all.size()),
        shell.t("unit.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("unit.unit")),
            Listing.Column.of(shell.t("unit.manager")),
            Listing.Column.of(shell.t("unit.since")),
            Listing.Column.minor(shell.t("unit.where"))),
        rows,
        shell.t("unit.none"));
  }

  /** What a unit is called: the firm's name, or the village's. */
  String called(Shell shell, Unit unit) {
    return unit.isFirm() ? unit.name() : subjects.name(shell, unit.area());
  }

  static String address(Shell shell, Unit unit) {
    return shell.link("/units/" + unit.area(), "firm", unit.name());
  }

  private List<Field> fields(
      Shell shell, CurrentUser user, Map<String, String> typed, List<Field> more) {
    List<Field.Option> people = near.options(shell, user);
    String area = typed.getOrDefault("area", shell.ground().code());
    String called = area.matches("[0-9]+") ? choice.written(shell, area) : area;
    List<Field> fields = new ArrayList<>();
    fields.add(
        AreaChoice.field("area", shell.t("unit.area"), called)
            .hint(shell.t("unit.area.hint"))
            .need());
    fields.add(
        Field.of("firm", "text", shell.t("unit.firm"), typed.getOrDefault("firm", ""))
            .hint(shell.t("unit.firm.hint")));
    fields.add(
        new Field(
            "account",
            "select",
            shell.t("unit.manager"),
            shell.t("unit.manager.hint"),
            typed.getOrDefault("account", ""),
            null,
            people,
            null,
            true));
    fields.addAll(more);
    return fields;
  }

  private static List<Field> anyway(Shell shell) {
    Field.Option yes = new Field.Option("yes", shell.t("unit.anyway"));
    return List.of(Field.checks(ANYWAY, shell.t("unit.anyway.why"), List.of(), List.of(yes)));
  }
}
