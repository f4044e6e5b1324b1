package lianfang.web.gridpage;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.access.phone.ShiftPhones;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.DivisionLevel;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import lianfang.web.offline.Shifts;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** 网格接口: binds a phone, begins a shift, hands out the day and takes what was done. */
@RestController
@RequestMapping("/grid")
class GridApi {

  private static final int ROWS_MAX = 500;
  private static final int VILLAGES_MAX = 400;

  private final Shifts shifts;
  private final ShiftPhones phones;
  private final GridDay day;
  private final GridArrivals arrivals;
  private final Areas areas;
  private final ScopedTransactions transactions;
  private final Clock clock;

  GridApi(
      Shifts shifts,
      ShiftPhones phones,
      GridDay day,
      GridArrivals arrivals,
      Areas areas,
      ScopedTransactions transactions,
      Clock clock) {
    this.shifts = shifts;
    this.phones = phones;
    this.day = day;
    this.arrivals = arrivals;
    this.areas = areas;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A village that may be chosen. */
  record Village(String code, String name) {}

  /** The day as the phone keeps it. */
  record Day(
      long now, String date, List<GridDay.Home> homes, List<Village> villages, boolean registers) {}

  /** Rows of a queue. */
  record Sent(@Nullable Instant sentAt, List<Map<String, @Nullable Object>> rows) {}

  /** A row that came back. */
  record Problem(int row, String zh, String en) {}

  /** What became of them. */
  record Landed(int landed, int known, List<Problem> problems) {}

  @PostMapping("/bind")
  Shifts.Bound bind(@RequestBody Shifts.Code sent) {
    return shifts.bind(sent);
  }

  @PostMapping("/shift")
  Shifts.Begun begin(
      @RequestBody Shifts.Who who,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String header,
      HttpServletRequest request) {
    return shifts.begin(who, header, request.getRemoteAddr());
  }

  @PostMapping("/day")
  Day day(@AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DO_DUTY);
    Instant now = clock.instant();
    List<GridDay.Home> homes = transactions.in(user.prefixes(), () -> day.homes(user));
    List<Village> villages = new ArrayList<>();
    for (String prefix : user.scope().prefixes()) {
      for (Division one : villages(prefix)) {
        if (villages.size() < VILLAGES_MAX) {
          villages.add(new Village(one.code(), one.name()));
        }
      }
    }
    return new Day(
        now.toEpochMilli(),
        Days.of(now).toString(),
        homes,
        villages,
        user.may(Permission.REGISTER_PERSON));
  }

  private List<Division> villages(String prefix) {
    return prefix.length() == DivisionLevel.VILLAGE.digits()
        ? areas.find(prefix).stream().toList()
        : areas.index().below(prefix, DivisionLevel.VILLAGE);
  }

  @PostMapping("/facts")
  Landed facts(@AuthenticationPrincipal CurrentUser user, @RequestBody Sent sent) {
    user.require(Permission.DO_DUTY);
    bounded(sent);
    return day.record(user, sent);
  }

  @PostMapping("/arrivals")
  Landed arrivals(@AuthenticationPrincipal CurrentUser user, @RequestBody Sent sent) {
    user.require(Permission.REGISTER_PERSON);
    bounded(sent);
    List<Problem> problems = new ArrayList<>();
    int landed = 0;
    int known = 0;
    for (int at = 0; at < sent.rows().size(); at++) {
      Map<String, @Nullable Object> row = sent.rows().get(at);
      UUID id = GridDay.id(row);
      if (phones.isKnown(id)) {
        known++;
      } else {
        Problem problem = arrivals.land(user, row, at + 1);
        if (problem == null) {
          phones.landed(id, user.account());
          landed++;
        } else {
          problems.add(problem);
        }
      }
    }
    return new Landed(landed, known, problems);
  }

  private static void bounded(Sent sent) {
    if (sent.rows().isEmpty() || sent.rows().size() > ROWS_MAX) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "1 to " + ROWS_MAX + " rows");
    }
  }
}
