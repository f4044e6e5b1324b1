package lianfang.rulebook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Subject;

/** Facts of an invented person in Puyang, drawn from a seeded source. */
final class InventedPerson {

  private static final LocalDate BEGIN = LocalDate.of(2020, 1, 20);
  private static final int DAYS = 55;
  private static final String[] KINDS = {
    "diagnosis",
    "admission",
    "discharge",
    "contact",
    "arrival",
    "temperature",
    "symptom",
    "report",
    "measure-in-place",
    "decision",
    "vulnerability"
  };

  private final Random random;
  private final Subject subject;
  private final List<Fact> facts = new ArrayList<>();

  private InventedPerson(Random random) {
    this.random = random;
    this.subject = Subject.person(new UUID(random.nextLong(), random.nextLong()));
  }

  /** Up to eight facts beside the residence, in the order of recording. */
  static List<Fact> facts(Random random) {
    InventedPerson person = new InventedPerson(random);
    person.add("residence", Map.of("village", "410902001001", "unit", id(1), "building", id(2)));
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      String kind = person.any(KINDS);
      person.add(kind, person.attributes(kind));
    }
    return person.facts;
  }

  private static String id(long number) {
    return new UUID(0, number).toString();
  }

  private String any(String... words) {
    return words[random.nextInt(words.length)];
  }

  private LocalDate day() {
    return BEGIN.plusDays(random.nextInt(DAYS));
  }

  private void add(String kind, Map<String, String> attributes) {
    Instant happened = Days.start(day());
    long seq = facts.size() + 1L;
    facts.add(
        new Fact(
            seq,
            new UUID(random.nextLong(), random.nextLong()),
            subject,
            kind,
            "410902001001",
            happened,
            happened.plusSeconds(seq),
            "test",
            "test",
            null,
            new TreeMap<>(attributes)));
  }

  private Map<String, String> attributes(String kind) {
    Map<String, String> map = new TreeMap<>();
    switch (kind) {
      case "diagnosis" ->
          map.put("result", any("confirmed", "suspected", "febrile", "asymptomatic", "excluded"));
      case "admission" -> map.put("as", any("confirmed", "suspected", "febrile"));
      case "discharge" -> {
        map.put("as", any("confirmed", "suspected", "febrile"));
        map.put("cured", any("yes", "no", "unknown"));
      }
      case "contact" -> map.put("of", any("confirmed", "suspected", "asymptomatic", "unknown"));
      case "arrival" -> arrival(map);
      case "temperature" -> map.put("celsius", any("36.5", "37.2", "37.3", "38.9"));
      case "symptom" -> map.put("symptoms", any("fever", "dry-cough fatigue", "other", "none"));
      case "report" -> map.put("to", any("unit", "community"));
      case "measure-in-place" -> {
        map.put("measure", "isolation");
        map.put("place", any("central", "home"));
      }
      case "decision" -> decision(map);
      default -> map.put("need", any("dialysis", "none"));
    }
    if (random.nextInt(6) == 0 && (kind.equals("contact") || kind.equals("arrival"))) {
      map.put("undated", "yes");
    }
    return map;
  }

  private void arrival(Map<String, String> map) {
    map.put("origin", any("4201", "42", "44", "4108", "410926", "4201 44", "unknown", "abroad"));
    map.put("trip", any("stay", "stay", "through"));
    map.put("certificate", any("yes", "no", "unknown"));
    if (random.nextBoolean()) {
      map.put("certificate_issued", day().toString());
    }
    if (random.nextBoolean()) {
      map.put("left", day().toString());
    }
  }

  private void decision(Map<String, String> map) {
    Question question = Question.values()[random.nextInt(Question.CONTRADICTION.ordinal())];
    String option = question.options().get(random.nextInt(question.options().size()));
    map.put("question", question.key());
    map.put("answer", option.equals("date") ? day().toString() : option);
    if (random.nextInt(3) == 0) {
      map.put("from", day().toString());
    }
  }
}
