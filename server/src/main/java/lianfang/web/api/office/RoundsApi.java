package lianfang.web.api.office;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lianfang.access.Account;
import lianfang.area.Areas;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.FormValues;
import lianfang.casework.round.Coverage;
import lianfang.casework.round.RoundPlan;
import lianfang.casework.round.RoundTarget;
import lianfang.casework.round.Rounds;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.cases.CaseActing;
import lianfang.web.rounds.RoundPlans;
import lianfang.web.rounds.RoundSeats;
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

/**
 * 督导轮次接口: plans rounds and tells how far they have come. What a round finds is sealed until it
 * ends; going out and ending are steps of its case.
 */
@RestController
@RequestMapping("/api/v1/rounds")
class RoundsApi {

  private static final int ROWS_MAX = 200;

  private final Rounds rounds;
  private final RoundSeats seats;
  private final RoundPlans plans;
  private final Areas areas;
  private final Cases cases;

  RoundsApi(Rounds rounds, RoundSeats seats, RoundPlans plans, Areas areas, Cases cases) {
    this.rounds = rounds;
    this.seats = seats;
    this.plans = plans;
    this.areas = areas;
    this.cases = cases;
  }

  /** What a group has to visit. */
  record TargetJson(@Nullable String called, @Nullable String area, @Nullable String kind) {}

  /** A round to be planned; the sender makes its id. Members by login, a list for each group. */
  record NewRound(
      @Nullable UUID id,
      @Nullable String area,
      @Nullable String called,
      @Nullable List<String> method,
      @Nullable Boolean unannounced,
      @Nullable String from,
      @Nullable String until,
      @Nullable List<TargetJson> targets,
      @Nullable List<List<String>> groups) {}

  /** How far a round has come. */
  record CoverageJson(UUID id, int targets, int visited, List<RoundTarget> missed) {}

  @GetMapping
  List<Rounds.Listed> list(
      @AuthenticationPrincipal CurrentUser user, @RequestParam(defaultValue = "") String area) {
    if (!seats.looks(user)) {
      throw new Refused(Problem.NOT_ALLOWED, "no seat at the desk of rounds", "access");
    }
    return rounds.list(CaseActing.of(user), area, ROWS_MAX);
  }

  @PostMapping
  CoverageJson plan(@AuthenticationPrincipal CurrentUser user, @RequestBody NewRound sent) {
    String area = Asked.text(sent.area(), "area");
    user.requireArea(area);
    if (!seats.plans(user, area)) {
      throw new Refused(Problem.NOT_ALLOWED, "no seat at the desk of rounds", "access");
    }
    CaseRecorder who = CaseActing.of(user);
    UUID id = sent.id() == null ? UUID.randomUUID() : sent.id();
    if (cases.find(who, id).isEmpty()) {
      List<List<String>> groups = Asked.some(sent.groups(), "groups", RoundPlans.TARGETS_MAX);
      RoundPlan plan = RoundPlan.spread(targets(area, sent.targets()), groups.size());
      rounds.plan(who, id, area, values(sent), plan.with(members(area, groups)));
    }
    return coverage(who, id);
  }

  private static FormValues values(NewRound sent) {
    LocalDate from = Asked.day(sent.from(), "from");
    LocalDate until = Asked.day(sent.until(), "until");
    if (until.isBefore(from)) {
      throw new Refused(Problem.REFUSED, "until: " + until, "not before from");
    }
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("called", Asked.text(sent.called(), "called"));
    said.put("method", Asked.some(sent.method(), "method", 9));
    said.put("unannounced", Asked.given(sent.unannounced(), "unannounced"));
    said.put("from", from.toString());
    said.put("until", until.toString());
    return new FormValues(said);
  }

  private List<RoundPlan.Named> targets(String area, @Nullable List<TargetJson> sent) {
    return Asked.some(sent, "targets", RoundPlans.TARGETS_MAX).stream()
        .map(one -> {
          String at = Asked.text(one.area(), "targets.area");
          String kind = Asked.text(one.kind(), "targets.kind");
          if (!at.startsWith(area) || areas.find(at).isEmpty()) {
            throw new Refused(Problem.REFUSED, "targets.area: " + at, "area of the round");
          }
          if (rounds.kinds().kind(kind).isEmpty()) {
            throw new Refused(
                Problem.REFUSED, "targets.kind: " + kind, "playbook/rounds/kinds.yaml");
          }
          return new RoundPlan.Named(Asked.text(one.called(), "targets.called"), at, kind);
        })
        .toList();
  }

  /** Whoever may be sent on the page may be sent here, and nobody twice. */
  private Map<Integer, List<String>> members(String area, List<List<String>> groups) {
    Map<String, String> eligible =
        plans.eligible(area).stream()
            .collect(Collectors.toMap(Account::login, one -> one.id().toString(), (a, b) -> a));
    Map<Integer, List<String>> members = new TreeMap<>();
    for (List<String> logins : groups) {
      members.put(
          members.size() + 1,
          logins.stream().map(login -> member(eligible::remove, login)).toList());
    }
    return members;
  }

  private static String member(Function<String, @Nullable String> eligible, String login) {
    String id = eligible.apply(login);
    if (id == null) {
      throw new Refused(Problem.REFUSED, "groups: " + login, "who may be sent, once each");
    }
    return id;
  }

  /** Who goes, a list of logins for each group; targets too as long as nobody has gone out. */
  record ChangedPlan(@Nullable List<TargetJson> targets, @Nullable List<List<String>> groups) {}

  @PostMapping("/{id}/plan")
  CoverageJson change(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @RequestBody ChangedPlan sent) {
    CaseRecorder who = CaseActing.of(user);
    CaseFile file =
        cases
            .find(who, id)
            .orElseThrow(() -> new Refused(Problem.NOT_FOUND, id.toString(), "access"));
    String area = file.view().area();
    if (!seats.plans(user, area)) {
      throw new Refused(Problem.NOT_ALLOWED, "no seat at the desk of rounds", "access");
    }
    List<List<String>> groups = Asked.some(sent.groups(), "groups", RoundPlans.TARGETS_MAX);
    if (sent.targets() == null) {
      rounds.remember(who, id, members(area, groups));
    } else {
      RoundPlan plan = RoundPlan.spread(targets(area, sent.targets()), groups.size());
      rounds.replan(who, id, plan.with(members(area, groups)));
    }
    return coverage(who, id);
  }

  @GetMapping("/{id}/coverage")
  CoverageJson coverage(@AuthenticationPrincipal CurrentUser user, @PathVariable UUID id) {
    return coverage(CaseActing.of(user), id);
  }

  private CoverageJson coverage(CaseRecorder who, UUID id) {
    if (cases.find(who, id).isEmpty()) {
      throw new Refused(Problem.NOT_FOUND, id.toString(), "access");
    }
    Coverage all = rounds.coverage(who, id);
    return new CoverageJson(id, all.total(), all.visited(), all.missed());
  }
}
