package lianfang.web.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Scope;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.person.PersonSearch;
import org.springframework.stereotype.Component;

/** 演示职工: invented people of its county work for a firm that applies. */
@Component
class DemoStaff {

  private static final Recorder RECORDER = new Recorder("demo", Scope.everything());
  private static final String EVERYWHERE = String.join(",", Scope.everything().prefixes());
  private static final int STAFF = 60;
  private static final int COUNTY = 6;

  private final ScopedTransactions transactions;
  private final PersonSearch people;
  private final Ledger ledger;
  private final Clock clock;
  private int firms;

  DemoStaff(ScopedTransactions transactions, PersonSearch people, Ledger ledger, Clock clock) {
    this.transactions = transactions;
    this.people = people;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Names its staff; each firm has other people. */
  void name(RegisteredFirm firm) {
    String county = firm.area().substring(0, COUNTY);
    int first = STAFF * firms++;
    transactions.in(
        EVERYWHERE,
        () -> {
          List<UUID> some = new ArrayList<>(people.list(county, first, STAFF));
          if (some.isEmpty()) {
            some.add(id(firm, "somebody"));
          }
          return ledger.append(RECORDER, some.stream().map(one -> works(firm, one)).toList());
        });
  }

  private Fact works(RegisteredFirm firm, UUID person) {
    Map<String, String> said =
        Map.of(
            "firm",
            "enterprise:" + firm.id(),
            "object",
            firm.profile().name(),
            "firm_area",
            firm.area());
    Instant now = clock.instant();
    UUID id = id(firm, person.toString());
    String home = firm.area();
    return new Fact(
        0,
        id,
        Subject.person(person),
        "employment",
        home,
        now,
        now,
        RECORDER.account(),
        "demo",
        null,
        new TreeMap<>(said));
  }

  private static UUID id(RegisteredFirm firm, String what) {
    String name = "demo staff " + firm.id() + " " + what;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
