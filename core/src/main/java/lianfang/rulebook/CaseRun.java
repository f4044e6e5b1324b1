package lianfang.rulebook;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.grade.GradeCases;
import lianfang.rulebook.grade.Grading;
import lianfang.rulebook.grade.SceneCases;
import lianfang.rulebook.grade.SceneRules;
import lianfang.rulebook.grade.Surroundings;
import lianfang.rulebook.notice.GoldenCase;
import lianfang.rulebook.notice.GoldenCases;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.Reading;
import org.jspecify.annotations.Nullable;

/**
 * 示例核对: runs golden cases through the derivation. A case may assume {@code key=value} (a reading
 * other than the proposed one) and {@code with=ID} (another notice in force beside this one). An
 * attribute {@code @person} says whom of several persons a fact is about, {@code @place} that it is
 * about the unit or the building in which they live, {@code @area} of which area a grade or class
 * is. Without a residence everybody lives in the first village of the notice's scope.
 */
public final class CaseRun implements GoldenCases {

  private static final String PERSON = "@person";
  private static final String PLACE = "@place";
  private static final String AREA = "@area";
  private static final String WITH = "with=";
  private static final int COUNTY_DIGITS = 6;
  private static final String VILLAGE_REST = "000000000000";

  private final Function<String, Notice> others;

  /** A runner that finds the other notices of a case by their id. */
  public CaseRun(Function<String, Notice> others) {
    this.others = others;
  }

  @Override
  public List<Phrase> differences(Notice notice, GoldenCase golden) {
    if (Grading.grades(notice.tables())) {
      return new GradeCases().differences(notice, golden);
    }
    if (SceneRules.rules(notice.tables())) {
      return new SceneCases().differences(notice, golden);
    }
    return told(notice, golden).stream().map(Difference::phrase).toList();
  }

  /**
   * One difference between what a case expects and what follows.
   *
   * @param phrase the difference in code words, as a command prints it
   * @param line the line that is missing or not expected; null where questions differ
   * @param missing whether the line was expected and does not follow
   * @param asked the questions that are open, where they differ
   * @param named the questions that the case names, where they differ
   */
  public record Difference(
      Phrase phrase,
      GoldenCase.@Nullable Expected line,
      boolean missing,
      List<String> asked,
      List<String> named) {

    /** Copies the questions. */
    public Difference {
      asked = List.copyOf(asked);
      named = List.copyOf(named);
    }
  }

  /** The differences of a case about people, for pages that say them in words of the glossary. */
  public List<Difference> told(Notice notice, GoldenCase golden) {
    if (Grading.grades(notice.tables()) || SceneRules.rules(notice.tables())) {
      return differences(notice, golden).stream()
          .map(phrase -> new Difference(phrase, null, false, List.of(), List.of()))
          .toList();
    }
    Derived derived = derive(notice, golden);
    return compare(golden, derived.intervals(), derived.decisions());
  }

  /** What follows from the facts of a case, as the day of the case is reached. */
  private record Derived(List<MeasureInterval> intervals, List<OpenDecision> decisions) {}

  /**
   * The same case with what the rules derive in the place of what it expects; the case itself where
   * the notice is about areas, whose cases state figures or scenes.
   */
  public GoldenCase derived(Notice notice, GoldenCase golden) {
    if (Grading.grades(notice.tables()) || SceneRules.rules(notice.tables())) {
      return golden;
    }
    Derived derived = derive(notice, golden);
    List<GoldenCase.Expected> expect = derived.intervals().stream().map(CaseRun::expected).toList();
    List<String> asked = derived.decisions().stream().map(OpenDecision::question).sorted().toList();
    return new GoldenCase(
        golden.file(), golden.name(), golden.assumes(), golden.facts(), golden.on(), expect, asked);
  }

