package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.access.Accounts;
import lianfang.access.Audit;
import lianfang.access.AuditEntry;
import lianfang.access.Role;
import lianfang.area.Areas;
import lianfang.fact.Subject;
import lianfang.gate.Device;
import lianfang.gate.Direction;
import lianfang.gate.Passage;
import lianfang.gate.PassageBatch;
import lianfang.gate.passage.Passages;
import lianfang.gate.unit.Unit;
import lianfang.gate.unit.Units;
import lianfang.instance.ScopedTransactions;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A firm of one city whose staff live in a village of the other. */
@EnabledIf("lianfang.web.browser.Window#possible")
class FirmsAndVillagesRecogniseEachOtherTest extends CountyInAWindow {

  private static final String VILLAGE = "410922100001";
  private static final String OTHER = "410922100002";
  private static final String FIRM = "轮胎厂";
  private static final String PAGE = "/units/410803?firm=%E8%BD%AE%E8%83%8E%E5%8E%82";
  private static final UUID GATE = UUID.randomUUID();
  private static final List<UUID> staff = new ArrayList<>();

  @BeforeAll
  static void staffAndAGate() {
    county.server().account("firm-manager", Role.ENTERPRISE, "410803");
    county.server().account("other-firm", Role.ENTERPRISE, "410803");
    county.server().account("jiaozuo-office", Role.TOWNSHIP, "4108");
    String works =
        "2020-02-10 employment object=%s firm_area=410803 shift=day firm=enterprise:%s"
            .formatted(FIRM, Unit.firm("410803", FIRM).id());
    for (int i = 0; i < 5; i++) {
      UUID person = UUID.randomUUID();
      staff.add(person);
      county
          .server()
          .tell(Subject.person(person), VILLAGE, "2020-02-09 residence village=" + VILLAGE);
      county.server().tell(Subject.person(person), VILLAGE, works);
    }
    county.server().tell(Subject.person(staff.get(4)), VILLAGE, "2020-02-20 contact of=confirmed");
    county
        .server()
        .tell(
            Subject.place(GATE),
            "410803",
            "2020-02-10 checkpoint-registered at=firm called=" + FIRM);
    // Two gates told one entry of the first, the second went out, the third came in alone.
    pass(List.of(in(0, 50), in(0, 49), in(1, 60), out(1, 20), in(2, 40), coded(30)));
  }

  private static Passage in(int person, int minutesAgo) {
    return passage(staff.get(person), minutesAgo, Direction.IN);
  }

  private static Passage out(int person, int minutesAgo) {
    return passage(staff.get(person), minutesAgo, Direction.OUT);
  }

  /** Somebody without a code. */
  private static Passage coded(int minutesAgo) {
    return passage(null, minutesAgo, Direction.IN);
  }

  private static Passage passage(
      @org.jspecify.annotations.Nullable UUID person, int minutesAgo, Direction way) {
    Instant at = county.get(java.time.Clock.class).instant().minus(Duration.ofMinutes(minutesAgo));
    return new Passage(UUID.randomUUID(), at, Duration.ZERO, person, null, way, null, 0, null, 1);
  }

  private static void pass(List<Passage> passages) {
    Device device = new Device(UUID.randomUUID(), GATE, "410803", null);
    assertThat(county.get(Passages.class).append(device, PassageBatch.of(passages, null)).landed())
        .isEqualTo(passages.size());
  }

  private static void name(String login) {
    Visit office = county.server().signedIn("jiaozuo-office");
    office.open("/units?area=410803");
    String account = county.get(Accounts.class).get(login).id().toString();
    office.send("/units", List.of("area", "410803", "firm", FIRM, "account", account));
  }

  @Test
  void aFirmSeesMayWorkOrNotYetAndEachLookIsInTheAuditOfEachPerson() {
    name("firm-manager");
    Visit manager = county.server().signedIn("firm-manager");
    String page = manager.open(PAGE + "&lang=en").body();
    assertThat(page).contains("Not yet", "May work", "people on the staff");
    assertThat(page)
        .as("no disease, no measure, no clause")
        .doesNotContainIgnoringCase("contact")
        .doesNotContainIgnoringCase("isolation")
        .doesNotContainIgnoringCase("observation");
    List<AuditEntry> looks =
        county
            .get(ScopedTransactions.class)
            .in("4109", () -> county.get(Audit.class).of(Subject.person(staff.getFirst()), 10));
    assertThat(looks).isNotEmpty();
    assertThat(looks.getFirst().why()).contains("data");
  }

