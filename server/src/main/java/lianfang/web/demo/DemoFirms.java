package lianfang.web.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.Scope;
import lianfang.enterprise.FirmCourse;
import lianfang.enterprise.FirmKind;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.FirmState;
import lianfang.enterprise.Firms;
import lianfang.enterprise.Schemes;
import lianfang.enterprise.Timetable;
import lianfang.enterprise.Timetables;
import lianfang.fact.CreditCode;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import org.springframework.stereotype.Component;

/**
 * 演示企业: invented firms, each called 演示 with a number, in the counties of both cities; their codes
 * have the division 999999, which is never assigned.
 */
@Component
class DemoFirms {

  private static final Recorder RECORDER = new Recorder("demo", Scope.everything());
  private static final String EVERYWHERE = String.join(",", RECORDER.scope().prefixes());
  private static final LocalDate REGISTERED = LocalDate.of(2020, 2, 3);
  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  private static final int A_COUNTY = 24;
  private static final String CHOOSES = "410922";

  /** A food firm that has not applied yet, in the township of the demo's account. */
  static final String BEGINS = "演示起步食品厂";

  private static final String BEGINS_AT = "410922100";
  private static final String DAILY = "food-firm-daily";
  private static final int DAYS = 5;
  private static final Set<String> AT_WORK =
      Set.of(FirmState.OPEN.word(), FirmState.NEVER_STOPPED.word());
  private static final List<String> INDUSTRIES =
      List.of("C14", "C14", "C13", "C26", "C38", "C36", "E47", "F52", "H62", "C27", "D44", "A01");
  private static final List<String> WORDS =
      List.of("食品厂", "面粉厂", "粮油厂", "化工厂", "电源厂", "配件厂", "工地", "超市", "饭店", "药厂", "供热站", "合作社");

  private final Areas areas;
  private final Ledger ledger;
  private final Timetables timetables;
  private final Schemes schemes;
  private final ScopedTransactions transactions;

  DemoFirms(
      Areas areas,
      Ledger ledger,
      Timetables timetables,
      Schemes schemes,
      ScopedTransactions transactions) {
    this.areas = areas;
    this.ledger = ledger;
    this.timetables = timetables;
    this.schemes = schemes;
    this.transactions = transactions;
  }

  /** Adds them, and a timetable to each city; returns how many. */
  int fill(List<String> cities, long seed) {
    Random random = new Random(seed);
    int number = 0;
    for (String city : cities) {
      List<Fact> facts = new ArrayList<>();
      for (Division county : areas.children(city)) {
        List<Division> townships = areas.children(county.code());
        for (int i = 0; i < A_COUNTY && !townships.isEmpty(); i++) {
          number++;
          firm(number, townships.get(random.nextInt(townships.size())).code(), random, facts);
        }
      }
      if (BEGINS_AT.startsWith(city) && areas.find(BEGINS_AT).isPresent()) {
        begins(facts);
      }
      transactions.in(EVERYWHERE, () -> ledger.append(RECORDER, facts));
      transactions.in(EVERYWHERE, () -> timetables.publish(RECORDER, timetable(city)));
    }
    offer();
    return number;
  }

  private static void begins(List<Fact> facts) {
    String body = "91999999MA9999999";
    FirmProfile profile =
        new FirmProfile(
            BEGINS, body + CreditCode.check(body), FirmKind.ENTERPRISE, "C14", false, false, false);
    Subject firm = Firms.subject(BEGINS_AT, profile);
    Instant at = Days.start(REGISTERED);
    facts.add(fact(firm, BEGINS_AT, FirmProfile.KIND, at, profile.attributes()));
  }

  /** 每日自查: food firms reported on the days before, and some of them have done so today. */
  private static void daily(Subject firm, String area, Instant opened, List<Fact> facts) {
    for (int ago = DAYS; ago >= 0; ago--) {
      int draw = Math.floorMod(firm.id().hashCode() / 7 + ago * 31, 10);
      Instant at = Days.start(TODAY.minusDays(ago)).plusSeconds(7 * 3600L + draw * 300L);
      boolean silent = ago == 0 ? draw < 6 : draw < 2;
      if (!silent && at.isAfter(opened)) {
        TreeMap<String, String> said = new TreeMap<>(Map.of("list", DAILY, "outcome", "passed"));
        facts.add(fact(firm, area, "firm-checked", at, said));
      }
    }
  }

  /** One county has chosen two schemes that come from elsewhere. */
  private void offer() {
    if (areas.find(CHOOSES).isPresent() && schemes.choices(CHOOSES).isEmpty()) {
      Schemes.Wanted wanted =
          new Schemes.Wanted(
              List.of("resume-same-day", "resume-filing"),
              LocalDate.of(2020, 2, 10),
              "（演示）清丰县指挥部",
              "演示决定");
      transactions.in(
          EVERYWHERE,
          () -> {
            schemes.choose(RECORDER, CHOOSES, wanted);
            return true;
          });
    }
  }

