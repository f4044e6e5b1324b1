package lianfang.web.api.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.casework.DeskPlace;
import lianfang.casework.Seats;
import lianfang.casework.desk.SeatPlan;
import lianfang.fact.Days;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.desks.Seating;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 坐席接口: who sits at which desk, for whoever arranges it. */
@RestController
@RequestMapping("/api/v1/seats")
class SeatsApi {

  private static final int REASON_LEAST = 2;

  private final Seating seating;
  private final SeatPlan plan;
  private final Accounts accounts;
  private final Clock clock;

  SeatsApi(Seating seating, SeatPlan plan, Accounts accounts, Clock clock) {
    this.seating = seating;
    this.plan = plan;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** A seat; whoever sits there by login. */
  record SeatJson(
      UUID fact,
      String desk,
      String area,
      String login,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable String team,
      @Nullable String unit) {}

  /** A seat to be given, and why. */
  record NewSeat(
      @Nullable String desk,
      @Nullable String area,
      @Nullable String login,
      @Nullable String from,
      @Nullable String until,
      @Nullable String team,
      @Nullable String unit,
      @Nullable String why) {}

  /** Its last day, today or later; it ends at once where none is said. */
  record EndJson(@Nullable String last, @Nullable String why) {}

  @GetMapping
  List<SeatJson> list(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam(defaultValue = "") String area,
      @RequestParam @Nullable String on) {
    Seating.requireLook(user);
    LocalDate day = on == null ? today() : Asked.day(on, "on");
    Map<String, String> logins =
        accounts.list().stream()
            .collect(Collectors.toMap(one -> one.id().toString(), Account::login));
    return plan.on(day).stream()
        .filter(one -> one.seat().place().area().startsWith(area))
        .filter(one -> seating.shows(user, one.seat().place()))
        .map(one -> json(one.fact(), one.seat(), logins.getOrDefault(one.seat().account(), "")))
        .toList();
  }

  private static SeatJson json(UUID fact, Seats.Seat seat, String login) {
    return new SeatJson(
        fact,
        seat.place().desk(),
        seat.place().area(),
        login,
        seat.from(),
        seat.until(),
        seat.team(),
        seat.unit());
  }

  @PostMapping
  SeatJson give(@AuthenticationPrincipal CurrentUser user, @RequestBody NewSeat sent) {
    Seating.requireLook(user);
    DeskPlace place =
        new DeskPlace(Asked.text(sent.desk(), "desk"), Asked.text(sent.area(), "area"));
    if (!seating.fits(place)) {
      throw wrong("desk, area", "seat.wrong.level");
    }
    seating.requireArranging(user, place);
    String login = Asked.text(sent.login(), "login");
    Account whom = seating.account(login).orElseThrow(() -> wrong("login", "seat.wrong.login"));
    LocalDate from = sent.from() == null ? today() : Asked.day(sent.from(), "from");
    LocalDate until = sent.until() == null ? null : Asked.day(sent.until(), "until");
    if (until != null && until.isBefore(from)) {
      throw wrong("until", "seat.wrong.days");
    }
    Seats.Seat seat =
        new Seats.Seat(whom.id().toString(), place, from, until, sent.team(), null, sent.unit());
    Optional<String> against = seating.against(user, whom, seat);
    if (against.isPresent()) {
      throw wrong("seat", against.get());
    }
    return json(seating.give(user, seat, why(sent.why())), seat, login);
  }

  /** Ends it by a fact of its own; what was done at the desk stays. */
  @PostMapping("/{fact}/end")
  SeatJson end(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID fact,
      @RequestBody EndJson sent) {
    Seating.requireLook(user);
    SeatPlan.Kept kept =
        plan.find(fact)
            .orElseThrow(() -> new Refused(Problem.NOT_FOUND, fact.toString(), "access"));
    seating.requireArranging(user, kept.seat().place());
    LocalDate least = Seating.least(kept, today());
    LocalDate last = sent.last() == null ? least : Asked.day(sent.last(), "last");
    if (last.isBefore(least)) {
      throw wrong("last", "seat.wrong.days");
    }
    seating.end(user, kept, last, why(sent.why()));
    Seats.Seat before = kept.seat();
    Seats.Seat ended =
        new Seats.Seat(
            before.account(),
            before.place(),
            before.from(),
            last,
            before.team(),
            null,
            before.unit());
    return json(fact, ended, "");
  }

  private static String why(@Nullable String said) {
    String why = Asked.text(said, "why");
    if (why.length() < REASON_LEAST) {
      throw wrong("why", "seat.wrong.why");
    }
    return why;
  }

  private static Refused wrong(String field, String rule) {
    return new Refused(Problem.REFUSED, field, rule);
  }

  private LocalDate today() {
    return Days.of(clock.instant());
  }
}
