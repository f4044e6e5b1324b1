package lianfang.web.api.office;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.enterprise.DailyReports;
import lianfang.enterprise.FirmCharges;
import lianfang.enterprise.FirmCounts;
import lianfang.enterprise.FirmFollowUps;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmScope;
import lianfang.enterprise.LateApplications;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 企业名单接口: firms by state, and the lists behind the numbers that ask for something. */
@RestController
@RequestMapping("/api/v1/firms")
class FirmListsApi {

  private static final int MOST = 1_000;

  private final ScopedTransactions transactions;
  private final FirmCounts counts;
  private final LateApplications late;
  private final FirmFollowUps follow;
  private final DailyReports daily;
  private final FirmCharges charges;
  private final Clock clock;

  FirmListsApi(
      ScopedTransactions transactions,
      FirmCounts counts,
      LateApplications late,
      FirmFollowUps follow,
      DailyReports daily,
      FirmCharges charges,
      Clock clock) {
    this.charges = charges;
    this.transactions = transactions;
    this.counts = counts;
    this.late = late;
    this.follow = follow;
    this.daily = daily;
    this.clock = clock;
  }

  /** The funnel: how many firms of a scope are in which state at the end of a day. */
  record StatesJson(String scope, LocalDate day, long registered, Map<String, Long> states) {}

  @GetMapping("/states")
  StatesJson states(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam(defaultValue = "") String area,
      @RequestParam(defaultValue = "all") String scope,
      @RequestParam @Nullable String on) {
    user.require(Permission.SEE_FIGURES);
    FirmScope wanted = FirmScope.ofWord(scope).orElse(FirmScope.ALL);
    LocalDate day = day(on);
    FirmCounts.Group all = transactions.in(user.prefixes(), () -> counts.at(area, wanted, day));
    Map<String, Long> states = new TreeMap<>();
    all.states().forEach((state, count) -> states.put(state.word(), count));
    return new StatesJson(wanted.word(), day, all.whole(), states);
  }

  /** An application that was not answered by the deadline of its own case. */
  record LateJson(
      UUID firm,
      String name,
      String area,
      Instant applied,
      Instant due,
      @Nullable Instant answered) {}

  @GetMapping("/late")
  List<LateJson> late(
      @AuthenticationPrincipal CurrentUser user, @RequestParam(defaultValue = "") String area) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> late.at(area, clock.instant(), MOST)).stream()
        .map(one ->
            new LateJson(
                one.firm().id(),
                one.firm().profile().name(),
                one.firm().area(),
                one.applied(),
                one.due(),
                one.answered().orElse(null)))
        .toList();
  }

  /** A firm that was accepted and to which nobody came in time. */
  record MissedJson(UUID firm, String name, String area, Instant opened, Instant due, String way) {}

  @GetMapping("/not-inspected")
  List<MissedJson> missed(
      @AuthenticationPrincipal CurrentUser user, @RequestParam(defaultValue = "") String area) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> follow.missed(area, clock.instant())).stream()
        .limit(MOST)
        .map(one ->
            new MissedJson(
                one.firm().id(),
                one.firm().profile().name(),
                one.firm().area(),
                one.opened(),
                one.due(),
                one.way()))
        .toList();
  }

  /** Who answers for how many firms by a post, and what is not solved of theirs. */
  @GetMapping("/charge")
  List<FirmCharges.Charge> charge(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam(defaultValue = "") String area,
      @RequestParam(defaultValue = "leader") String post,
      @RequestParam @Nullable String on) {
    user.require(Permission.SEE_FIGURES);
    FirmPost wanted =
        FirmPost.ofWord(post)
            .orElseThrow(() -> new Refused(Problem.NOT_UNDERSTOOD, "post: " + post, "api"));
    return transactions.in(user.prefixes(), () -> charges.of(area, wanted, day(on)));
  }

  /** A firm that owes the daily items of a day, and how its report stands. */
  record OwedJson(
      UUID firm,
      String name,
      String area,
      String list,
      String standing,
      Instant due,
      @Nullable Instant reported,
      @Nullable Instant last) {}

  @GetMapping("/daily")
  List<OwedJson> daily(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam(defaultValue = "") String area,
      @RequestParam @Nullable String on) {
    user.require(Permission.SEE_FIGURES);
    LocalDate day = day(on);
    return transactions.in(user.prefixes(), () -> daily.of(area, day, clock.instant())).stream()
        .limit(MOST)
        .map(one ->
            new OwedJson(
                one.firm().id(),
                one.firm().profile().name(),
                one.firm().area(),
                one.check().list(),
                one.standing().word(),
                one.check().due(day),
                one.came().orElse(null),
                one.last().orElse(null)))
        .toList();
  }

  private LocalDate day(@Nullable String on) {
    return on == null ? Days.of(clock.instant()) : Asked.day(on, "on");
  }
}
