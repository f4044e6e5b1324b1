package lianfang.web.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * 演示督导: one unannounced round, half covered, and what a group from above fed back. What is said is
 * marked 演示; real counties are targets, and what is found there is invented.
 */
@Component
class DemoRounds {

  private static final String CITY = "4109";
  private static final int GROUPS = 2;
  private static final List<String> DEPARTMENTS = List.of("市直部门一（演示）", "市直部门二（演示）", "市直部门三（演示）");

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
    CaseRecorder planner = actors.department();
    UUID id = DemoSeats.id("round");
    if (cases.find(planner, id).isPresent()) {
      return;
    }
    List<RoundPlan.Named> named = new ArrayList<>();
    for (Division county : areas.children(CITY)) {
      named.add(new RoundPlan.Named(county.name(), county.code(), RoundKinds.AREA));
    }
    DEPARTMENTS.forEach(
        called -> named.add(new RoundPlan.Named(called, CITY, RoundKinds.DEPARTMENT)));
    RoundPlan plan =
        RoundPlan.spread(named, GROUPS)
            .with(
                Map.of(
                    1,
                    List.of(planner.recorder().account()),
                    2,
                    List.of(actors.inspector().recorder().account())));
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
      CaseRecorder who = target.group() == 1 ? actors.department() : actors.inspector();
      String problem =
          switch (target.number()) {
            case 1 -> "应到人员在岗：值班室无人（演示）";
            case 5 -> "值班和工作记录真实：记录晚补两天（演示）";
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
    List<VisitReport.Failed> failed =
        problem.isEmpty()
            ? List.of()
            : List.of(
                new VisitReport.Failed(
                    problem.startsWith("应到") ? "present" : "record", problem, true, List.of()));
    String list = "post-presence";
    String owner = rounds.kinds().owner(list);
    return new VisitReport(
        "unannounced",
        List.of(new VisitReport.PlaceSeen(target.called() + "某机关（演示）", area, list, owner, failed)),
        List.of(),
        "");
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
