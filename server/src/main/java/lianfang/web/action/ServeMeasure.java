package lianfang.web.action;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import lianfang.access.Permission;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasureState;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 送达、落实、解除: the grid worker tells the person, sees it carried out; an organ releases. */
@Component
public final class ServeMeasure {

  private final ActFacts facts;

  ServeMeasure(ActFacts facts) {
    this.facts = facts;
  }

  /** 送达: the person, or the residents of the place, were told. */
  public Fact served(CurrentUser user, Act act) {
    user.require(Permission.SERVE_MEASURE);
    return step(user, act, "served", MeasureState.SERVED);
  }

  /** 实际: the measure really began. */
  public Fact inPlace(CurrentUser user, Act act) {
    user.require(Permission.SERVE_MEASURE);
    return step(user, act, "in-place", MeasureState.IN_PLACE);
  }

  /** 解除: the organ ends the measure of a person; closures are lifted by {@link OrderClosure}. */
  public Fact released(CurrentUser user, Act act) {
    user.require(Permission.RELEASE_MEASURE);
    return step(user, act, "released", MeasureState.RELEASED);
  }

  /** 消毒完成: a place was disinfected, which opens a closure on its last day. */
  public Fact disinfected(CurrentUser user, Subject place, boolean full) {
    user.require(Permission.SERVE_MEASURE);
    return facts.within(
        user,
        () -> {
          MeasureInterval due =
              facts.measures(List.of(place)).stream()
                  .filter(one -> one.measure() == Measure.DISINFECTION)
                  .findFirst()
                  .orElseThrow(() -> new ActionRefused(ActionRefusal.NOT_DUE));
          var attributes = new TreeMap<String, String>();
          attributes.put("extent", full ? "full" : "partial");
          Fact done = facts.fact(user, place, "disinfection-done", due.area(), attributes);
          return facts.append(user, List.of(done)).getFirst();
        });
  }

  private Fact step(CurrentUser user, Act act, String step, MeasureState reached) {
    return facts.within(
        user,
        () -> {
          MeasureInterval interval = next(act, reached);
          boolean place = act.subject().kind() == Subject.Kind.PLACE;
          Fact fact =
              facts.fact(
                  user,
                  act.subject(),
                  (place ? "closure-" : "measure-") + step,
                  interval.area(),
                  place ? new TreeMap<>() : OrderMeasures.attributes(act, interval));
          return facts.append(user, List.of(fact)).getFirst();
        });
  }

  private MeasureInterval next(Act act, MeasureState reached) {
    List<MeasureInterval> same =
        facts.measures(List.of(act.subject())).stream()
            .filter(one -> OrderMeasures.matches(one, act))
            .toList();
    if (reached != MeasureState.RELEASED || same.isEmpty()) {
      same = OrderMeasures.running(same, facts.today());
    }
    if (same.stream().allMatch(one -> one.state() == MeasureState.DUE)) {
      throw new ActionRefused(ActionRefusal.NOT_ORDERED);
    }
    // Who is released by name is released from what holds now before what is over.
    return same.stream()
        .sorted(Comparator.comparing(one -> OrderMeasures.isOver(one, facts.today())))
        .filter(one -> one.state() != MeasureState.DUE && one.state().compareTo(reached) < 0)
        .findFirst()
        .orElseThrow(() -> new ActionRefused(ActionRefusal.ALREADY_DONE));
  }
}