  private Derived derive(Notice notice, GoldenCase golden) {
    Stated stated = sort(notice, golden);
    InForce rules = rules(notice, golden).around(Surroundings.of(stated.around()));
    List<MeasureInterval> intervals = new ArrayList<>();
    List<OpenDecision> decisions = new ArrayList<>();
    List<PlaceDemand> demands = new ArrayList<>();
    for (List<Fact> facts : stated.persons().values()) {
      Outcome outcome = Rulebook.derive(rules, facts, golden.on());
      intervals.addAll(outcome.intervals());
      decisions.addAll(outcome.decisions());
      demands.addAll(outcome.demands());
    }
    PlaceOutcome closed = Closures.derive(rules, demands, stated.places(), golden.on());
    intervals.addAll(closed.intervals());
    decisions.addAll(closed.decisions());
    return new Derived(still(golden, intervals), decisions);
  }

  /** A case says nothing about what had ended before its day. */
  private static List<MeasureInterval> still(GoldenCase golden, List<MeasureInterval> intervals) {
    List<MeasureInterval> still = new ArrayList<>();
    for (MeasureInterval interval : intervals) {
      LocalDate until = interval.until();
      if (until == null || !until.isBefore(golden.on())) {
        still.add(interval);
      }
    }
    return still;
  }

  private InForce rules(Notice notice, GoldenCase golden) {
    List<Edition> editions = new ArrayList<>();
    editions.add(edition(notice, golden));
    for (String assumed : golden.assumes()) {
      if (assumed.startsWith(WITH)) {
        editions.add(edition(others.apply(assumed.substring(WITH.length())), golden));
      }
    }
    return InForce.of(editions);
  }

  private static Edition edition(Notice notice, GoldenCase golden) {
    Map<String, String> readings = new HashMap<>();
    for (Reading reading : notice.readings()) {
      readings.put(reading.key(), reading.value());
    }
    for (String assumed : golden.assumes()) {
      String[] parts = assumed.split("=", 2);
      if (parts.length == 2 && readings.containsKey(parts[0])) {
        readings.put(parts[0], parts[1]);
      }
    }
    return new Edition(
        notice.id(),
        notice.edition(),
        notice.from(),
        notice.until(),
        notice.scope(),
        notice.tables(),
        readings);
  }

  /** The facts of a case by what they are about. */
  private record Stated(Map<String, List<Fact>> persons, List<Fact> places, List<Fact> around) {}

