package lianfang.web.gatepage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.gate.Allowance;
import lianfang.gate.checkpoint.Checkpoints;
import lianfang.gate.checkpoint.Devices;
import lianfang.gate.issue.PassForm;
import lianfang.gate.pass.IssueOrder;
import lianfang.gate.pass.PassIssuing;
import lianfang.gate.unit.HouseholdExits;
import lianfang.gate.unit.Presence;
import lianfang.gate.unit.Unit;
import lianfang.gate.unit.Units;
import lianfang.instance.ScopedTransactions;
import lianfang.web.browser.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person of a household every three days, whichever of them and by whichever gate. */
class AHouseholdGoesOutByTwoGatesTest {

  private GatePost post;
  private Window window;
  private UUID other;
  private final UUID home = UUID.randomUUID();
  private final UUID mother = UUID.randomUUID();
  private final UUID father = UUID.randomUUID();

  @BeforeEach
  void open() {
    post = new GatePost();
    other = post.post(GatePost.VILLAGE);
    window = new Window();
    lives(mother);
    lives(father);
  }

  @AfterEach
  void close() {
    window.close();
    post.close();
  }

  private void lives(UUID person) {
    tell(person, "residence", "village", GatePost.VILLAGE, "household", home.toString());
  }

  private void tell(UUID person, String kind, String... said) {
    java.util.SortedMap<String, String> attributes = new java.util.TreeMap<>();
    for (int i = 0; i < said.length; i += 2) {
      attributes.put(said[i], said[i + 1]);
    }
    Fact fact =
        new Fact(
            0,
            UUID.randomUUID(),
            Subject.person(person),
            kind,
            GatePost.VILLAGE,
            post.server.get(Clock.class).instant(),
            java.time.Instant.EPOCH,
            "test",
            "test",
            null,
            attributes);
    post.server.get(Ledger.class).append(new Recorder("test", Scope.everything()), List.of(fact));
  }

  private String pass(UUID person) {
    IssueOrder order =
        new IssueOrder(
            person,
            GatePost.VILLAGE,
            "张 1234",
            List.of(new Allowance.Exit(Long.parseLong(GatePost.VILLAGE), 3)),
            PassForm.PAPER,
            "test");
    return post.server
        .get(ScopedTransactions.class)
        .in("4109", () -> post.server.get(PassIssuing.class).issue(order, null))
        .token();
  }

  private Page gate(BrowserContext visitor, UUID at) {
    Page page = visitor.newPage();
    page.navigate(post.server.address() + "/gate/?x#" + post.code(at));
    page.locator("button.main").click();
    settled(page);
    page.locator("button.out").click();
    return page;
  }

  private static void settled(Page page) {
    assertThat(page.locator("#status")).hasText(Pattern.compile("已联网 · 已全部上传"));
  }

  private static void show(Page page, String token) {
    page.getByText("输入", new Page.GetByTextOptions().setExact(true)).click();
    page.locator("#typed").fill(token);
    page.locator("button.main").click();
    page.locator(".verdict").waitFor();
  }

  private static boolean passes(Page page) {
    return page.locator(".verdict.pass").count() > 0;
  }

  private static void synchronise(Page page) {
    page.getByText("立即同步").click();
    assertThat(page.locator("#news")).hasText("");
    settled(page);
  }

