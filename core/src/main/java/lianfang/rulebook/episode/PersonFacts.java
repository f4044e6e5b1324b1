package lianfang.rulebook.episode;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.rulebook.Question;
import org.jspecify.annotations.Nullable;

/**
 * 个人事实: the effective facts of one person, sorted by when they happened and split by kind. Order of
 * recording plays no part: equal instants are ordered by id.
 */
public final class PersonFacts {

  private static final Comparator<Fact> ORDER =
      Comparator.comparing(Fact::happenedAt).thenComparing(Fact::id);

  private static final int COUNTY_DIGITS = 6;
  private static final long SHANGHAI_SECONDS = 8 * 3600L;
  private static final long DAY_SECONDS = 24 * 3600L;

  /** 15 September 1991, the end of the last summer time in China. */
  private static final long LAST_SUMMER_TIME = 684_867_600L;

  private final List<Fact> clinical = new ArrayList<>(2);
  private final List<Fact> contacts = new ArrayList<>(1);
  private final List<Fact> arrivals = new ArrayList<>(1);
  private final List<Fact> signs = new ArrayList<>(2);
  private final List<Fact> reports = new ArrayList<>(2);
  private final List<Fact> acts = new ArrayList<>(1);
  private final List<Fact> decisions = new ArrayList<>(1);
  private final List<Fact> residences = new ArrayList<>(1);
  private final List<Fact> needs = new ArrayList<>(1);
  private final List<Fact> employments = new ArrayList<>(0);
  private final List<Fact> all;
  private @Nullable Fact death;
  private String village = "";

  /** Reads the effective facts of one person: corrected ones are replaced already. */
  public PersonFacts(List<Fact> facts) {
    List<Fact> sorted = facts;
    if (facts.size() > 1) {
      sorted = new ArrayList<>(facts);
      sorted.sort(ORDER);
    }
    all = sorted;
    String area = "";
    for (Fact fact : sorted) {
      sort(fact);
      area = fact.area().isEmpty() ? area : fact.area();
    }
    Fact residence = residence();
    String stated = residence == null ? null : residence.attribute("village");
    village = stated == null ? area : stated;
  }

  private void sort(Fact fact) {
    switch (fact.kind()) {
      case "diagnosis", "admission", "discharge" -> clinical.add(fact);
      case "contact" -> contacts.add(fact);
      case "death" -> death = death == null ? fact : death;
      case "arrival" -> arrivals.add(fact);
      case "temperature", "symptom" -> signs.add(fact);
      case "report" -> reports.add(fact);
      case "measure-ordered", "measure-served", "measure-in-place", "measure-released" ->
          acts.add(fact);
      case "decision" -> decisions.add(fact);
      case "residence" -> residences.add(fact);
      case "vulnerability", "profile" -> needs.add(fact);
      case "employment" -> employments.add(fact);
      default -> {
        // Other kinds, such as duty-done, change no measure.
      }
    }
  }

  /** When the last of those facts about the person that are named was recorded; null for none. */
  public @Nullable Instant lastRecorded(Collection<UUID> named) {
    Instant last = null;
    for (Fact fact : all) {
      if (named.contains(fact.id()) && (last == null || fact.recordedAt().isAfter(last))) {
        last = fact.recordedAt();
      }
    }
    return last;
  }

  /** 死亡: the first that is stated; null while the person lives. */
  public @Nullable Fact death() {
    return death;
  }

  /** Whether the person is dead at the end of an epoch day. */
  public boolean isDeadOn(long day) {
    return death != null && dayOf(death) <= day;
  }

  /** Whether nothing happened that a row could answer to. */
  public boolean isQuiet() {
    return clinical.isEmpty()
        && contacts.isEmpty()
        && arrivals.isEmpty()
        && signs.isEmpty()
        && residences.size() < 2;
  }

  /**
   * Whether facts of these kinds about one person, each named as often as there are facts, can be
   * anything but quiet; what corrections take away only makes more people quiet.
   */
  public static boolean mayStir(List<String> kinds) {
    int homes = 0;
    for (String kind : kinds) {
      switch (kind) {
        case "diagnosis", "admission", "discharge", "contact", "arrival", "temperature", "symptom":
          return true;
        case "residence":
          homes++;
          break;
        default:
          break;
      }
    }
    return homes > 1;
  }

  /** 12-digit code of the village or community, the last area that is known where it is not. */
  public String village() {
    return village;
  }