  private static Stated sort(Notice notice, GoldenCase golden) {
    Stated stated = new Stated(new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
    String village = (notice.scope().getFirst() + "02001" + VILLAGE_REST).substring(0, 12);
    long seq = 1;
    for (GoldenCase.CaseFact one : golden.facts()) {
      Fact fact = fact(one, seq, village, golden.on());
      seq++;
      if (Surroundings.KINDS.contains(one.kind())) {
        stated.around().add(fact);
      } else if (fact.subject().kind() == Subject.Kind.PLACE) {
        stated.places().add(fact);
      } else {
        stated.persons().computeIfAbsent(who(one), key -> new ArrayList<>()).add(fact);
      }
    }
    for (Map.Entry<String, List<Fact>> entry : stated.persons().entrySet()) {
      if (entry.getValue().stream().noneMatch(fact -> fact.kind().equals("residence"))) {
        entry.getValue().add(residence(entry.getKey(), village, golden.on()));
      }
    }
    return stated;
  }

  private static String who(GoldenCase.CaseFact stated) {
    return stated.attributes().getOrDefault(PERSON, "a");
  }

  private static Fact fact(GoldenCase.CaseFact stated, long seq, String village, LocalDate on) {
    TreeMap<String, String> attributes = new TreeMap<>(stated.attributes());
    attributes.remove(PERSON);
    String place = attributes.remove(PLACE);
    String area = attributes.remove(AREA);
    String object = attributes.get("object");
    String where = area == null ? home(stated.kind(), village) : area;
    boolean around = Surroundings.KINDS.contains(stated.kind());
    Subject subject = place == null ? Subject.person(id(who(stated))) : Subject.place(id(place));
    if (object != null) {
      Subject firm = Subject.enterprise("firm", where, object);
      attributes.putIfAbsent("firm", firm.kind().word() + ":" + firm.id());
      subject = around ? firm : subject;
    } else if (around) {
      subject = Subject.area(where);
    }
    return new Fact(
        seq,
        id("fact " + seq),
        subject,
        stated.kind(),
        around ? where : village,
        Days.start(stated.on()),
        Days.start(on),
        "case",
        "case",
        null,
        attributes);
  }

  /** A grade is that of the county, a class that of the village, where a case does not say. */
  private static String home(String kind, String village) {
    return kind.equals(Surroundings.GRADE) ? village.substring(0, COUNTY_DIGITS) : village;
  }

  private static Fact residence(String who, String village, LocalDate on) {
    Map<String, String> home =
        Map.of(
            "village", village,
            "household", id("household " + who).toString(),
            "unit", id("unit").toString(),
            "building", id("building").toString());
    return new Fact(
        0,
        id("residence " + who),
        Subject.person(id(who)),
        "residence",
        village,
        Days.start(on),
        Days.start(on),
        "case",
        "case",
        null,
        new TreeMap<>(home));
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Difference> compare(
      GoldenCase golden, List<MeasureInterval> intervals, List<OpenDecision> decisions) {
    List<Difference> differences = new ArrayList<>();
    List<MeasureInterval> rest = new ArrayList<>(intervals);
    for (GoldenCase.Expected expected : golden.expect()) {
      if (!rest.removeIf(once(interval -> fits(expected, interval)))) {
        String line = line(expected);
        Phrase phrase = new Phrase("未推导出 " + line, "not derived: " + line);
        differences.add(new Difference(phrase, expected, true, List.of(), List.of()));
      }
    }
    for (MeasureInterval interval : rest) {
      GoldenCase.Expected found = expected(interval);
      String line = line(found);
      Phrase phrase = new Phrase("多推导出 " + line, "derived, but not expected: " + line);
      differences.add(new Difference(phrase, found, false, List.of(), List.of()));
    }
    List<String> asked = decisions.stream().map(OpenDecision::question).sorted().toList();
    List<String> named = golden.decisions().stream().sorted().toList();
    if (!asked.equals(named)) {
      Phrase phrase =
          new Phrase("待决 " + asked + "，应为 " + named, "open are " + asked + ", expected " + named);
      differences.add(new Difference(phrase, null, false, asked, named));
    }
    return differences;
  }

  private static GoldenCase.Expected expected(MeasureInterval interval) {
    return new GoldenCase.Expected(
        interval.measure().word(),
        interval.place().word(),
        interval.state().word(),
        text(interval.from()),
        text(interval.until()),
        rows(interval));
  }

  /** True for the first element that fits and for no further one. */
  private static <T> Predicate<T> once(Predicate<T> condition) {
    boolean[] used = new boolean[1];
    return element -> {
      boolean hit = !used[0] && condition.test(element);
      used[0] |= hit;
      return hit;
    };
  }

  private static boolean fits(GoldenCase.Expected expected, MeasureInterval interval) {
    return interval.measure().word().equals(expected.measure())
        && interval.place().word().equals(expected.place())
        && (expected.state().isEmpty() || interval.state().word().equals(expected.state()))
        && text(interval.from()).equals(expected.from())
        && text(interval.until()).equals(expected.until())
        && (expected.row().isEmpty() || rows(interval).equals(expected.row()));
  }

  private static String text(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  private static String rows(MeasureInterval interval) {
    return interval.bases().stream().map(Basis::row).collect(Collectors.joining(";"));
  }

  private static String line(GoldenCase.Expected one) {
    return one.measure()
        + " "
        + one.place()
        + " "
        + one.state()
        + " "
        + one.from()
        + ".."
        + one.until()
        + " "
        + one.row();
  }
}