  private static Timetable timetable(String city) {
    return new Timetable(
        city,
        List.of(
            new Timetable.Line("C", LocalDate.of(2020, 2, 10), "本地用工和本地产业链"),
            new Timetable.Line("F", LocalDate.of(2020, 2, 17), ""),
            new Timetable.Line("E", LocalDate.of(2020, 2, 25), ""),
            new Timetable.Line("H", LocalDate.of(2020, 3, 16), "")),
        "（演示）市指挥部",
        "演示时间表");
  }

  private static void firm(int number, String area, Random random, List<Fact> facts) {
    int trade = random.nextInt(INDUSTRIES.size());
    FirmKind kind =
        INDUSTRIES.get(trade).startsWith("E")
            ? FirmKind.CONSTRUCTION_SITE
            : INDUSTRIES.get(trade).startsWith("H") ? FirmKind.SELF_EMPLOYED : FirmKind.ENTERPRISE;
    String body = "91999999MA%07d".formatted(number);
    FirmProfile profile =
        new FirmProfile(
            "演示" + number + "号" + WORDS.get(trade),
            body + CreditCode.check(body),
            kind,
            INDUSTRIES.get(trade),
            kind == FirmKind.ENTERPRISE && random.nextInt(3) > 0,
            random.nextInt(4) == 0,
            random.nextInt(8) == 0);
    Subject firm = Firms.subject(area, profile);
    facts.add(fact(firm, area, FirmProfile.KIND, Days.start(REGISTERED), profile.attributes()));
    int before = facts.size();
    course(firm, area, random, facts);
    boolean food = List.of("C13", "C14").contains(INDUSTRIES.get(trade));
    facts.subList(before, facts.size()).stream()
        .filter(fact -> fact.kind().equals(FirmCourse.KIND))
        .reduce((one, next) -> next)
        .filter(last -> food && AT_WORK.contains(String.valueOf(last.attribute("state"))))
        .map(Fact::happenedAt)
        .ifPresent(opened -> daily(firm, area, opened, facts));
  }

  private static void course(Subject firm, String area, Random random, List<Fact> facts) {
    int draw = random.nextInt(100);
    Instant applied =
        Days.start(TODAY.minusDays(1 + random.nextInt(12))).plusSeconds(3600L * (9 + draw % 9));
    if (draw < 8) {
      state(firm, area, Days.start(REGISTERED).plusSeconds(60), FirmState.NEVER_STOPPED, facts);
    } else if (draw < 70) {
      state(firm, area, applied, FirmState.APPLIED, facts);
      long hours = random.nextInt(10) == 0 ? 30 : 4;
      state(firm, area, applied.plusSeconds(hours * 3600), FirmState.ACCEPTED, facts);
      state(firm, area, applied.plusSeconds((hours + 1) * 3600), FirmState.OPEN, facts);
      if (draw < 12) {
        Instant stopped = Days.start(TODAY).plusSeconds(1800);
        if (stopped.isAfter(applied.plusSeconds((hours + 1) * 3600))) {
          state(firm, area, stopped, FirmState.SUSPENDED, facts);
        }
      }
    } else if (draw < 82) {
      Instant now = Days.start(TODAY).plusSeconds(7 * 3600L);
      state(firm, area, draw % 3 == 0 ? applied : now, FirmState.APPLIED, facts);
    }
    if (draw < 70 && draw % 2 == 0) {
      int staff = 20 + random.nextInt(400);
      int back = staff * (40 + random.nextInt(60)) / 100;
      Map<String, String> said =
          Map.of("staff", "" + staff, "back", "" + back, "load", "" + (30 + random.nextInt(70)));
      facts.add(
          fact(
              firm, area, "firm-output", Days.start(TODAY).plusSeconds(3600), new TreeMap<>(said)));
    }
  }

  private static void state(
      Subject firm, String area, Instant at, FirmState state, List<Fact> facts) {
    TreeMap<String, String> said = new TreeMap<>(Map.of("state", state.word()));
    if (state == FirmState.ACCEPTED) {
      said.put("way", "on-site");
      said.put("cites", "演示验收单");
    }
    facts.add(fact(firm, area, FirmCourse.KIND, at, said));
  }

  private static Fact fact(
      Subject firm,
      String area,
      String kind,
      Instant at,
      java.util.SortedMap<String, String> said) {
    String name = "demo " + firm.id() + kind + at + said.get("state");
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return new Fact(0, id, firm, kind, area, at, at, RECORDER.account(), "demo", null, said);
  }
}