  /** Where the person lives: the latest fact, or the one in the county that an official named. */
  public @Nullable Fact residence() {
    if (residences.size() < 2) {
      return residences.isEmpty() ? null : residences.getFirst();
    }
    Fact answer = answer(Question.RESPONSIBLE_COUNTY, dayOf(residences.getFirst()));
    String county = answer == null ? null : answer.attribute("answer");
    if (county != null) {
      for (Fact residence : residences.reversed()) {
        String stated = residence.attribute("village");
        if (stated != null && stated.startsWith(county)) {
          return residence;
        }
      }
    }
    return residences.getLast();
  }

  /** The counties of all residences, in the order in which they were stated. */
  public List<String> counties() {
    List<String> counties = new ArrayList<>(2);
    for (Fact residence : residences) {
      String stated = residence.attribute("village");
      if (stated != null && stated.length() >= COUNTY_DIGITS) {
        String county = stated.substring(0, COUNTY_DIGITS);
        if (!counties.contains(county)) {
          counties.add(county);
        }
      }
    }
    return List.copyOf(counties);
  }

  /** The epoch day of the first residence, {@link Episode#NEVER} where nobody stated one. */
  public long firstResidenceDay() {
    return residences.isEmpty() ? Episode.NEVER : dayOf(residences.getFirst());
  }

  /** All residences, the latest last. */
  public List<Fact> residences() {
    return residences;
  }

  /** The latest employment that goes on on an epoch day; null where none is stated. */
  public @Nullable Fact employment(long day) {
    for (Fact employment : employments.reversed()) {
      long until = epochDay(employment.attribute("until"));
      if (dayOf(employment) <= day && (until == Episode.NEVER || until >= day)) {
        return employment;
      }
    }
    return null;
  }

  /** All employments, the latest last. */
  public List<Fact> employments() {
    return employments;
  }

  /** The last epoch day of an employment; empty where it goes on. */
  public static OptionalLong lastDay(Fact employment) {
    long until = epochDay(employment.attribute("until"));
    return until == Episode.NEVER ? OptionalLong.empty() : OptionalLong.of(until);
  }

  /** Diagnoses, admissions and discharges. */
  public List<Fact> clinical() {
    return clinical;
  }

  /** Close contacts. */
  public List<Fact> contacts() {
    return contacts;
  }

  /** Arrivals. */
  public List<Fact> arrivals() {
    return arrivals;
  }

  /** Temperatures and symptoms. */
  public List<Fact> signs() {
    return signs;
  }

  /** Receipts of reports. */
  public List<Fact> reports() {
    return reports;
  }

  /** Measures ordered, served, carried out and released. */
  public List<Fact> acts() {
    return acts;
  }

  /** Profiles and vulnerabilities. */
  public List<Fact> needs() {
    return needs;
  }

  /**
   * The latest answer to a question that was given on or after {@code day}; null where none is
   * given or the answer is none of the admissible ones.
   */
  public @Nullable Fact answer(Question question, long day) {
    for (int i = decisions.size() - 1; i >= 0; i--) {
      Fact decision = decisions.get(i);
      if (question.key().equals(decision.attribute("question"))
          && dayOf(decision) >= day
          && isAdmissible(question, decision.attribute("answer"))) {
        return decision;
      }
    }
    return null;
  }

  private static boolean isAdmissible(Question question, @Nullable String answer) {
    if (answer == null) {
      return false;
    }
    return switch (question.options().getFirst()) {
      case "date" -> epochDay(answer) != Episode.NEVER;
      case "area", "place" -> true;
      default -> question.options().contains(answer);
    };
  }

  /** The epoch day of an ISO date, {@link Episode#NEVER} where it is none. */
  static long epochDay(@Nullable String date) {
    if (date == null) {
      return Episode.NEVER;
    }
    try {
      return LocalDate.parse(date).toEpochDay();
    } catch (DateTimeParseException notADate) {
      return Episode.NEVER;
    }
  }

  /** The epoch day, Asia/Shanghai, on which a fact happened. */
  public static long dayOf(Fact fact) {
    long second = fact.happenedAt().getEpochSecond();
    // Shanghai has been +08:00 without summer time since then; older days ask the zone's table.
    return second >= LAST_SUMMER_TIME
        ? Math.floorDiv(second + SHANGHAI_SECONDS, DAY_SECONDS)
        : fact.happenedOn().toEpochDay();
  }

  /** The ids in order of recording. */
  public static List<UUID> idsOf(List<Fact> facts) {
    List<Fact> sorted = new ArrayList<>(facts);
    sorted.sort(Comparator.comparingLong(Fact::seq).thenComparing(Fact::id));
    List<UUID> ids = new ArrayList<>(sorted.size());
    for (Fact fact : sorted) {
      ids.add(fact.id());
    }
    return List.copyOf(ids);
  }
}