  @Test
  void whoOnlyPassedTheGateWasLookedAtAsWellAndASecondGateCountsWithTheFirst() {
    UUID visitor = known();
    UUID second = UUID.randomUUID();
    county
        .server()
        .tell(
            Subject.place(second),
            "410803",
            "2020-02-10 checkpoint-registered at=firm called=后门 place=" + FIRM);
    Device device = new Device(UUID.randomUUID(), second, "410803", null);
    List<Passage> both =
        List.of(passage(visitor, 35, Direction.IN), passage(visitor, 34, Direction.OUT));
    county.get(Passages.class).append(device, PassageBatch.of(both, null));
    name("firm-manager");
    int before = looks(visitor).size();
    Units.Told told =
        county
            .get(Units.class)
            .told(Unit.firm("410803", FIRM), county.get(java.time.Clock.class).instant());
    assertThat(told.events()).as("seen at its second gate").containsKey(visitor);
    county.server().signedIn("firm-manager").open(PAGE + "&lang=en");
    assertThat(looks(visitor)).hasSize(before + 1);
    assertThat(looks(visitor).getFirst().why()).contains("data");
  }

  @Test
  void aLorryCountsWithEverybodyInItAndIsNobodyItself() {
    Units units = county.get(Units.class);
    Instant now = county.get(java.time.Clock.class).instant();
    Unit firm = Unit.firm("410803", FIRM);
    long before = units.told(firm, now).uncounted();
    UUID permit = UUID.randomUUID();
    pass(List.of(lorry(permit, now, Direction.IN)));
    Units.Told told = units.told(firm, now);
    assertThat(told.uncounted()).isEqualTo(before + 3);
    assertThat(told.events()).doesNotContainKey(permit);
    pass(List.of(lorry(permit, now, Direction.OUT)));
    assertThat(units.told(firm, now).uncounted()).isEqualTo(before);
  }

  private static Passage lorry(UUID permit, Instant now, Direction way) {
    Instant at = now.minus(Duration.ofMinutes(15));
    return new Passage(
        UUID.randomUUID(), at, Duration.ZERO, permit, null, way, "豫H12345", 3, null, 1);
  }

  /** Somebody of the roster who works elsewhere. */
  private static UUID known() {
    return county
        .server()
        .database()
        .engineClient()
        .sql("select id from person.person order by id limit 1")
        .query(UUID.class)
        .single();
  }

  private static List<AuditEntry> looks(UUID person) {
    return county
        .get(ScopedTransactions.class)
        .in("4109", () -> county.get(Audit.class).of(Subject.person(person), 10));
  }

  @Test
  void aPostOfAUnitWithoutADataManagerStandsOnTodayAndInTheListOfPosts() {
    String village = county.get(Areas.class).children("410922100").get(5).code();
    openPost(village);
    Visit command = county.server().signedIn("command");
    assertThat(command.open("/today?area=410922&lang=en").body())
        .as("the county does not list its villages, and the post stands for its own")
        .contains("1 post without a data manager", "lacks=manager");
    Visit office = county.server().signedIn("township-office");
    assertThat(office.open("/checkpoints?lacks=manager&lang=en").body())
        .contains("某村口", "No data manager");
    int vacant = vacant(office);
    assertThat(vacant).isGreaterThan(1);
    assertThat(office.open("/today?lang=en").body())
        .as("said once, by its village")
        .doesNotContain("without a data manager");
    String account = county.get(Accounts.class).get("township-office").id().toString();
    office.open("/units");
    office.send("/units", List.of("area", village, "firm", "", "account", account));
    assertThat(office.open("/checkpoints?lacks=manager&lang=en").body()).doesNotContain("某村口");
    assertThat(command.open("/today?area=410922&lang=en").body())
        .doesNotContain("without a data manager");
    assertThat(vacant(office)).isEqualTo(vacant - 1);
    Accounts accounts = county.get(Accounts.class);
    UUID other = accounts.get("other-firm").id();
    office.open("/units");
    office.send("/units", List.of("area", village, "firm", "", "account", other.toString()));
    assertThat(vacant(office)).isEqualTo(vacant - 1);
    accounts.lock(other, lianfang.access.Actor.operator());
    assertThat(vacant(office))
        .as("who can sign in no longer answers for nothing")
        .isEqualTo(vacant);
    assertThat(command.open("/today?area=410922&lang=en").body())
        .contains("1 post without a data manager");
    accounts.unlock(other, lianfang.access.Actor.operator());
  }

