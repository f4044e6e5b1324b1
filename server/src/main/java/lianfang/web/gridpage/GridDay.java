package lianfang.web.gridpage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Place;
import lianfang.area.Places;
import lianfang.duty.Duty;
import lianfang.duty.DutyList;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactRefused;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.person.Register;
import lianfang.web.basis.Refused;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
import lianfang.web.shell.Texts;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** 当日任务: the homes of a day with what is to be done there, and what a phone says was done. */
@Component
class GridDay {

  private static final String DEGREES = "[34][0-9](\\.[0-9])?";

  private final DutyList duties;
  private final Subjects subjects;
  private final Register register;
  private final Places places;
  private final Ledger ledger;
  private final Clock clock;

  GridDay(
      DutyList duties,
      Subjects subjects,
      Register register,
      Places places,
      Ledger ledger,
      Clock clock) {
    this.duties = duties;
    this.subjects = subjects;
    this.register = register;
    this.places = places;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** One thing to do. */
  record Task(String key, String kind, String zh, String en, String due, String state) {}

  /**
   * Somebody or some place with the day's tasks.
   *
   * @param called masked, as on every list
   */
  record Home(String called, String village, List<Task> tasks) {}

  /** What is to be done today in the worker's area, in the caller's transaction. */
  List<Home> homes(CurrentUser user) {
    LocalDate today = Days.of(clock.instant());
    Map<Subject, List<Duty>> bySubject = new LinkedHashMap<>();
    for (String prefix : user.scope().prefixes()) {
      duties
          .current(today, prefix)
          .forEach(duty ->
              bySubject.computeIfAbsent(duty.subject(), key -> new ArrayList<>()).add(duty));
    }
    List<UUID> persons =
        bySubject.keySet().stream()
            .filter(one -> one.kind() == Subject.Kind.PERSON)
            .map(Subject::id)
            .toList();
    Map<UUID, String> called = new HashMap<>(placeNames(bySubject.keySet()));
    register
        .open(persons)
        .forEach(
            (id, entry) -> called.put(id, entry.particulars().maskedName() + " " + entry.ref()));
    List<Home> homes = new ArrayList<>();
    bySubject.forEach((subject, own) ->
        homes.add(
            new Home(
                called.getOrDefault(subject.id(), subject.id().toString().substring(0, 8)),
                subjects.village(own.getFirst().measure().area()),
                own.stream().map(GridDay::task).toList())));
    homes.sort(Comparator.comparing(Home::village).thenComparing(Home::called));
    return homes;
  }

  /** A unit is called by its building and itself, as people on the way look for it. */
  private Map<UUID, String> placeNames(Collection<Subject> all) {
    Map<UUID, Place> found =
        places.list(
            all.stream().filter(one -> one.kind() == Subject.Kind.PLACE).map(Subject::id).toList());
    Map<UUID, Place> around =
        places.list(found.values().stream().flatMap(one -> one.parent().stream()).toList());
    Map<UUID, String> names = new HashMap<>();
    found.forEach((id, place) -> {
      Place outer = place.parent().map(around::get).orElse(null);
      names.put(id, outer == null ? place.label() : outer.label() + " " + place.label());
    });
    return names;
  }

  private static Task task(Duty duty) {
    String state =
        switch (duty.done()) {
          case OPEN -> "open";
          case DONE -> "done";
          case COULD_NOT -> "could-not";
        };
    return new Task(
        duty.subject().kind().word()
            + " "
            + duty.subject().id()
            + " "
            + duty.kind().word()
            + " "
            + duty.measure().area(),
        duty.kind().word(),
        duty.kind().title().zh(),
        duty.kind().title().en(),
        duty.due().toString(),
        state);
  }

  /** Appends what was done; a fact that is here already is known by its id. */
  GridApi.Landed record(CurrentUser user, GridApi.Sent sent) {
    List<GridApi.Problem> problems = new ArrayList<>();
    int landed = 0;
    int number = 0;
    for (Map<String, @Nullable Object> row : sent.rows()) {
      number++;
      try {
        ledger.append(user.recorder(), List.of(fact(user, row, sent.sentAt())));
        landed++;
      } catch (FactRefused refused) {
        String zh = Refused.say(Texts.in(Language.ZH), refused);
        String en = Refused.say(Texts.in(Language.EN), refused);
        problems.add(new GridApi.Problem(number, "这条记录没有被接受：" + zh, en));
      } catch (IllegalArgumentException wrong) {
        problems.add(
            new GridApi.Problem(number, "这条记录不完整，请重新填写。", "This row is not whole: do it again."));
      }
    }
    return new GridApi.Landed(landed, 0, problems);
  }

  private Fact fact(CurrentUser user, Map<String, @Nullable Object> row, @Nullable Instant sentAt) {
    String[] parts = text(row, "duty").split(" ", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("a duty has four parts");
    }
    user.requireArea(parts[3]);
    Instant happened = happened(row, sentAt);
    SortedMap<String, String> said = new TreeMap<>();
    String degrees = text(row, "celsius");
    boolean temperature = parts[2].startsWith("temperature") && degrees.matches(DEGREES);
    if (temperature) {
      said.put("celsius", degrees);
    } else {
      boolean could = text(row, "result").equals("done");
      said.put("duty", parts[2]);
      said.put("day", Days.of(happened).toString());
      said.put("result", could ? "done" : "could-not");
      String reason = text(row, "reason");
      if (!could && reason.matches("[a-z-]{3,20}")) {
        said.put("reason", reason);
      }
    }
    return new Fact(
        0,
        id(row),
        new Subject(Subject.Kind.ofWord(parts[0]), UUID.fromString(parts[1])),
        temperature ? "temperature" : "duty-done",
        parts[3],
        happened,
        clock.instant(),
        user.getName(),
        "phone",
        null,
        said);
  }

  /** By the measured clock, else by what passed since; never later than now. */
  private Instant happened(Map<String, @Nullable Object> row, @Nullable Instant sentAt) {
    Instant now = clock.instant();
    try {
      Instant time = Instant.parse(text(row, "time"));
      String offset = text(row, "offset");
      Instant at =
          !offset.isEmpty()
              ? time.plusSeconds(Long.parseLong(offset))
              : sentAt == null ? now : now.minus(Duration.between(time, sentAt));
      return at.isAfter(now) ? now : at;
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException("no time", wrong);
    }
  }

  static String text(Map<String, @Nullable Object> row, String name) {
    Object value = row.get(name);
    return value == null ? "" : value.toString().strip();
  }

  static UUID id(Map<String, @Nullable Object> row) {
    try {
      return UUID.fromString(text(row, "id"));
    } catch (IllegalArgumentException none) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a row without an id", none);
    }
  }
}
