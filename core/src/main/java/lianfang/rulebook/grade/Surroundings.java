package lianfang.rulebook.grade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.episode.PersonFacts;
import org.jspecify.annotations.Nullable;

/**
 * 环境: which grade each area and which class each village and firm carries, from which day on, as
 * facts say. Tables about people may ask for it. Immutable, for all threads.
 */
public final class Surroundings {

  /** The kind of fact by which an organ decides the grade of an area. */
  public static final String GRADE = "risk-grade";

  /** The kind of fact by which an organ gives an object its class. */
  public static final String CLASS = "class-assigned";

  /** Both. */
  public static final List<String> KINDS = List.of(GRADE, CLASS);

  /** Nothing is decided anywhere. */
  public static final Surroundings NONE = new Surroundings(Map.of(), Map.of());

  private static final int COUNTY_DIGITS = 6;

  /** From the smallest: a village may have a grade of its own; a city's is not its counties'. */
  private static final List<Integer> LEVELS = List.of(12, 9, COUNTY_DIGITS);

  private final Map<String, List<Said>> grades;
  private final Map<String, List<Said>> classes;

  private Surroundings(Map<String, List<Said>> grades, Map<String, List<Said>> classes) {
    this.grades = grades;
    this.classes = classes;
  }

  /**
   * What an organ decided.
   *
   * @param word the grade or class
   * @param day the epoch day from which it holds
   * @param seq number of the fact; of one day the latest counts
   * @param fact its id
   */
  public record Said(String word, long day, long seq, UUID fact) {}

  /** Reads effective facts: corrected ones are replaced already; other kinds are left out. */
  public static Surroundings of(Collection<Fact> facts) {
    Map<String, List<Said>> grades = new HashMap<>();
    Map<String, List<Said>> classes = new HashMap<>();
    for (Fact fact : facts) {
      switch (fact.kind()) {
        case GRADE -> add(grades, key(text(fact, "scheme"), fact.area()), fact, "grade");
        case CLASS -> add(classes, key(text(fact, "scheme"), fact.subject()), fact, "class");
        default -> {
          // Nothing else is asked for.
        }
      }
    }
    if (grades.isEmpty() && classes.isEmpty()) {
      return NONE;
    }
    return new Surroundings(sorted(grades), sorted(classes));
  }

  private static void add(Map<String, List<Said>> to, String key, Fact fact, String attribute) {
    to.computeIfAbsent(key, none -> new ArrayList<>(1))
        .add(new Said(text(fact, attribute), PersonFacts.dayOf(fact), fact.seq(), fact.id()));
  }

  private static Map<String, List<Said>> sorted(Map<String, List<Said>> said) {
    Comparator<Said> order =
        Comparator.comparingLong(Said::day).thenComparingLong(Said::seq).thenComparing(Said::fact);
    Map<String, List<Said>> sorted = new HashMap<>();
    said.forEach((key, all) -> sorted.put(key, all.stream().sorted(order).toList()));
    return Map.copyOf(sorted);
  }

  private static String text(Fact fact, String attribute) {
    String value = fact.attribute(attribute);
    return value == null ? "" : value;
  }

  private static String key(String scheme, String area) {
    return scheme + " " + area;
  }

  private static String key(String scheme, Subject object) {
    return scheme + " " + object.kind().word() + " " + object.id();
  }

  /**
   * The grade in force in an area on a day: of the village, else of its township, else of its
   * county; null where none is decided, and of what is larger than a county.
   *
   * @param scheme id of the notice whose grades are meant
   * @param area division code
   * @param day epoch day, Asia/Shanghai
   */
  public @Nullable Said grade(String scheme, String area, long day) {
    for (int digits : LEVELS) {
      Said found =
          digits > area.length()
              ? null
              : on(grades.get(key(scheme, area.substring(0, digits))), day);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The class that an object carries on a day by a scheme; null where it carries none. */
  public @Nullable Said classOf(String scheme, Subject object, long day) {
    return on(classes.get(key(scheme, object)), day);
  }

  /** The epoch days on which the grade in force in an area may change. */
  public List<Long> gradeDays(String scheme, String area) {
    List<Long> days = new ArrayList<>();
    for (int digits : LEVELS) {
      if (digits <= area.length()) {
        days.addAll(days(grades.get(key(scheme, area.substring(0, digits)))));
      }
    }
    return days;
  }

  /** The epoch days on which the class of an object may change. */
  public List<Long> classDays(String scheme, Subject object) {
    return days(classes.get(key(scheme, object)));
  }

  private static List<Long> days(@Nullable List<Said> said) {
    return said == null ? List.of() : said.stream().map(Said::day).toList();
  }

  private static @Nullable Said on(@Nullable List<Said> said, long day) {
    if (said == null) {
      return null;
    }
    for (Said one : said.reversed()) {
      if (one.day() <= day) {
        return one;
      }
    }
    return null;
  }
}