  private static void openPost(String village) {
    Subject post = Subject.place(UUID.randomUUID());
    county.server().tell(post, village, "2020-02-10 checkpoint-registered at=village called=某村口");
    county
        .server()
        .tell(post, village, "2020-02-10 checkpoint-ordered act=open organ=县指挥部 cites=第3号");
  }

  /** The number on Today, which leads to the list of units. */
  private static int vacant(Visit office) {
    Matcher said =
        Pattern.compile("href=\"/units[^\"]*\"[^>]*>(\\d+) firms and villages have no data manager")
            .matcher(office.open("/today?lang=en").body());
    assertThat(said.find()).isTrue();
    return Integer.parseInt(said.group(1));
  }

  @Test
  void aFirmWithoutAGateStandsOnTodayUntilSomebodyAnswersForItsData() {
    works("无门面粉厂", "");
    works("停办的厂", " until=2020-02-20");
    Visit office = county.server().signedIn("jiaozuo-office");
    assertThat(office.open("/today?area=410883&lang=en").body())
        .contains("1 firm or village has no data manager", "href=\"/units");
    assertThat(office.open("/units?area=410883&lang=en").body())
        .contains("无门面粉厂", "Vacant: name one", "unit=410883")
        .doesNotContain("停办的厂");
    assertThat(office.open("/units?area=410883&unit=410883&firm=无门面粉厂").body())
        .as("the vacant one fills in the form")
        .contains("value=\"无门面粉厂\"");
    String account = county.get(Accounts.class).get("firm-manager").id().toString();
    office.send("/units", List.of("area", "410883", "firm", "无门面粉厂", "account", account));
    assertThat(office.open("/today?area=410883&lang=en").body()).doesNotContain("no data manager");
  }

  @Test
  void aNameAtWhichNobodyWorksIsAskedAboutBeforeItIsTaken() {
    works("有人的厂", "");
    Visit office = county.server().signedIn("jiaozuo-office");
    String account = county.get(Accounts.class).get("other-firm").id().toString();
    office.open("/units?area=410883&lang=en");
    List<String> form = List.of("area", "410883", "firm", "有人的工厂", "account", account);
    assertThat(office.send("/units", form).body())
        .contains("nobody works at “有人的工厂”", "“有人的厂”", "name=\"anyway\"");
    assertThat(office.open("/units?area=410883").body()).doesNotContain("有人的工厂");
    List<String> sure = new ArrayList<>(form);
    sure.addAll(List.of("anyway", "yes"));
    office.send("/units", sure);
    Unit named = Unit.firm("410883", "有人的工厂");
    assertThat(
            county.get(Units.class).managers(List.of(named), java.time.LocalDate.of(2020, 2, 26)))
        .containsKey(named.id());
  }

  private static void works(String firm, String more) {
    Subject person = Subject.person(UUID.randomUUID());
    county
        .server()
        .tell(
            person,
            OTHER,
            "2020-02-10 employment object=%s firm_area=410883 firm=enterprise:%s"
                    .formatted(firm, Unit.firm("410883", firm).id())
                + more);
  }

  @Test
  void thereIsExactlyOneManagerALaterOneTakesOverAndAnotherFirmSeesNothing() {
    name("firm-manager");
    name("other-firm");
    assertThat(county.server().signedIn("firm-manager").open(PAGE).statusCode()).isEqualTo(403);
    assertThat(county.server().signedIn("other-firm").open(PAGE).statusCode()).isEqualTo(200);
    assertThat(county.server().signedIn("other-firm").open("/units/" + VILLAGE).statusCode())
        .isEqualTo(403);
    Unit firm = Unit.firm("410803", FIRM);
    assertThat(
            county
                .get(Units.class)
                .managers(List.of(firm), java.time.LocalDate.of(2020, 2, 26))
                .get(firm.id())
                .account())
        .isEqualTo(county.get(Accounts.class).get("other-firm").id().toString());
  }

