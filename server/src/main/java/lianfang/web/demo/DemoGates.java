package lianfang.web.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.Recorder;
import lianfang.gate.Allowance;
import lianfang.gate.checkpoint.DeviceEntry;
import lianfang.gate.checkpoint.GateMail;
import lianfang.gate.pass.Certificates;
import lianfang.gate.pass.Commutes;
import lianfang.gate.pass.Permits;
import lianfang.gate.pass.Slots;
import lianfang.instance.ScopedTransactions;
import lianfang.person.PersonSearch;
import lianfang.person.Register;
import org.springframework.stereotype.Component;

/**
 * 演示卡口事项: in the township of the demo's accounts somebody waits for a certificate and somebody has
 * symptoms, vehicles ask to pass, one lorry is late, and a gate has told of a fever.
 */
@Component
class DemoGates {

  private static final Recorder RECORDER = new Recorder("demo", Scope.everything());
  private static final String EVERYWHERE = String.join(",", RECORDER.scope().prefixes());
  private static final String TOWNSHIP = "410922100";
  private static final String NEXT = "410922101";
  private static final LocalDate TOMORROW = LocalDate.of(2020, 2, 27);
  private static final int WORKDAYS = 31;

  private final Areas areas;
  private final ScopedTransactions transactions;
  private final PersonSearch search;
  private final Register register;
  private final Passing passing;
  private final GateMail mail;
  private final Clock clock;

  DemoGates(
      Areas areas,
      ScopedTransactions transactions,
      PersonSearch search,
      Register register,
      Passing passing,
      GateMail mail,
      Clock clock) {
    this.areas = areas;
    this.transactions = transactions;
    this.search = search;
    this.register = register;
    this.passing = passing;
    this.mail = mail;
    this.clock = clock;
  }

  /** What people and vehicles ask for before they pass. */
  @Component
  record Passing(Certificates certificates, Slots slots, Permits permits, Commutes commutes) {}

  /** Adds them where the township has people; returns how many. */
  int fill() {
    boolean here = areas.find(TOWNSHIP).isPresent() && areas.find(NEXT).isPresent();
    Slots.Slot morning = slot("certificate");
    if (!here || passing.slots().find(morning.id()).isPresent()) {
      return 0;
    }
    LocalDate today = Days.of(clock.instant());
    Slots.Slot now =
        new Slots.Slot(id("today"), TOWNSHIP, "certificate", today, 7 * 60, 18 * 60, 20, 0);
    // A place is taken in a transaction of its own, which has to find the time.
    transactions.in(
        EVERYWHERE,
        () -> {
          passing.slots().open(morning, RECORDER.account());
          passing.slots().open(now, RECORDER.account());
          passing.slots().open(slot("work"), RECORDER.account());
          return morning;
        });
    return transactions.in(EVERYWHERE, () -> fillHere(morning, now));
  }

  private int fillHere(Slots.Slot morning, Slots.Slot now) {
    List<UUID> people = search.list(TOWNSHIP, 0, 5);
    List<UUID> others = search.list(NEXT, 0, 1);
    if (people.size() < 5 || others.isEmpty()) {
      return 0;
    }
    vehicles();
    certificates(people, morning, now);
    commute(others.getFirst());
    told(people.get(4));
    return 10;
  }

  private void certificates(List<UUID> people, Slots.Slot morning, Slots.Slot now) {
    for (int i = 0; i < 4; i++) {
      String area = area(people.get(i));
      passing.certificates().declare(RECORDER, people.get(i), area, "4101", i == 3);
    }
    // Each time once in this transaction: it holds the row until its end, and others would wait.
    Certificates.Case second = passing.certificates().of(people.get(1)).orElseThrow();
    passing.certificates().slot(RECORDER, second, morning);
    Certificates.Case third = passing.certificates().of(people.get(2)).orElseThrow();
    passing.certificates().slot(RECORDER, third, now);
    Certificates.Case there = passing.certificates().of(people.get(2)).orElseThrow();
    passing.certificates().assess(RECORDER, there, "36.5", true);
  }

  private static Slots.Slot slot(String purpose) {
    return new Slots.Slot(id(purpose), TOWNSHIP, purpose, TOMORROW, 9 * 60, 11 * 60, 20, 0);
  }

  private String area(UUID person) {
    return register.find(person).orElseThrow().area();
  }

  private void vehicles() {
    List<String> near = List.of("410922", "410923");
    var feed = new Permits.Vehicle("豫J00001", "饲料", near);
    var masks = new Permits.Vehicle("豫J00002", "口罩", List.of("410922", "4108"));
    LocalDate until = TOMORROW.plusDays(7);
    passing.permits().ask(Permits.Permit.asked(TOWNSHIP, feed, false, "demo", until));
    Permits.Permit urgent = Permits.Permit.asked(TOWNSHIP, masks, true, "demo", until);
    passing.permits().ask(urgent);
    passing.permits().decide(RECORDER, urgent, true, "");
    passing.permits().step(RECORDER, passing.permits().find(urgent.id()).orElseThrow());
  }

  private void commute(UUID person) {
    String home = area(person);
    Allowance.Commute times =
        new Allowance.Commute(
            Long.parseLong(home), Long.parseLong(TOWNSHIP), WORKDAYS, 7 * 60, 19 * 60);
    passing.commutes().ask(RECORDER, person, home, times, TOMORROW.plusDays(14));
  }

  private void told(UUID feverish) {
    Instant now = clock.instant();
    DeviceEntry road = device("高速出口卡点（演示）", now);
    mail.keepReports(
        road,
        List.of(
            trip("豫J00003", TOWNSHIP, "3", now.minus(Duration.ofHours(5))),
            trip("豫J00004", NEXT, "4", now.minus(Duration.ofHours(1)))));
    Map<String, String> fever = new TreeMap<>();
    fever.put("kind", "fever");
    fever.put("direction", "1");
    fever.put("temperature", "374");
    fever.put("subject", feverish.toString());
    mail.keepReports(
        device("汽车站卡点（演示）", now), List.of(row("fever", now.minus(Duration.ofMinutes(20)), fever)));
  }

  private static GateMail.Row trip(String plate, String to, String hours, Instant told) {
    Map<String, String> said = new TreeMap<>();
    said.put("kind", GateMail.TRIP);
    said.put("vehicle", plate);
    said.put("trip", "loading");
    said.put("to", to);
    said.put("hours", hours);
    said.put("route", "G45");
    return row(plate, told, said);
  }

  private static GateMail.Row row(String name, Instant at, Map<String, String> said) {
    return new GateMail.Row(id(name), at, said);
  }

  private static DeviceEntry device(String post, Instant now) {
    UUID at = DemoPosts.post(post);
    return new DeviceEntry(id(post), at, post, TOWNSHIP, "demo", now, now, now, null, null, null);
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(("demo gate " + name).getBytes(StandardCharsets.UTF_8));
  }
}
