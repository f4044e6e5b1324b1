package lianfang.web.permits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lianfang.access.Permission;
import lianfang.area.DivisionLevel;
import lianfang.gate.Allowance;
import lianfang.gate.Pass;
import lianfang.gate.pass.Permits;
import lianfang.web.part.Field;
import lianfang.web.register.AreaChoice;
import lianfang.web.register.TypedDay;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 车辆通行申请表: its fields, what is wrong in each with the remedy, and what was asked for. */
@Component
class PermitForm {

  /** On what last day somebody may ask for, at most. */
  private static final int DAYS_MOST = 30;

  private static final int PLATE_MIN = 5;
  private static final int PLATE_MAX = 12;
  private static final int GOODS_MAX = 40;

  private final AreaChoice choice;

  PermitForm(AreaChoice choice) {
    this.choice = choice;
  }

  /**
   * What was typed, read.
   *
   * @param wrong by field, what is wrong; empty where it can be asked for
   * @param area of the office that decides
   */
  record Read(
      Map<String, String> wrong,
      String area,
      Permits.Vehicle vehicle,
      boolean emergency,
      LocalDate until) {}

  /** Whoever decides himself asks where he is; a firm says which township decides. */
  static boolean asksWhere(CurrentUser user) {
    return !user.may(Permission.ISSUE_PASS);
  }

  Read read(Shell shell, CurrentUser user, Map<String, String> typed) {
    Map<String, String> wrong = new HashMap<>();
    String area = where(shell, user, typed, wrong);
    LocalDate today = shell.console().today();
    String plate = text(typed, "plate").toUpperCase(Locale.ROOT);
    if (plate.length() < PLATE_MIN || plate.length() > PLATE_MAX || !Pass.isPlain(plate)) {
      wrong.put("plate", shell.t("permit.wrong.plate"));
    }
    String goods = text(typed, "goods");
    if (goods.isEmpty() || goods.length() > GOODS_MAX || !Pass.isPlain(goods)) {
      wrong.put("goods", shell.t("permit.wrong.goods", GOODS_MAX));
    }
    AreaChoice.Answer route = choice.several(shell, text(typed, "route"), Allowance.AREAS_MAX);
    if (route.wrong() != null) {
      wrong.put("route", route.wrong());
    }
    if (!text(typed, "emergency").matches("yes|no")) {
      wrong.put("emergency", shell.t("permit.wrong.emergency"));
    }
    Optional<LocalDate> until =
        TypedDay.read(text(typed, "until"), today)
            .filter(day -> !day.isBefore(today) && !day.isAfter(today.plusDays(DAYS_MOST)));
    if (until.isEmpty()) {
      LocalDate last = today.plusDays(DAYS_MOST);
      wrong.put("until", shell.t("permit.wrong.until", shell.language().day(last)));
    }
    return new Read(
        Map.copyOf(wrong),
        area,
        new Permits.Vehicle(plate, goods, route.codes()),
        text(typed, "emergency").equals("yes"),
        until.orElse(today));
  }

  /** Where it is decided; a county decides nothing. */
  private String where(
      Shell shell, CurrentUser user, Map<String, String> typed, Map<String, String> wrong) {
    String ground = shell.ground().code();
    if (!asksWhere(user)) {
      return ground;
    }
    AreaChoice.Answer at = choice.one(shell, text(typed, "at"));
    if (at.wrong() != null) {
      wrong.put("at", at.wrong());
      return ground;
    }
    boolean small = at.code().length() >= DivisionLevel.TOWNSHIP.digits();
    if (!small || !user.scope().contains(at.code())) {
      wrong.put("at", shell.t("permit.wrong.at"));
      return ground;
    }
    return at.code();
  }

  private static String text(Map<String, String> typed, String name) {
    return typed.getOrDefault(name, "").strip();
  }

  /** 途经地区 by their names. */
  String route(Shell shell, List<String> codes) {
    return codes.stream()
        .map(code -> choice.written(shell, code))
        .collect(Collectors.joining(shell.t("list.and")));
  }

  /** The fields with what was typed and what is wrong in it. */
  List<Field> fields(
      Shell shell, CurrentUser user, Map<String, String> typed, Map<String, String> wrong) {
    List<Field.Option> yesNo =
        List.of(
            new Field.Option("yes", shell.texts().word("value", "yes")),
            new Field.Option("no", shell.texts().word("value", "no")));
    List<Field> fields = new ArrayList<>();
    if (asksWhere(user)) {
      String ground = shell.ground().code();
      boolean small = ground.length() >= DivisionLevel.TOWNSHIP.digits();
      String here = small ? choice.written(shell, ground) : "";
      fields.add(
          AreaChoice.field("at", shell.t("permit.at"), typed.getOrDefault("at", here))
              .hint(shell.t("permit.at.hint")));
    }
    fields.addAll(
        List.of(
            Field.of("plate", "text", shell.t("permit.plate"), text(typed, "plate")),
            Field.of("goods", "text", shell.t("permit.goods"), text(typed, "goods")),
            AreaChoice.several("route", shell.t("permit.route"), text(typed, "route"))
                .hint(shell.t("permit.route.hint")),
            Field.choice(
                    "emergency",
                    shell.t("permit.emergency"),
                    typed.getOrDefault("emergency", "no"),
                    yesNo)
                .hint(shell.t("permit.emergency.hint")),
            Field.of("until", "day", shell.t("permit.until"), text(typed, "until"))
                .hint(shell.t("permit.until.hint", DAYS_MOST))));
    return fields.stream().map(one -> one.need().error(wrong.get(one.name()))).toList();
  }
}