  @Test
  void whoeverComesToTheOtherGateIsToldOfTheFirstAndATakenBackExitCountsNowhere() {
    String first = pass(mother);
    String second = pass(father);
    try (BrowserContext north = window.visitor(390, "zh-CN", false);
        BrowserContext south = window.visitor(390, "zh-CN", false)) {
      Page one = gate(north, post.id);
      Page two = gate(south, other);
      show(one, first);
      assertThat(passes(one)).isTrue();
      one.getByText("撤销记录").click();
      show(one, second);
      assertThat(passes(one)).as("the mother was taken back").isTrue();
      one.locator("button.main").last().click();
      settled(one);
      show(one, first);
      assertThat(passes(one)).as("this gate let the father out").isFalse();
      synchronise(two);
      show(two, first);
      assertThat(passes(two)).as("the other gate has told of the father").isFalse();
      Window.picture(two, "gate-household-out");
    }
    List<HouseholdExits.Household> told =
        post.server
            .get(HouseholdExits.class)
            .told(
                post.server
                    .get(ScopedTransactions.class)
                    .in("4109", () -> post.server.get(Checkpoints.class).find(other))
                    .orElseThrow());
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().members()).hasSize(2).allMatch(one -> one.matches("[0-9a-f]{10}"));
    assertThat(told.toString()).doesNotContain(mother.toString(), father.toString());
  }

  @Test
  void twoGatesWithoutANetworkLetBothOutWhichIsShownUntilSomebodySaysWhereTheyAre() {
    String first = pass(mother);
    String second = pass(father);
    try (BrowserContext north = window.visitor(390, "zh-CN", false);
        BrowserContext south = window.visitor(390, "zh-CN", false)) {
      Page one = gate(north, post.id);
      Page two = gate(south, other);
      north.setOffline(true);
      south.setOffline(true);
      show(one, first);
      assertThat(passes(one)).isTrue();
      one.locator("button.main").last().click();
      show(one, second);
      assertThat(passes(one)).as("one gate knows its own, also without a network").isFalse();
      show(two, second);
      assertThat(passes(two)).as("two gates that cannot know of each other").isTrue();
      two.locator("button.main").last().click();
      north.setOffline(false);
      south.setOffline(false);
      synchronise(two);
      one.getByText("未放行").click();
      synchronise(one);
    }
    assertThat(doubts(father)).contains(Presence.Doubt.HOUSEHOLD_TWICE);
    assertThat(doubts(mother)).doesNotContain(Presence.Doubt.HOUSEHOLD_TWICE);
    tell(
        father,
        "presence",
        "unit",
        "area:" + Unit.village(GatePost.VILLAGE).id(),
        "state",
        "inside",
        "reason",
        "twice");
    assertThat(doubts(father)).doesNotContain(Presence.Doubt.HOUSEHOLD_TWICE);
  }

  @Test
  void aTurnstileAsksForTheHouseholdTooAndAnAnswerThatWasLostIsGivenAgain() throws Exception {
    String machine =
        post.server.get(Devices.class).enrol(post.code(other), "x").orElseThrow().token();
    String first = pass(mother);
    String second = pass(father);
    UUID id = UUID.randomUUID();
    assertThat(asked(machine, id, first, 2)).contains("PASS");
    assertThat(asked(machine, id, first, 2)).as("the same question").contains("PASS");
    assertThat(asked(machine, UUID.randomUUID(), first, 2)).contains("NOT_HERE");
    assertThat(asked(machine, UUID.randomUUID(), second, 2))
        .as("the household counts, not the person")
        .contains("NOT_HERE");
    assertThat(asked(machine, UUID.randomUUID(), first, 1)).as("home again").contains("PASS");
    String next = post.device().token();
    assertThat(asked(next, UUID.randomUUID(), first, 2))
        .as("the next gate on the way is the same outing")
        .contains("PASS");
  }

  private String asked(String machine, UUID id, String token, int way) throws Exception {
    String body = "{\"id\":\"%s\",\"token\":\"%s\",\"direction\":%d}".formatted(id, token, way);
    return BatchesOfADeviceTest.send(post, machine, "verify", body).body();
  }

  private java.util.Set<Presence.Doubt> doubts(UUID person) {
    Presence presence =
        post.server
            .get(Units.class)
            .told(
                Unit.village(GatePost.VILLAGE),
                post.server.get(Clock.class).instant().plusSeconds(5))
            .presences(post.server.get(Clock.class).instant().plusSeconds(5))
            .get(person);
    return presence == null ? java.util.Set.of() : presence.doubts();
  }
}
