package lianfang.web.api.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import lianfang.enterprise.RegisteredFirm;
import lianfang.person.StaffColumn;
import lianfang.person.StaffRow;
import lianfang.person.StaffSheet;
import lianfang.person.sheet.StaffMatching;
import lianfang.web.firms.FirmStaff;
import lianfang.web.signin.CurrentUser;
import lianfang.web.staff.StaffLanding;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * 职工名单接口: a firm's program, or that of the office, names its staff. Names go in and none comes out.
 */
@RestController
@RequestMapping("/api/v1/firms/{id}/staff")
class StaffApi {

  private static final String WHY = "企业登记职工";

  private final OwnFirm firms;
  private final FirmStaff staff;
  private final StaffMatching matching;
  private final StaffLanding landing;

  StaffApi(OwnFirm firms, FirmStaff staff, StaffMatching matching, StaffLanding landing) {
    this.firms = firms;
    this.staff = staff;
    this.matching = matching;
    this.landing = landing;
  }

  /** One person; phone and village are needed of whoever is not registered yet. */
  record PersonJson(
      @Nullable String name,
      @Nullable String number,
      @Nullable String phone,
      @Nullable String county,
      @Nullable String township,
      @Nullable String village,
      @Nullable String shift,
      @Nullable String left) {}

  /** A list. */
  record ListJson(@Nullable List<PersonJson> people) {}

  /** Why a row came back. */
  record WrongJson(String field, String refusal, String zh, String en) {}

  /** What became of a row, by its place in what was sent. */
  record LineJson(
      int row,
      String outcome,
      @Nullable Boolean mayWork,
      @Nullable LocalDate until,
      List<WrongJson> wrong) {}

  /** How many are on the list, and how many of them may work. */
  record CountJson(int listed, int mayWork) {}

  @GetMapping
  CountJson count(@AuthenticationPrincipal CurrentUser user, @PathVariable UUID id) {
    RegisteredFirm firm = firms.orOfOffice(user, id);
    List<UUID> people = List.copyOf(staff.list(firm, firms.today()).keySet());
    long may =
        staff.statuses(people, firms.today()).values().stream()
            .filter(one -> one.mayWork())
            .count();
    return new CountJson(people.size(), (int) may);
  }

  @PostMapping
  List<LineJson> land(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @RequestBody ListJson sent) {
    List<PersonJson> people = Asked.some(sent.people(), "people", StaffLanding.ROWS_MAX);
    RegisteredFirm firm = firms.orOfOffice(user, id);
    StaffSheet sheet = matching.typed();
    List<StaffRow> rows = new ArrayList<>();
    for (PersonJson one : people) {
      rows.add(sheet.read(rows.size() + 1, cells(one)));
    }
    return landing.land(user, firm, rows, WHY).lines().stream().map(StaffApi::line).toList();
  }

  private static List<String> cells(PersonJson one) {
    List<String> cells = new ArrayList<>();
    for (StaffColumn column : StaffColumn.values()) {
      String said =
          switch (column) {
            case NAME -> one.name();
            case NUMBER -> one.number();
            case PHONE -> one.phone();
            case COUNTY -> one.county();
            case TOWNSHIP -> one.township();
            case VILLAGE -> one.village();
            case SHIFT -> one.shift();
            case LEFT -> one.left();
          };
      cells.add(Asked.or(said));
    }
    return cells;
  }

  private static LineJson line(StaffLanding.Line line) {
    var status = line.status();
    return new LineJson(
        line.row().number(),
        line.outcome().name().toLowerCase(Locale.ROOT),
        status == null ? null : status.mayWork(),
        status == null ? null : status.until(),
        line.row().problems().stream()
            .map(one ->
                new WrongJson(
                    one.column().name().toLowerCase(Locale.ROOT),
                    one.refusal().name(),
                    one.zh(),
                    one.en()))
            .toList());
  }
}
