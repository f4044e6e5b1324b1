package lianfang.web.gridpage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lianfang.area.Areas;
import lianfang.area.DivisionLevel;
import lianfang.person.CellReason;
import lianfang.person.PersonRegistry;
import lianfang.person.RosterColumn;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 离线登记: lands a household that a phone took without a network, by the rules of the form. */
@Component
class GridArrivals {

  private static final int MEMBERS_MAX = 8;

  private static final Map<RosterColumn, String> SHARED =
      Map.of(
          RosterColumn.BUILDING, "building",
          RosterColumn.UNIT, "unit",
          RosterColumn.DOOR, "door",
          RosterColumn.ORIGIN, "origin",
          RosterColumn.RETURNED_ON, "returned");

  private static final Map<RosterColumn, String> OWN =
      Map.of(
          RosterColumn.NAME, "name",
          RosterColumn.IDENTITY_NUMBER, "identity",
          RosterColumn.PHONE, "phone",
          RosterColumn.TEMPERATURE, "celsius");

  private final PersonRegistry registry;
  private final Areas areas;

  GridArrivals(PersonRegistry registry, Areas areas) {
    this.registry = registry;
    this.areas = areas;
  }

  /** Registers the household; what keeps it from landing, null where it has landed. */
  GridApi.@Nullable Problem land(CurrentUser user, Map<String, @Nullable Object> row, int number) {
    String village = GridDay.text(row, "village");
    if (village.length() != DivisionLevel.VILLAGE.digits() || areas.find(village).isEmpty()) {
      return new GridApi.Problem(number, "请选择村（社区）。", "Choose the village.");
    }
    user.requireArea(village);
    List<PersonRegistry.Form> forms = new ArrayList<>();
    if (row.get("members") instanceof List<?> members) {
      for (Object member : members.stream().limit(MEMBERS_MAX).toList()) {
        if (member instanceof Map<?, ?> one) {
          forms.add(PersonRegistry.Form.of(cells(row, one, village, forms)));
        }
      }
    }
    if (forms.isEmpty()) {
      return new GridApi.Problem(number, "至少要登记一个人。", "At least one person is needed.");
    }
    return problem(registry.register(user.recorder(), forms), number);
  }

  private Map<RosterColumn, String> cells(
      Map<String, @Nullable Object> row,
      Map<?, ?> member,
      String village,
      List<PersonRegistry.Form> before) {
    Map<RosterColumn, String> cells = new EnumMap<>(RosterColumn.class);
    SHARED.forEach((column, name) -> cells.put(column, GridDay.text(row, name)));
    OWN.forEach((column, name) -> {
      Object value = member.get(name);
      cells.put(column, value == null ? "" : value.toString().strip());
    });
    cells.put(RosterColumn.COUNTY, name(village.substring(0, 6)));
    cells.put(RosterColumn.TOWNSHIP, name(village.substring(0, 9)));
    cells.put(RosterColumn.VILLAGE, name(village));
    cells.put(RosterColumn.CATEGORY, "返乡人员");
    String head =
        before.isEmpty()
            ? cells.getOrDefault(RosterColumn.NAME, "")
            : before.getFirst().cells().getOrDefault(RosterColumn.NAME, "");
    cells.put(RosterColumn.HEAD, head);
    return cells;
  }

  private String name(String code) {
    return areas.find(code).map(division -> division.name()).orElse(code);
  }

  /** The reasons name columns and remedies, never what was typed. */
  private static GridApi.@Nullable Problem problem(
      List<PersonRegistry.Registered> results, int number) {
    if (results.stream().allMatch(one -> one.person().isPresent())) {
      return null;
    }
    List<CellReason> reasons = results.stream().flatMap(one -> one.reasons().stream()).toList();
    if (reasons.isEmpty()) {
      return new GridApi.Problem(
          number,
          "可能已经登记过：请在电脑上的登记页确认是谁。",
          "Somebody known may be meant: choose on the registration page of the console.");
    }
    return new GridApi.Problem(
        number,
        reasons.stream().map(CellReason::zh).collect(Collectors.joining()),
        reasons.stream().map(CellReason::en).collect(Collectors.joining(" ")));
  }
}
