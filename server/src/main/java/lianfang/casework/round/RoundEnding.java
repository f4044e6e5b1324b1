package lianfang.casework.round;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseView;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.fact.Subject;
import lianfang.fact.playbook.Wording;
import org.springframework.stereotype.Component;

/**
 * 启封: a round begins with a plan and with somebody in each group; at its end each item that failed
 * is a rectification, and the pictures of it open to whoever has to put it right. It follows from
 * the step, so that no page and no program ends a round and loses what was found.
 */
@Component
class RoundEnding implements StepOrder.Consequence {

  private final Cases cases;
  private final RoundRows rows;
  private final EvidenceStore evidence;

  RoundEnding(Cases cases, RoundRows rows, EvidenceStore evidence) {
    this.cases = cases;
    this.rows = rows;
    this.evidence = evidence;
  }

  @Override
  public boolean of(String type) {
    return type.equals(Rounds.TYPE);
  }

  @Override
  public void after(CaseRecorder who, CaseView before, StepOrder order) {
    switch (order.step()) {
      case "begin" -> begun(rows.plan(before.id()));
      case "end" -> ended(who, before.id());
      default -> {}
    }
  }

  private static void begun(RoundPlan plan) {
    if (plan.targets().isEmpty()) {
      throw CaseRefused.because(
          new Wording("计划里还没有检查对象", "the plan has no target yet"),
          new Wording(
              "请先在督导轮次页面写明对象和分组", "write down targets and groups on the page of the round"));
    }
    if (!plan.empty().isEmpty()) {
      String groups = String.join(", ", plan.empty().stream().map(String::valueOf).toList());
      throw CaseRefused.because(
          new Wording("第 " + groups + " 组还没有组员", "nobody is in group " + groups),
          new Wording("请先写明每组组员", "name the members of each group first"));
    }
  }

  private void ended(CaseRecorder who, UUID round) {
    for (Rounds.Visit visit : rows.opened(round)) {
      List<VisitReport.PlaceSeen> places = visit.report().places();
      for (int i = 0; i < places.size(); i++) {
        VisitReport.PlaceSeen place = places.get(i);
        for (int k = 0; k < place.failed().size(); k++) {
          VisitReport.Failed failed = place.failed().get(k);
          evidence.release(who, round, failed.proof(), place.area());
          cases.file(
              who,
              new Filing(
                  visit.rectification(i, k),
                  Rounds.RECTIFICATION,
                  "",
                  Subject.area(place.area()),
                  place.area(),
                  new FormValues(values(round, place, failed)),
                  Set.copyOf(failed.proof()),
                  Optional.empty()));
        }
      }
    }
  }

  private static Map<String, Object> values(
      UUID round, VisitReport.PlaceSeen place, VisitReport.Failed failed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("problem", failed.problem());
    values.put("source", "round");
    values.put("round", round.toString());
    values.put("list", place.list());
    values.put("item", failed.item());
    values.put("at-once", failed.atOnce());
    values.put("object", place.called());
    values.put("owner", place.owner());
    if (!failed.proof().isEmpty()) {
      values.put("proof", failed.proof());
    }
    return values;
  }

  /** The rectifications that visits became, in order. */
  static List<UUID> rectifications(List<Rounds.Visit> visits) {
    List<UUID> ids = new ArrayList<>();
    for (Rounds.Visit visit : visits) {
      List<VisitReport.PlaceSeen> places = visit.report().places();
      for (int i = 0; i < places.size(); i++) {
        for (int k = 0; k < places.get(i).failed().size(); k++) {
          ids.add(visit.rectification(i, k));
        }
      }
    }
    return ids;
  }
}
