package lianfang.web.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.enterprise.FirmQuery;
import lianfang.enterprise.FirmState;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.web.demo.DemoSeats.Actors;
import lianfang.web.demo.DemoWork.Filed;
import lianfang.web.demo.DemoWork.Wanted;
import org.springframework.stereotype.Component;

/**
 * 演示办件: invented cases of firms, a venue, callers and somebody who reports, in different states, so
 * that every desk has something to do. What they say is marked 演示.
 */
@Component
class DemoCases {

  private static final Recorder RECORDER = new Recorder("demo", Scope.everything());
  private static final String FAN = "410926";
  private static final String QINGFENG = "410922";
  private static final String CHECKED_AT = "410922100101";
  private static final List<String> COUNTIES = List.of(FAN, QINGFENG, "410823", "410803");
  private static final int FIRMS = 100;

  /** Fan County asks for so many days. */
  private static final int AHEAD = 3;

  /** Late in the afternoon, so that the county's three days are not over when the demo begins. */
  private static final Duration APPLIED_AT = Duration.ofHours(17);

  private static final String REASON = "（演示）请补上返岗人员名单后再交";

  private final Areas areas;
  private final Firms firms;
  private final Ledger ledger;
  private final DemoSeats seats;
  private final DemoWork work;
  private final DemoCalls calls;
  private final DemoRounds rounds;

  DemoCases(
      Areas areas,
      Firms firms,
      Ledger ledger,
      DemoSeats seats,
      DemoWork work,
      DemoCalls calls,
      DemoRounds rounds) {
    this.areas = areas;
    this.firms = firms;
    this.ledger = ledger;
    this.seats = seats;
    this.work = work;
    this.calls = calls;
    this.rounds = rounds;
  }

  /** Files all of them, where the instance knows the counties; returns how many. */
  int fill() {
    if (COUNTIES.stream().anyMatch(county -> areas.find(county).isEmpty())) {
      return 0;
    }
    Actors actors = seats.seat();
    calls.fill(actors);
    fan(actors);
    sameDay(actors);
    gate(actors);
    begins(actors);
    inspections(actors);
    venue(actors);
    report();
    rounds.fill(actors);
    return work.filed();
  }

  /**
   * Fan County: the firm of the demo's account applied three days ago for today, so that the demo's
   * township, industry bureau and command lead it to its opening; others wait, or lack something.
   */
  private void fan(Actors actors) {
    List<RegisteredFirm> idle = new ArrayList<>(idle(FAN));
    RegisteredFirm first =
        idle.stream().filter(firm -> firm.state() == FirmState.CLOSED).findFirst().orElseThrow();
    idle.remove(first);
    seats.invite(actors.enterprise(), first);
    Instant applied = Days.start(seats.today().minusDays(AHEAD)).plus(APPLIED_AT);
    work.file(
        actors.enterprise(),
        wanted("fan 1", "resume-commitment", first, seats.today()).receivedAt(applied));
    problem(actors.enterprise(), first, "materials", "（演示）消毒液只够用三天");
    Filed lacking = apply(actors.firms(), "fan 4", "resume-commitment", idle.get(0));
    work.step(actors.offices(), lacking, "return", Map.of("reason", REASON));
    Map<String, Object> found = Map.of("finding", "（演示）材料齐全");
    Filed proposed = apply(actors.firms(), "fan 2", "resume-commitment", idle.get(1));
    work.step(actors.offices(), proposed, "take", found);
    work.step(actors.department(), proposed, "review", found);
    Filed reviewed = apply(actors.firms(), "fan 3", "resume-commitment", idle.get(2));
    work.step(actors.offices(), reviewed, "take", found);
  }

