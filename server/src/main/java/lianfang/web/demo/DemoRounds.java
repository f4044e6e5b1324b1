package lianfang.web.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.casework.round.RoundKinds;
import lianfang.casework.round.RoundPlan;
import lianfang.casework.round.RoundTarget;
import lianfang.casework.round.Rounds;
import lianfang.casework.round.VisitReport;
import lianfang.fact.Subject;
import lianfang.web.demo.DemoSeats.Actors;
import lianfang.web.demo.DemoWork.Wanted;
import org.springframework.stereotype.Component;

/**
 * 演示督导: one unannounced round of six groups and eighteen targets, half covered, and what a group
 * from above fed back. Ten counties, the demonstration zone and seven departments are targets as a
 * newspaper said; which departments it did not say. What is said is marked 演示, and what is found is
 * invented.
 */
@Component
class DemoRounds {

  private static final String CITY = DemoSeats.JIAOZUO_CITY;
  private static final int DEPARTMENTS = 7;
  private static final String DIGITS = "一二三四五六七";

  private final Rounds rounds;
  private final Cases cases;
  private final Areas areas;
  private final DemoSeats seats;
  private final DemoWork work;

  DemoRounds(Rounds rounds, Cases cases, Areas areas, DemoSeats seats, DemoWork work) {
    this.rounds = rounds;
    this.cases = cases;
    this.areas = areas;
    this.seats = seats;
    this.work = work;
  }

  /** Plans the round, sends its groups out and visits half of what they have to visit. */
  void fill(Actors actors) {
    fedBack(actors);
    CaseRecorder planner = actors.rounds();
    UUID id = DemoSeats.id("round");
    if (cases.find(planner, id).isPresent()) {
      return;
    }
    RoundPlan plan = plan(actors);
    FormValues said =
        new FormValues(
            Map.of(
                "called", "第一轮疫情防控和复工督导（演示）",
                "method", List.of("on-site", "unannounced"),
                "unannounced", true,
                "from", seats.today().minusDays(1).toString(),
                "until", seats.today().plusDays(7).toString()));
    rounds.plan(planner, id, CITY, said, plan);
    begin(planner, id);
    visits(actors, id, plan);
  }

  private RoundPlan plan(Actors actors) {
    List<RoundPlan.Named> named = new ArrayList<>();
    for (Division county : areas.children(CITY)) {
      named.add(new RoundPlan.Named(county.name(), county.code(), RoundKinds.AREA));
    }
    for (int n = 0; n < DEPARTMENTS; n++) {
      String called = "市直部门" + DIGITS.charAt(n) + "（演示）";
      named.add(new RoundPlan.Named(called, CITY, RoundKinds.DEPARTMENT));
    }
    Map<Integer, List<String>> members = new TreeMap<>();
    for (CaseRecorder group : actors.groups()) {
      members.put(members.size() + 1, List.of(group.recorder().account()));
    }
    return RoundPlan.spread(named, members.size()).with(members);
  }

  private void begin(CaseRecorder planner, UUID id) {
    long seen = cases.find(planner, id).orElseThrow().view().version();
    cases.stepOnly(
        planner,
        new StepOrder(
            DemoSeats.id("round begin"), id, seen, "begin", FormValues.EMPTY, Set.of(), false));
  }

  /** Every second target, as its group finds it; two places do not meet everything. */
  private void visits(Actors actors, UUID id, RoundPlan plan) {
    for (RoundTarget target : plan.targets()) {
      if (target.number() % 2 == 0) {
        continue;
      }
      CaseRecorder who = actors.groups().get(target.group() - 1);
      String problem =
          switch (target.number()) {
            case 1 -> "应到人员在岗：值班室无人（演示）";
            case 7 -> "值班和工作记录真实：记录晚补两天（演示）";
            default -> "";
          };
      rounds.visit(
          who,
          DemoSeats.id("round visit " + target.number()),
          id,
          target.number(),
          report(target, problem));
    }
  }

  private VisitReport report(RoundTarget target, String problem) {
    String area =
        target.kind().equals(RoundKinds.AREA)
            ? areas.children(target.area()).stream()
                .map(Division::code)
                .findFirst()
                .orElse(target.area())
            : target.area();
    boolean department = target.kind().equals(RoundKinds.DEPARTMENT);
    String office = department ? target.called() : target.called() + "某机关（演示）";
    List<VisitReport.PlaceSeen> places = new ArrayList<>();
    places.add(
        problem.isEmpty()
            ? seen(office, area, "post-presence")
            : seen(
                office,
                area,
                "post-presence",
                new VisitReport.Failed(
                    problem.startsWith("应到") ? "present" : "record", problem, true, List.of())));
    if (target.number() == 1) {
      // one visit holds several places, each with a list of its own
      String home = target.called() + "某敬老院（演示）";
      String lacking = "口罩等物资够用几天：2（演示）";
      places.add(
          seen(
              home,
              area,
              "nursing-home",
              new VisitReport.Failed("masks", lacking, false, List.of())));
    }
    return new VisitReport("unannounced", places, List.of(), "");
  }

  private VisitReport.PlaceSeen seen(
      String called, String area, String list, VisitReport.Failed... failed) {
    return new VisitReport.PlaceSeen(
        called, area, list, rounds.kinds().owner(list), List.of(failed));
  }

  /** Two problems of one source from above, one of which was put right. */
  private void fedBack(Actors actors) {
    String county = "410922";
    for (String[] one :
        List.of(
            new String[] {"market", "（演示）农贸市场入口没有测温"}, new String[] {"health", "（演示）发热门诊登记本缺页"})) {
      Map<String, Object> said =
          Map.of(
              "problem",
              one[1],
              "source",
              "provincial",
              "source-says",
              "省指导组2月25日反馈（演示）",
              "object",
              "县城（演示）",
              "owner",
              one[0],
              "at-once",
              false);
      work.file(
          actors.inspector(),
          Wanted.of("fed back " + one[0], "rectification", Subject.area(county), county, said));
    }
  }
}
