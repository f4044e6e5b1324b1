package lianfang.rulebook.episode;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lianfang.fact.Fact;
import lianfang.rulebook.Contradiction;
import lianfang.rulebook.Question;
import lianfang.rulebook.table.Value;
import lianfang.rulebook.timeline.Span;
import org.jspecify.annotations.Nullable;

/** 情形判读: turns the facts of one person into episodes, in a fixed order. */
public final class Episodes {

  private static final int CITY_DIGITS = 4;

  private final PersonFacts person;
  private final List<Episode> all = new ArrayList<>(2);
  private final List<Contradiction> contradictions = new ArrayList<>(0);

  /**
   * Reads the episodes.
   *
   * @param feverThreshold signed threshold of fever in °C, null where none is signed
   * @param symptomDays signed number of days after its day on which a symptom still counts
   */
  public Episodes(PersonFacts person, @Nullable BigDecimal feverThreshold, int symptomDays) {
    this.person = person;
    readCourse();
    Signs signs =
        feverThreshold == null || person.signs().isEmpty()
            ? null
            : new Signs(person, feverThreshold, symptomDays);
    for (Fact arrival : person.arrivals()) {
      readArrival(arrival, signs);
    }
    if (signs != null) {
      signs.addTo(all);
    }
    Fact death = person.death();
    if (death != null) {
      all.forEach(episode -> episode.endedBy(death));
    }
    checkCounties();
  }

  /** The episodes. */
  public List<Episode> all() {
    return all;
  }

  /** Facts that cannot both be true. */
  public List<Contradiction> contradictions() {
    return contradictions;
  }

  private void readCourse() {
    if (person.clinical().isEmpty()) {
      for (Fact contact : person.contacts()) {
        all.add(contact(contact));
      }
      return;
    }
    Course course = new Course(person);
    contradictions.addAll(course.contradictions());
    for (Stay stay : course.stays()) {
      all.add(stay.episode(person));
    }
    for (Fact fact : course.asymptomatic()) {
      all.add(asymptomatic(fact));
    }
    for (Fact fact : person.contacts()) {
      Episode contact = contact(fact);
      for (Stay stay : course.stays()) {
        if (stay.isConfirmed() && (stay.firstDay() >= contact.day() || !contact.isDated())) {
          contact.endedBy(stay.firstDay());
        }
      }
      all.add(contact);
    }
  }

  /** No clause names asymptomatic persons; an official can say that one is treated as confirmed. */
  private Episode asymptomatic(Fact fact) {
    long day = PersonFacts.dayOf(fact);
    Fact answer = person.answer(Question.ASYMPTOMATIC, day);
    if (answer == null) {
      return new Episode("asymptomatic", day, List.of(fact));
    }
    return "as-confirmed".equals(answer.attribute("answer"))
        ? new Episode("confirmed", day, List.of(fact, answer))
            .with(InputName.DISCHARGED, Words.NO)
            .during(Span.from(day))
        : new Episode("asymptomatic", day, List.of(fact, answer));
  }

  private Episode contact(Fact fact) {
    long day = PersonFacts.dayOf(fact);
    List<Fact> facts = new ArrayList<>(List.of(fact));
    boolean undated = "yes".equals(fact.attribute("undated"));
    Fact date = undated ? person.answer(Question.LAST_EXPOSURE, day) : null;
    if (date != null) {
      day = PersonFacts.epochDay(date.attribute("answer"));
      facts.add(date);
      undated = false;
    }
    Value of = Words.of(fact.attribute("of"));
    Fact named =
        of.equals(Words.CONFIRMED) ? null : person.answer(Question.CONTACT_OF_UNNAMED, day);
    if (named != null && "applies".equals(named.attribute("answer"))) {
      of = Words.CONFIRMED;
      facts.add(named);
    }
    Episode episode =
        new Episode("contact", day, facts)
            .with(InputName.CONTACT_OF, of)
            .at(Event.TRANSFER, transfer(day));
    return undated ? episode.undated() : episode.at(Event.LAST_EXPOSURE, day);
  }

  private long transfer(long day) {
    for (Fact act : person.acts()) {
      if (act.kind().equals("measure-in-place")
          && "central".equals(act.attribute("place"))
          && PersonFacts.dayOf(act) >= day) {
        return PersonFacts.dayOf(act);
      }
    }
    return Episode.NEVER;
  }

  private void readArrival(Fact fact, @Nullable Signs signs) {
    if (isInsideCity(fact)) {
      return;
    }
    long day = PersonFacts.dayOf(fact);
    List<Fact> facts = new ArrayList<>(List.of(fact));
    boolean undated = "yes".equals(fact.attribute("undated"));
    Fact date = undated ? person.answer(Question.ARRIVAL_DATE, day) : null;
    if (date != null) {
      day = PersonFacts.epochDay(date.attribute("answer"));
      facts.add(date);
      undated = false;
    }
    long left = PersonFacts.epochDay(fact.attribute("left"));
    Episode episode =
        new Episode("arrival", day, facts)
            .at(Event.ARRIVAL, day)
            .at(Event.LEFT, left == Episode.NEVER ? day : left)
            .with(InputName.TRIP, Words.of(fact.attribute("trip")));
    readCertificate(fact, episode);
    Boolean fever = signs == null ? null : signs.feverSince(day);
    if (fever != null) {
      episode.with(InputName.FEVER, Words.yesOrNo(fever));
    }
    all.add(undated ? episode.undated() : episode);
  }

  private static void readCertificate(Fact fact, Episode episode) {
    String issuer = fact.attribute("certificate_issuer");
    episode
        .with(InputName.HOLDS, Words.of(fact.attribute("certificate")))
        .with(InputName.ISSUER, Value.word(issuer == null ? "unstated" : issuer));
    long issued = PersonFacts.epochDay(fact.attribute("certificate_issued"));
    if (issued != Episode.NEVER) {
      episode
          .with(InputName.ISSUED, new Value.Day(LocalDate.ofEpochDay(issued)))
          .with(InputName.AGE, new Value.Length(episode.day() - issued));
    }
  }

  /**
   * Moves inside the city are no arrival: every place that the stated origin can mean lies in it.
   */
  private boolean isInsideCity(Fact arrival) {
    String village = person.village();
    if (village.length() < CITY_DIGITS) {
      return false;
    }
    String city = village.substring(0, CITY_DIGITS);
    for (String code : origins(arrival)) {
      if (!code.startsWith(city)) {
        return false;
      }
    }
    return true;
  }

  /** The places that the stated origin of an arrival can mean, as codes or words. */
  public static String[] origins(Fact arrival) {
    return Objects.requireNonNullElse(arrival.attribute("origin"), "unknown").split(" ");
  }

  /** Two sheets of one day that place the person in two counties. */
  private void checkCounties() {
    List<Fact> residences = person.residences();
    for (int i = 1; i < residences.size(); i++) {
      Fact one = residences.get(i - 1);
      Fact two = residences.get(i);
      if (one.happenedOn().equals(two.happenedOn()) && !county(one).equals(county(two))) {
        contradictions.add(new Contradiction("two-counties", PersonFacts.idsOf(List.of(one, two))));
      }
    }
  }

  private static String county(Fact residence) {
    String village = Objects.requireNonNullElse(residence.attribute("village"), "");
    return village.substring(0, Math.min(6, village.length()));
  }
}
