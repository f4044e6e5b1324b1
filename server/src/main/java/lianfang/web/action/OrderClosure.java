package lianfang.web.action;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.access.Permission;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/**
 * 封闭: a unit or a building is closed by an organ of county level or higher, with statute, report
 * upward, supplies, a way to a doctor and open fire escapes, or not at all (Infectious Diseases Law
 * 2013 art. 41). The superior answers; the organ that decided lifts.
 */
@Component
public final class OrderClosure {

  private static final Set<String> EXTENTS = Set.of("unit", "building");

  private final ActFacts facts;

  OrderClosure(ActFacts facts) {
    this.facts = facts;
  }

  /**
   * A closure to be ordered.
   *
   * @param place the unit or building, opaque
   * @param extent "unit" or "building"
   * @param organ code of the deciding organ
   * @param statute word of the article
   * @param reportedTo code of the superior to whom it is reported
   * @param suppliesContact opaque account of who sees to supplies
   * @param medicalExit whether a way to a doctor is kept
   * @param fireExit whether fire escapes stay open
   */
  public record Closure(
      Subject place,
      String extent,
      String organ,
      String statute,
      String reportedTo,
      String suppliesContact,
      boolean medicalExit,
      boolean fireExit) {}

  /**
   * Orders the closure.
   *
   * @throws ActionRefused where something that the law asks for is missing, or nothing is due
   */
  public Fact order(CurrentUser user, Closure closure) {
    user.require(Permission.ORDER_CLOSURE);
    check(user, closure);
    return facts.within(
        user,
        () -> {
          String area = dueArea(closure.place());
          SortedMap<String, String> attributes = new TreeMap<>();
          attributes.put("organ", closure.organ());
          attributes.put("statute", closure.statute());
          attributes.put("reported_to", closure.reportedTo());
          attributes.put("supplies_contact", closure.suppliesContact());
          attributes.put("medical_exit", "yes");
          attributes.put("fire_exit", "yes");
          attributes.put("extent", closure.extent());
          return write(user, closure.place(), "closure-ordered", area, attributes);
        });
  }

  /** 上级决定: the superior upholds or lifts what was reported; never who ordered it. */
  public Fact answer(CurrentUser user, Subject place, boolean upheld) {
    user.require(Permission.ANSWER_CLOSURE);
    return facts.within(
        user,
        () -> {
          Fact ordered = latestOrder(place);
          if (ordered.recorder().equals(user.getName())) {
            throw new ActionRefused(ActionRefusal.OWN_ANSWER);
          }
          SortedMap<String, String> attributes = new TreeMap<>();
          attributes.put("answer", upheld ? "upheld" : "lifted");
          return write(user, place, "closure-answered", ordered.area(), attributes);
        });
  }

  /** 解除封闭: by the organ that decided. */
  public Fact lift(CurrentUser user, Subject place, String organ) {
    user.require(Permission.ORDER_CLOSURE);
    return facts.within(
        user,
        () -> {
          Fact ordered = latestOrder(place);
          if (!organ.equals(ordered.attribute("organ"))) {
            throw new ActionRefused(ActionRefusal.OTHER_ORGAN);
          }
          SortedMap<String, String> attributes = new TreeMap<>();
          attributes.put("organ", organ);
          return write(user, place, "closure-lifted", ordered.area(), attributes);
        });
  }

  private static void check(CurrentUser user, Closure closure) {
    refuseIf(!EXTENTS.contains(closure.extent()), ActionRefusal.EXTENT_UNKNOWN);
    refuseIf(closure.organ().isBlank(), ActionRefusal.ORGAN_MISSING);
    Statute statute =
        Statute.find(closure.statute())
            .orElseThrow(() -> new ActionRefused(ActionRefusal.STATUTE_UNKNOWN));
    refuseIf(!statute.carries(Measure.CLOSURE), ActionRefusal.STATUTE_NOT_FITTING);
    refuseIf(!statute.names(user.account().roles()), ActionRefusal.ORGAN_NOT_COMPETENT);
    refuseIf(closure.reportedTo().isBlank(), ActionRefusal.REPORT_MISSING);
    refuseIf(closure.suppliesContact().isBlank(), ActionRefusal.SUPPLIES_MISSING);
    refuseIf(!closure.medicalExit(), ActionRefusal.MEDICAL_EXIT_MISSING);
    refuseIf(!closure.fireExit(), ActionRefusal.FIRE_EXIT_MISSING);
  }

  private static void refuseIf(boolean missing, ActionRefusal refusal) {
    if (missing) {
      throw new ActionRefused(refusal);
    }
  }

  private String dueArea(Subject place) {
    return facts.measures(List.of(place)).stream()
        .filter(one -> one.measure() == Measure.CLOSURE)
        .map(MeasureInterval::area)
        .findFirst()
        .orElseThrow(() -> new ActionRefused(ActionRefusal.NOT_DUE));
  }

  private Fact latestOrder(Subject place) {
    Optional<Fact> latest =
        Corrections.effective(facts.of(place)).stream()
            .filter(fact -> fact.kind().equals("closure-ordered"))
            .max(Comparator.comparing(Fact::happenedAt).thenComparing(Fact::seq));
    return latest.orElseThrow(() -> new ActionRefused(ActionRefusal.NOT_ORDERED));
  }

  private Fact write(
      CurrentUser user,
      Subject place,
      String kind,
      String area,
      SortedMap<String, String> attributes) {
    Fact fact = facts.fact(user, place, kind, area, attributes);
    return facts.append(user, List.of(fact)).getFirst();
  }
}