  /** Wuzhi: one that waits, one that opened, one that lacks something. */
  private void sameDay(Actors actors) {
    List<RegisteredFirm> idle = idle("410823");
    seats.invite(actors.wuzhi(), idle.get(0));
    apply(actors.wuzhi(), "wuzhi 1", "resume-same-day", idle.get(0));
    Filed open = apply(actors.firms(), "wuzhi 2", "resume-same-day", idle.get(1));
    Map<String, Object> has = new LinkedHashMap<>();
    for (String item :
        List.of("control-plan", "resumption-plan", "materials", "people", "cleaning")) {
      has.put("has-" + item, true);
    }
    has.put("has-instructor", true);
    work.step(actors.offices(), open, "check", has);
    work.step(actors.offices(), open, "accept", Map.of("remarks", "（演示）现场合格"), "seen");
    work.step(actors.offices(), open, "record", Map.of());
    Filed lacking = apply(actors.firms(), "wuzhi 3", "resume-same-day", idle.get(2));
    work.step(actors.offices(), lacking, "return", Map.of("lacking", REASON));
  }

  /** Zhongzhan: one that waits, one that opened and will be supervised. */
  private void gate(Actors actors) {
    List<RegisteredFirm> idle = idle("410803");
    seats.invite(actors.zhongzhan(), idle.get(0));
    apply(actors.zhongzhan(), "zhongzhan 1", "resume-gate", idle.get(0));
    Filed open = apply(actors.firms(), "zhongzhan 2", "resume-gate", idle.get(1));
    Map<String, Object> passed = new LinkedHashMap<>();
    for (String item :
        List.of(
            "plan-in-place",
            "measures-in-place",
            "materials-in-place",
            "people-screened",
            "epidemic",
            "safety",
            "environment")) {
      passed.put(item, true);
    }
    work.step(actors.bureau(), open, "accept", passed, "seen");
    work.step(actors.bureau(), open, "record", Map.of());
  }

  /** Qingfeng offers two schemes; the firm of the demo's account has its staff and may apply. */
  private void begins(Actors actors) {
    firms(QINGFENG, firm -> firm.profile().name().equals(DemoFirms.BEGINS)).stream()
        .findFirst()
        .ifPresent(firm -> {
          seats.invite(actors.qingfeng(), firm);
          work.staff(firm);
        });
  }

  private Filed apply(CaseRecorder who, String name, String type, RegisteredFirm firm) {
    return work.file(who, wanted(name, type, firm, seats.today().plusDays(AHEAD + 1)));
  }

  private Wanted wanted(String name, String type, RegisteredFirm firm, LocalDate openOn) {
    // Both numbers are counted from the list, whatever is sent.
    work.staff(firm);
    Map<String, Object> said = new LinkedHashMap<>(Map.of("staff", 1, "back", 0));
    said.put("training", true);
    said.put("hazard-check", true);
    String pictures =
        switch (type) {
          case "resume-commitment" -> {
            said.put("open-on", openOn.toString());
            yield "commitment\nplan";
          }
          case "resume-same-day" -> {
            said.put("materials", "（演示）口罩和消毒液够用十天");
            said.put("people", "（演示）都是本县人员");
            said.put("cleaning", "（演示）每天消毒两次");
            said.put("instructor", "（演示）乡镇指导员");
            yield "control-plan\nresumption-plan";
          }
          default -> {
            said.put("measures", "（演示）分批进厂、分散用餐");
            said.put("materials", "（演示）口罩和消毒液够用十天");
            said.put("screening", "（演示）返岗人员已逐人排查");
            yield "plan";
          }
        };
    return Wanted.of(name, type, firm.subject(), firm.area(), said).showing(pictures);
  }

  private Filed problem(CaseRecorder who, RegisteredFirm firm, String kind, String what) {
    return work.file(
        who,
        Wanted.of(
            "problem " + kind,
            "firm-problem",
            firm.subject(),
            firm.area(),
            Map.of("kind", kind, "what", what, "urgent", kind.equals("transport"))));
  }

