package lianfang.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import lianfang.area.Scope;
import lianfang.enterprise.FirmQuery.Held;
import lianfang.fact.CreditCode;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.FactProblem;
import lianfang.fact.FactRefused;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The register of firms of two counties on a real database. */
class FirmsOfACountyTest {

  private static final String WUZHI = "410823100";
  private static final String ZHONGZHAN = "410803001";
  private static final LocalDate DAY = LocalDate.of(2020, 2, 25);
  private static final Recorder CITY = new Recorder("city", Scope.of("4108"));
  private static final Instant NOON_OF_27 = Instant.parse("2020-02-27T04:00:00Z");
  private static RunningServer server;
  private static int codes;

  @BeforeAll
  static void start() {
    server = new RunningServer(true);
    server.loadDivisions();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static <T> T in(String area, Supplier<T> work) {
    return server.get(ScopedTransactions.class).in(area, work);
  }

  private static String code() {
    String body = "9141082399%07d".formatted(++codes);
    return body + CreditCode.check(body);
  }

  private static RegisteredFirm firm(String name, String area, boolean scale) {
    FirmProfile profile =
        new FirmProfile(name, code(), FirmKind.ENTERPRISE, "C14", scale, false, false);
    return in(
        "4108",
        () -> {
          UUID id = server.get(Firms.class).register(CITY, area, profile, DAY.minusDays(20));
          return server.get(Firms.class).find(id).orElseThrow();
        });
  }

  private static void state(RegisteredFirm firm, String at, FirmState state, String way) {
    TreeMap<String, String> said = new TreeMap<>(Map.of("state", state.word()));
    if (!way.isEmpty()) {
      said.put("way", way);
      said.put("cites", "验收单");
    }
    Fact fact =
        new Fact(
            0,
            new FactIds(Clock.systemUTC()).next(),
            firm.subject(),
            FirmCourse.KIND,
            firm.area(),
            Instant.parse(at),
            Instant.parse(at),
            "city",
            "test",
            null,
            said);
    in("4108", () -> server.get(Ledger.class).append(CITY, List.of(fact)));
  }

  @Test
  void nobodyCanRecordThatAFirmIsOpenBeforeItIsAccepted() {
    RegisteredFirm firm = firm("先开工厂", WUZHI, true);
    state(firm, "2020-02-25T00:30:00Z", FirmState.APPLIED, "");
    assertThatThrownBy(() -> state(firm, "2020-02-25T01:00:00Z", FirmState.OPEN, ""))
        .isInstanceOfSatisfying(
            FactRefused.class,
            refused -> assertThat(refused.problem()).isEqualTo(FactProblem.OUT_OF_COURSE));
    state(firm, "2020-02-25T06:00:00Z", FirmState.ACCEPTED, "on-site");
    state(firm, "2020-02-25T07:00:00Z", FirmState.OPEN, "");
    List<FirmCourse.Spell> course = in("4108", () -> server.get(Firms.class).course(firm.id()));
    assertThat(course)
        .extracting(FirmCourse.Spell::state)
        .containsExactly(FirmState.APPLIED, FirmState.ACCEPTED, FirmState.OPEN);
    assertThat(course.get(1).cites()).isEqualTo("验收单");
  }

  @Test
  void aCodeBelongsToOneFirmInAllCounties() {
    RegisteredFirm first = firm("有代码厂", WUZHI, false);
    FirmProfile other =
        new FirmProfile(
            "冒用厂", first.profile().code(), FirmKind.ENTERPRISE, "C14", false, false, false);
    Recorder zhongzhan = new Recorder("zhongzhan", Scope.of("410803"));
    assertThatThrownBy(() ->
            in("410803", () -> server.get(Firms.class).register(zhongzhan, ZHONGZHAN, other, DAY)))
        .isInstanceOfSatisfying(
            FactRefused.class,
            refused -> assertThat(refused.problem()).isEqualTo(FactProblem.CODE_TAKEN));
  }

  @Test
  void oneCountyDoesNotSeeTheFirmsOfTheOther() {
    RegisteredFirm firm = firm("武陟独有厂", WUZHI, false);
    assertThat(in("410803", () -> server.get(Firms.class).find(firm.id()))).isEmpty();
    assertThat(in("410823", () -> server.get(Firms.class).find(firm.id()))).isPresent();
    FirmQuery query =
        new FirmQuery("", Set.of(), "", "", FirmScope.ALL, "", "", "武陟独有厂", "", Held.BY_ANYBODY);
    assertThat(in("410803", () -> server.get(Firms.class).list(query, DAY, "", 10))).isEmpty();
  }

  @Test
  void theShareOfEachDayHasTheDenominatorOfThatDay() {
    String area = "410804002";
    RegisteredFirm open = firm("马村一厂", area, true);
    firm("马村二厂", area, true);
    firm("马村三厂", area, false);
    state(open, "2020-02-24T02:00:00Z", FirmState.ACCEPTED, "on-site");
    state(open, "2020-02-24T03:00:00Z", FirmState.OPEN, "");
    state(open, "2020-02-25T03:00:00Z", FirmState.SUSPENDED, "");
    FirmQuery working = FirmQuery.of(area).in(Set.of(FirmState.OPEN));
    Firms firms = server.get(Firms.class);
    assertThat(in("4108", () -> firms.list(working, DAY.minusDays(1), "", 10)))
        .as("the list behind the number of that day")
        .extracting(one -> one.profile().name())
        .containsExactly("马村一厂");
    assertThat(in("4108", () -> firms.count(working, DAY))).isZero();
    FirmCounts counts = server.get(FirmCounts.class);
    Share monday =
        in("4108", () -> counts.at(area, FirmScope.ABOVE_SCALE, DAY.minusDays(1))).atWork();
    assertThat(monday).isEqualTo(new Share(1, 2));
    Share tuesday = in("4108", () -> counts.at(area, FirmScope.ABOVE_SCALE, DAY)).atWork();
    assertThat(tuesday).isEqualTo(new Share(0, 2));
    Share before = in("4108", () -> counts.at(area, FirmScope.ALL, DAY.minusDays(30))).atWork();
    assertThat(before.percent()).as("nobody was registered then").isEmpty();
    assertThat(in("4108", () -> counts.at(area, FirmScope.ALL, DAY)).whole()).isEqualTo(3);
  }

  @Test
  void loadReturnRateAndStateAreThreeFigures() {
    String area = "410804003";
    RegisteredFirm firm = firm("返岗厂", area, true);
    state(firm, "2020-02-24T02:00:00Z", FirmState.NEVER_STOPPED, "");
    in(
        "4108",
        () ->
            server
                .get(Firms.class)
                .from(
                    CITY,
                    firm,
                    DAY,
                    "firm-output",
                    Map.of("staff", "200", "back", "150", "load", "62.5")));
    FirmOutputs outputs = server.get(FirmOutputs.class);
    assertThat(in("4108", () -> outputs.total(area, FirmScope.SITES, DAY)).firms()).isZero();
    FirmOutputs.Total total = in("4108", () -> outputs.total(area, FirmScope.ALL, DAY));
    assertThat(total.staff()).isEqualTo(200);
    assertThat(total.back()).isEqualTo(150);
    assertThat(total.loads()).isEqualByComparingTo("62.5");
    assertThat(total.loading()).isEqualTo(1);
    assertThat(total.full()).isZero();
    assertThat(in("4108", () -> outputs.list(area, FirmScope.ALL, DAY, 10)))
        .extracting(one -> one.firm().profile().name())
        .containsExactly("返岗厂");
  }

  @Test
  void whoAppliedWithoutACaseIsLateByTheSchemeOfTheCountyOnTheDay() {
    RegisteredFirm early = firm("早申请厂", WUZHI, true);
    RegisteredFirm evening = firm("晚申请厂", WUZHI, true);
    RegisteredFirm free = firm("无方式厂", "410811001", true);
    state(early, "2020-02-25T02:00:00Z", FirmState.APPLIED, "");
    state(evening, "2020-02-25T09:00:00Z", FirmState.APPLIED, "");
    state(free, "2020-02-25T02:00:00Z", FirmState.APPLIED, "");
    assertThat(late("4108", Days.start(DAY).plusSeconds(17 * 3600)))
        .as("the working day is not over")
        .isEmpty();
    assertThat(late("4108", Days.start(DAY.plusDays(1)))).containsExactly("早申请厂");
    assertThat(late("4108", Days.start(DAY.plusDays(2)))).containsExactly("早申请厂", "晚申请厂");
    state(early, "2020-02-26T03:00:00Z", FirmState.ACCEPTED, "on-site");
    List<LateApplications.Late> all =
        in("4108", () -> server.get(LateApplications.class).at(WUZHI, NOON_OF_27, 10));
    assertThat(all.getFirst().answered()).contains(Instant.parse("2020-02-26T03:00:00Z"));
    assertThat(all.getFirst().due()).isBetween(Days.start(DAY), Days.start(DAY.plusDays(1)));
  }

  private static List<String> late(String area, Instant now) {
    LateApplications applications = server.get(LateApplications.class);
    return in("4108", () -> applications.at(area, now, 100)).stream()
        .map(one -> one.firm().profile().name())
        .filter(name -> name.endsWith("申请厂") || name.equals("无方式厂"))
        .toList();
  }

  @Test
  void aSheetLandsItsGoodRowsAndGivesTheOthersBackAndAgainChangesNothing() {
    FirmProfile good =
        new FirmProfile("表中好厂", code(), FirmKind.ENTERPRISE, "C14", true, false, false);
    FirmProfile away =
        new FirmProfile("外地厂", code(), FirmKind.ENTERPRISE, "C14", true, false, false);
    List<FirmRow> rows = new ArrayList<>();
    rows.add(new FirmRow(2, WUZHI, good, FirmState.OPEN, DAY, DAY.minusDays(1), "验收单", List.of()));
    rows.add(new FirmRow(3, "410922100", away, FirmState.CLOSED, null, null, "", List.of()));
    FirmImport imports = server.get(FirmImport.class);
    FirmImport.Landed first = imports.land(CITY, rows);
    assertThat(first.landed()).isEqualTo(1);
    assertThat(first.returned()).hasSize(1);
    assertThat(first.returned().getFirst().problems().getFirst().refusal())
        .isEqualTo(FirmRefusal.AREA_OUTSIDE);
    FirmImport.Landed again = imports.land(CITY, rows);
    assertThat(again.landed()).isZero();
    assertThat(again.same()).isEqualTo(1);
    RegisteredFirm landed =
        in("4108", () -> server.get(Firms.class).byCode(good.code())).orElseThrow();
    assertThat(landed.state()).isEqualTo(FirmState.OPEN);
  }

  @Test
  void aLaterHolderOfAPostTakesOverFromTheEarlier() {
    RegisteredFirm firm = firm("换人厂", WUZHI, false);
    FirmPosts posts = server.get(FirmPosts.class);
    in(
        "4108",
        () -> {
          posts.name(CITY, firm, FirmPost.SERVICE_OFFICER, DAY.minusDays(5), "account", "a");
          posts.name(CITY, firm, FirmPost.SERVICE_OFFICER, DAY, "account", "b");
          posts.name(CITY, firm, FirmPost.USER, DAY, "account", "u1");
          posts.name(CITY, firm, FirmPost.USER, DAY, "account", "u2");
          return true;
        });
    assertThat(
            in("4108", () -> posts.on(firm.id(), FirmPost.SERVICE_OFFICER, DAY.minusDays(1)))
                .orElseThrow()
                .account())
        .isEqualTo("a");
    assertThat(in("4108", () -> posts.of("a", DAY))).isEmpty();
    assertThat(in("4108", () -> posts.of("b", DAY))).hasSize(1);
    assertThat(in("4108", () -> posts.on(firm.id(), DAY))).hasSize(3);
  }

  @Test
  void anInvitationIsUsedOnceAndATimetableKeepsItsLineage() {
    RegisteredFirm firm = firm("受邀厂", WUZHI, false);
    Invitations invitations = server.get(Invitations.class);
    String code = in("4108", () -> invitations.invite(CITY, firm));
    assertThat(invitations.find(code.toLowerCase(java.util.Locale.ROOT)).orElseThrow().firm())
        .isEqualTo(firm.id());
    assertThat(invitations.use(code, "somebody")).isTrue();
    assertThat(invitations.use(code, "another")).isFalse();
    assertThat(invitations.find(code)).isEmpty();
    Timetables tables = server.get(Timetables.class);
    Timetable one =
        new Timetable("410823", List.of(new Timetable.Line("C", DAY, "")), "县指挥部", "时间表一");
    Timetable two =
        new Timetable("410823", List.of(new Timetable.Line("C", DAY.plusDays(1), "")), "县指挥部", "二");
    Recorder county = new Recorder("county", Scope.of("410823"));
    Timetables.Published first = in("410823", () -> tables.publish(county, one));
    assertThat(in("410823", () -> tables.publish(county, one)).hash()).isEqualTo(first.hash());
    Timetables.Published second = in("410823", () -> tables.publish(county, two));
    assertThat(second.replaces()).isEqualTo(first.hash());
    assertThat(tables.holding(WUZHI).orElseThrow().timetable()).isEqualTo(two);
    assertThat(tables.of("410823")).hasSize(2);
  }

  @Test
  void theFiguresOf25FebruaryAreCountedFromTheRegisterOfThatDay() {
    String area = "410822001";
    List<FirmRow> rows = new ArrayList<>();
    for (int i = 0; i < 1101; i++) {
      FirmProfile profile =
          new FirmProfile("规上" + i + "厂", code(), FirmKind.ENTERPRISE, "C30", true, false, false);
      FirmState resumed = i < 912 ? FirmState.OPEN : FirmState.CLOSED;
      FirmState state = i < 12 ? FirmState.NEVER_STOPPED : resumed;
      LocalDate accepted = state == FirmState.OPEN ? DAY.minusDays(2) : null;
      rows.add(new FirmRow(i + 2, area, profile, state, DAY, accepted, "验收单", List.of()));
    }
    assertThat(server.get(FirmImport.class).land(CITY, rows).landed()).isEqualTo(1101);
    FirmCounts counts = server.get(FirmCounts.class);
    FirmCounts.Group all = in("4108", () -> counts.at(area, FirmScope.ABOVE_SCALE, DAY));
    assertThat(all.whole()).as("F04").isEqualTo(1101);
    assertThat(all.atWork().part()).as("F05").isEqualTo(912);
    assertThat(all.atWork().percent().orElseThrow()).as("F06").isEqualByComparingTo("82.8");
    assertThat(all.in(FirmState.NEVER_STOPPED)).as("F08").isEqualTo(12);
    assertThat(all.resumed().part()).as("those that never stopped did not resume").isEqualTo(900);
  }

  @Test
  void whoOpenedAndWasNotVisitedInTimeIsListedUntilSomebodyComes() {
    String area = "410803002";
    RegisteredFirm gated = firm("中站验收厂", area, true);
    state(gated, "2020-02-18T02:00:00Z", FirmState.ACCEPTED, "on-site");
    state(gated, "2020-02-18T03:00:00Z", FirmState.OPEN, "");
    RegisteredFirm always = firm("中站未停厂", area, true);
    state(always, "2020-02-10T02:00:00Z", FirmState.NEVER_STOPPED, "");
    FirmFollowUps follow = server.get(FirmFollowUps.class);
    // Tuesday 18 February and five working days: until the end of the 25th.
    Instant tuesday = Days.start(DAY.plusDays(1));
    assertThat(in("4108", () -> follow.missed(area, tuesday.minusSeconds(3600 * 8)))).isEmpty();
    List<FirmFollowUps.Missed> missed = in("4108", () -> follow.missed(area, tuesday));
    assertThat(missed)
        .extracting(one -> one.firm().profile().name())
        .as("whoever never stopped was never accepted")
        .containsExactly("中站验收厂");
    assertThat(missed.getFirst().way()).isEqualTo("on-site");
    assertThat(missed.getFirst().basis().orElseThrow().says().zh()).contains("双责任制");
    String elsewhere = "410825100";
    RegisteredFirm other = firm("温县备案厂", elsewhere, true);
    state(other, "2020-02-17T02:00:00Z", FirmState.ACCEPTED, "filing");
    state(other, "2020-02-17T03:00:00Z", FirmState.OPEN, "");
    assertThat(in("4108", () -> follow.missed(elsewhere, tuesday)).getFirst().basis())
        .as("no rule of this county is invented")
        .isEmpty();
    state(gated, "2020-02-25T17:00:00Z", FirmState.SUSPENDED, "");
    assertThat(in("4108", () -> follow.missed(area, tuesday.plusSeconds(7200)))).isEmpty();
  }

  @Test
  void theShareOfAClassIsCountedByTownshipAndItsListHasAsMany() {
    String area = "410883";
    RegisteredFirm first = firm("孟州一类厂", area + "001", true);
    firm("孟州无类厂", area + "001", true);
    firm("孟州二镇厂", area + "002", true);
    state(first, "2020-02-24T02:00:00Z", FirmState.NEVER_STOPPED, "");
    in(
        "4108",
        () ->
            server
                .get(Firms.class)
                .from(
                    CITY,
                    first,
                    DAY,
                    "class-assigned",
                    Map.of(
                        "scheme",
                        "demo",
                        "class",
                        "class-1",
                        "object_kind",
                        "firm",
                        "object",
                        "x",
                        "organ",
                        "test")));
    List<FirmCounts.Group> one = ofClass(area, "class-1");
    assertThat(one).extracting(FirmCounts.Group::key).containsExactly(area + "001");
    assertThat(one.getFirst().atWork()).isEqualTo(new Share(1, 1));
    List<FirmCounts.Group> none = ofClass(area, "");
    assertThat(none).extracting(FirmCounts.Group::whole).containsExactly(1L, 1L);
    FirmQuery query = unclassed(area + "001");
    assertThat(in("4108", () -> server.get(Firms.class).list(query, DAY, "", 10)))
        .extracting(firm -> firm.profile().name())
        .containsExactly("孟州无类厂");
  }

  private static FirmQuery unclassed(String area) {
    String none = FirmQuery.NO_CLASS;
    return new FirmQuery(
        area, Set.of(), "", "", FirmScope.ALL, "demo", none, "", "", Held.BY_ANYBODY);
  }

  private static List<FirmCounts.Group> ofClass(String area, String objectClass) {
    FirmCounts.Classed only = new FirmCounts.Classed("demo", objectClass);
    FirmCounts counts = server.get(FirmCounts.class);
    return in(
        "4108", () -> counts.groupsOf(area, FirmScope.ALL, FirmCounts.By.TOWNSHIP, DAY, only));
  }
}