  @Test
  void aVacantPostIsAnAlarmForTheOffice() {
    Visit office = county.server().signedIn("township-office");
    assertThat(office.open("/units?lang=en&area=410922100").body()).contains("Vacant");
    assertThat(office.open("/units/" + VILLAGE + "?lang=en").body())
        .contains("Nobody answers for this unit", FIRM);
  }

  @Test
  void twoGatesThatDisagreeAreShownAndResolved() {
    name("firm-manager");
    List<String> faults = new ArrayList<>();
    for (int width : Window.WIDTHS) {
      Language language = width == 390 ? Language.ZH : Language.EN;
      try (var visitor = window.visitor(width, language.tag(), false)) {
        Page page = signIn(visitor, "firm-manager", language);
        page.navigate(county.address() + "/units");
        faults.addAll(Window.faults(page));
        Window.picture(page, "units-" + width);
        page.navigate(county.address() + PAGE);
        faults.addAll(Window.faults(page));
        Window.picture(page, "unit-firm-" + width);
        if (width != 390) {
          gatesAreNamed(page);
          continue;
        }
        Page other = visitor.newPage();
        other.navigate(county.address() + PAGE);
        whereSomebodyIsIsSaidAndPutRight(page, faults);
        other.locator("#doubts label:has-text('重复登记')").click();
        other.locator("#doubts button[value=outside]").click();
        assertThat(other.locator(".note[role=status]").innerText())
            .as("a page that was opened before")
            .contains("没有记录", "已经对得上了");
      }
    }
    assertThat(faults).isEmpty();
  }

  private static void gatesAreNamed(Page page) {
    PlaywrightAssertions.assertThat(page.locator("#doubts form")).hasCount(1);
    PlaywrightAssertions.assertThat(page.locator(".figures")).containsText("3");
    assertThat(page.locator("#doubts form").innerText())
        .as("which gate told what, and when")
        .containsPattern("in, 26 February [0-9:]+, " + FIRM + "; in, 26 February [0-9:]+");
    for (String list : List.of("people", "inside", "missing", "doubts")) {
      assertThat(page.locator(".figures a[href='#" + list + "']").count()).isPositive();
      assertThat(page.locator("#" + list).count()).isOne();
    }
    assertThat(page.locator("#inside tbody tr").count()).isEqualTo(2);
  }

  private static void whereSomebodyIsIsSaidAndPutRight(Page page, List<String> faults) {
    page.locator("#doubts label:has-text('漏登离开')").click();
    page.locator("#doubts button[value=inside]").click();
    PlaywrightAssertions.assertThat(page.locator("#doubts")).hasCount(0);
    assertThat(page.locator("main").innerText()).contains("应到未到 1 人");
    int said = page.locator("#said form").count();
    PlaywrightAssertions.assertThat(page.locator("#said form").first()).containsText("说明在内（漏登离开）");
    faults.addAll(Window.faults(page));
    Window.picture(page, "unit-said-390");
    page.locator("#said form").first().locator("button[value=outside]").click();
    PlaywrightAssertions.assertThat(page.locator("#said form")).hasCount(said + 1);
    PlaywrightAssertions.assertThat(page.locator("#said form").first()).containsText("更正为在内");
    assertThat(page.locator("#said form").nth(1).locator("button").count())
        .as("the last alone is put right")
        .isZero();
  }

  @Test
  void nobodyIsPutInsideOrOutsideWithoutSayingWhy() {
    name("firm-manager");
    Visit manager = county.server().signedIn("firm-manager");
    UUID visitor = known();
    pass(List.of(passage(visitor, 9, Direction.OUT), passage(visitor, 8, Direction.OUT)));
    manager.open(PAGE + "&lang=zh");
    assertThat(manager.send(PAGE, List.of("person", visitor.toString(), "state", "inside")).body())
        .contains("请先选择记录为什么对不上", "id=\"doubts\"", "漏登进入");
    manager.send(
        PAGE, List.of("person", visitor.toString(), "state", "outside", "reason", "missed-entry"));
    assertThat(manager.open(PAGE).body()).contains("说明在外（漏登进入）");
  }

  @Test
  void whoMayWorkAndHasNotComeIsMissing() {
    name("firm-manager");
    String page = county.server().signedIn("firm-manager").open(PAGE + "&lang=en").body();
    assertThat(page).contains("1 expected and not arrived");
  }
}