  /**
   * Of four firms at work in one leader's charge: one visit to come, one unannounced, one passed
   * and one failed.
   */
  private void inspections(Actors actors) {
    List<RegisteredFirm> open = firms(QINGFENG, firm -> firm.state().isAtWork());
    seats.charge(actors.command(), open.subList(0, 4));
    inspection(actors, open.get(0), "planned", "guide");
    inspection(actors, open.get(1), "unannounced", "safety");
    Filed passed = inspection(actors, open.get(2), "planned", "visit");
    List<Map<String, String>> answers =
        List.of(
            Map.of("item", "on-post", "answer", "35"),
            Map.of("item", "off-shift", "answer", "（演示）住厂，不外出"),
            Map.of("item", "difficulties", "answer", "（演示）没有"));
    work.step(actors.department(), passed, "pass-visit", Map.of("answers", answers));
    RegisteredFirm failing = open.get(3);
    Filed failed = inspection(actors, failing, "unannounced", "visit");
    Map<String, Object> found = Map.of("failures", List.of("mechanism"), "findings", "（演示）两处不合格");
    rectification(actors, failing, failed.id(), "（演示）食堂座位没有隔开", true);
    Filed done = rectification(actors, failing, failed.id(), "（演示）测温记录不全", false);
    work.step(actors.department(), failed, "fail", found, "seen");
    work.step(actors.firms(), done, "put-right", Map.of("measure", "（演示）已补登"), "after");
    Filed working = problem(actors.firms(), open.get(4), "transport", "（演示）原料车进不了县界");
    work.step(actors.offices(), working, "take", Map.of());
  }

  private Filed inspection(Actors actors, RegisteredFirm firm, String how, String list) {
    return work.file(
        actors.department(),
        Wanted.of(
            "inspection " + how + list,
            "firm-inspection",
            firm.subject(),
            firm.area(),
            Map.of("how", how, "list", list)));
  }

  private Filed rectification(
      Actors actors, RegisteredFirm firm, UUID inspection, String problem, boolean atOnce) {
    return work.file(
        actors.department(),
        Wanted.of(
                "rectification " + atOnce,
                "firm-rectification",
                firm.subject(),
                firm.area(),
                Map.of("problem", problem, "at-once", atOnce))
            .below(inspection));
  }

  /** A market that is closed asks to open again. */
  private void venue(Actors actors) {
    String called = "演示农贸市场";
    Subject market = Subject.enterprise("venue", QINGFENG, called);
    seats.everywhere(() ->
        ledger.append(
            RECORDER,
            List.of(
                checked("supermarket", "演示超市"),
                checked("elderly", "演示敬老院"),
                fact(market, "venue-registered", Map.of("venue", "market", "object", called)),
                fact(market, "venue-state", Map.of("state", "closed", "cites", "演示停业决定")))));
    work.file(
        actors.firms(),
        Wanted.of(
                "venue",
                "venue-reopening",
                market,
                QINGFENG,
                Map.of("venue-kind", "market", "most", 120))
            .showing("plan"));
  }

  /** A venue of the township of the demo's account, which its daily checks are due. */
  private static Fact checked(String kind, String called) {
    Subject venue = Subject.enterprise("venue", CHECKED_AT, called);
    Map<String, String> said = Map.of("venue", kind, "object", called);
    return fact(venue, CHECKED_AT, "venue-registered", said);
  }

  /** Somebody reports a unit, and nobody by name. */
  private void report() {
    Map<String, Object> said =
        Map.of(
            "misconduct", "slow",
            "unit", "某乡镇某站所（演示）",
            "level", "township",
            "what", "（演示）办一张通行证要跑三趟，窗口下午没有人");
    work.file(
        CaseRecorder.anyone(QINGFENG),
        Wanted.of("report", "supervision-report", Subject.area(QINGFENG), QINGFENG, said));
  }

  private List<RegisteredFirm> idle(String county) {
    return firms(
        county, firm -> firm.state() == FirmState.CLOSED || firm.state() == FirmState.APPLIED);
  }

  private List<RegisteredFirm> firms(
      String county, java.util.function.Predicate<RegisteredFirm> wanted) {
    List<RegisteredFirm> all =
        seats.everywhere(() -> firms.list(FirmQuery.of(county), seats.today(), "", FIRMS));
    return all.stream().filter(wanted).toList();
  }

  private static Fact fact(Subject about, String kind, Map<String, String> said) {
    return fact(about, QINGFENG, kind, said);
  }

  private static Fact fact(Subject about, String area, String kind, Map<String, String> said) {
    java.time.Instant at = Days.start(java.time.LocalDate.of(2020, 2, 3));
    UUID id = DemoSeats.id(about.id() + kind);
    return new Fact(0, id, about, kind, area, at, at, "demo", "demo", null, new TreeMap<>(said));
  }
}
