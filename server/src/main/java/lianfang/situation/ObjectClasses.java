package lianfang.situation;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.area.Areas;
import lianfang.area.DivisionLevel;
import lianfang.fact.Corrections;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.FactPages;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.situation.scheme.ClassScheme;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * 对象分类: which class of which scheme a village, firm or venue carries. Each class is a fact from its
 * day on; on any day an object carries the latest class of a scheme, and the earlier ones stay.
 */
@Component
@Lazy
public class ObjectClasses {

  private static final String KIND = "class-assigned";
  private static final String VILLAGE = "village";
  private static final int FACTS_MAX = 100_000;

  private final Ledger ledger;
  private final FactPages pages;
  private final Areas areas;
  private final FactIds ids;
  private final Clock clock;
  private final List<ClassScheme> schemes;

  ObjectClasses(
      Ledger ledger,
      FactPages pages,
      Areas areas,
      Clock clock,
      @Qualifier("playbook") Path playbook) {
    this.ledger = ledger;
    this.pages = pages;
    this.areas = areas;
    this.clock = clock;
    this.ids = new FactIds(clock);
    this.schemes = ClassScheme.load(playbook.resolve("classes"));
  }

  /**
   * A class that an organ gives.
   *
   * @param kind "village", "firm" or "venue"
   * @param area code of the village, or of the area in which the firm or venue lies
   * @param name of the firm or venue; empty for a village
   * @param from first day, Asia/Shanghai
   */
  public record Assignment(
      String scheme,
      String objectClass,
      String kind,
      String area,
      String name,
      LocalDate from,
      String organ,
      String cites) {}

  /**
   * An object with its class on a day.
   *
   * @param name of the object
   * @param place names of the areas in which it lies
   * @param now the class
   * @param fact number of the fact
   * @param earlier classes that it carried before, the latest first
   */
  public record Classed(
      String name, String place, Assignment now, String fact, List<Assignment> earlier) {}

  /** All schemes of the playbook, by id. */
  public List<ClassScheme> schemes() {
    return schemes;
  }

  /** The scheme with this id. */
  public Optional<ClassScheme> find(String id) {
    return schemes.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /**
   * Records a class, in the caller's transaction.
   *
   * @throws ClassRefused where it cannot be given
   */
  public void assign(Recorder recorder, Assignment one) {
    check(one);
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("scheme", one.scheme());
    attributes.put("class", one.objectClass());
    attributes.put("object_kind", one.kind());
    attributes.put("organ", one.organ());
    if (!one.name().isEmpty()) {
      attributes.put("object", one.name());
    }
    if (!one.cites().isEmpty()) {
      attributes.put("cites", one.cites());
    }
    Fact fact =
        new Fact(
            0,
            ids.next(),
            subject(one),
            KIND,
            one.area(),
            Days.start(one.from()),
            clock.instant(),
            recorder.account(),
            "decision",
            null,
            attributes);
    ledger.append(recorder, List.of(fact));
  }

  private void check(Assignment one) {
    ClassScheme scheme =
        find(one.scheme()).orElseThrow(() -> new ClassRefused(ClassRefused.Reason.UNKNOWN));
    refuseIf(scheme.find(one.objectClass()).isEmpty(), ClassRefused.Reason.UNKNOWN);
    refuseIf(!scheme.hasCriteria(), ClassRefused.Reason.NO_CRITERIA);
    refuseIf(!scheme.kinds().contains(one.kind()), ClassRefused.Reason.WRONG_KIND);
    boolean village = one.kind().equals(VILLAGE);
    boolean named =
        areas.find(one.area()).isPresent()
            && !one.organ().isEmpty()
            && village == one.name().isEmpty()
            && (!village || one.area().length() == DivisionLevel.VILLAGE.digits());
    refuseIf(!named, ClassRefused.Reason.UNNAMED);
    refuseIf(!scheme.holds(one.area(), one.from()), ClassRefused.Reason.OUTSIDE);
  }

  private static void refuseIf(boolean wrong, ClassRefused.Reason reason) {
    if (wrong) {
      throw new ClassRefused(reason);
    }
  }

  private static Subject subject(Assignment one) {
    return one.kind().equals(VILLAGE)
        ? Subject.area(one.area())
        : Subject.enterprise(one.kind(), one.area(), one.name());
  }

  /** The objects of an area that carry a class of a scheme on a day, by place and name. */
  public List<Classed> of(String area, String scheme, LocalDate on, @Nullable String only) {
    List<Fact> facts =
        new ArrayList<>(
            Corrections.effective(pages.latest(area, KIND, null, FACTS_MAX, on, null)).stream()
                .filter(fact -> scheme.equals(fact.attribute("scheme")))
                .toList());
    facts.sort(Comparator.comparing(Fact::happenedAt).thenComparingLong(Fact::seq).reversed());
    Map<Subject, List<Fact>> byObject = new LinkedHashMap<>();
    facts.forEach(
        fact -> byObject.computeIfAbsent(fact.subject(), key -> new ArrayList<>()).add(fact));
    List<Classed> classed = new ArrayList<>();
    for (List<Fact> all : byObject.values()) {
      Fact first = all.getFirst();
      Assignment now = assignment(first);
      if (only == null || now.objectClass().equals(only)) {
        String own = areas.find(now.area()).map(found -> found.name()).orElse(now.area());
        classed.add(
            new Classed(
                now.name().isEmpty() ? own : now.name(),
                areas.pathName(now.area()),
                now,
                first.number(),
                all.stream().skip(1).map(ObjectClasses::assignment).toList()));
      }
    }
    classed.sort(Comparator.comparing(Classed::place).thenComparing(Classed::name));
    return classed;
  }

  private static Assignment assignment(Fact fact) {
    return new Assignment(
        text(fact, "scheme"),
        text(fact, "class"),
        text(fact, "object_kind"),
        fact.area(),
        text(fact, "object"),
        fact.happenedOn(),
        text(fact, "organ"),
        text(fact, "cites"));
  }

  private static String text(Fact fact, String attribute) {
    String value = fact.attribute(attribute);
    return value == null ? "" : value;
  }
}
