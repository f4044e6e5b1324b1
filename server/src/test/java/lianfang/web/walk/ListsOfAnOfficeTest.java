package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.Standing;
import lianfang.rulebook.StandingQuery;
import lianfang.rulebook.StandingView;
import lianfang.rulebook.StandingView.StandingOrder;
import lianfang.rulebook.StandingViews;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Lists keep views, choose columns, sort, export what they show, and go back to what was known. */
@EnabledIf("lianfang.web.browser.Window#possible")
class ListsOfAnOfficeTest extends CountyInAWindow {

  private static final String AREA = "4109";

  private static <T> T seen(Function<StandingView, T> look, Instant knownAt) {
    LocalDate today = Days.of(county.get(Clock.class).instant());
    return county
        .get(ScopedTransactions.class)
        .in(AREA, () -> look.apply(county.get(StandingViews.class).measures(today, knownAt, AREA)));
  }

  private static String line(Standing one) {
    return one.area()
        + one.subject()
        + one.measure()
        + one.place()
        + one.state()
        + one.from()
        + one.until()
        + one.bases();
  }

  @Test
  void whatIsKnownNowIsTheSameStoredAndReplayed() {
    LocalDate today = Days.of(county.get(Clock.class).instant());
    Instant soon = county.get(Clock.class).instant().plusSeconds(30);
    StandingQuery all = StandingQuery.of(AREA, today);
    for (StandingQuery query :
        List.of(
            all,
            all.measure("isolation").state("due"),
            all.measure("closure"),
            all.ends(LocalDate.of(2020, 3, 5)))) {
      for (StandingOrder order : StandingOrder.values()) {
        Function<StandingView, List<String>> page =
            view ->
                view.page(query, order, null, 500).stream().map(ListsOfAnOfficeTest::line).toList();
        assertThat(seen(page, soon))
            .as("%s by %s", query, order)
            .containsExactlyInAnyOrderElementsOf(seen(page, null));
      }
      Function<StandingView, List<MeasureLists.Count>> counts = view -> view.counts(query, 9);
      assertThat(seen(counts, soon)).containsExactlyInAnyOrderElementsOf(seen(counts, null));
      Function<StandingView, List<MeasureLists.RowCount>> rows = view -> view.byRow(query);
      assertThat(seen(rows, soon)).containsExactlyInAnyOrderElementsOf(seen(rows, null));
    }
    Function<StandingView, Long> count = view -> view.count(all);
    assertThat(seen(count, soon)).isPositive();
    assertThat(seen(count, Instant.parse("2020-01-01T00:00:00Z"))).isZero();
  }

  @Test
  void sortedPagesFollowEachOtherWithoutGapOrRepetition() {
    StandingQuery all = StandingQuery.of(AREA, Days.of(county.get(Clock.class).instant()));
    Instant soon = county.get(Clock.class).instant().plusSeconds(30);
    for (Instant knownAt : java.util.Arrays.asList(null, soon)) {
      for (StandingOrder order : StandingOrder.values()) {
        List<Standing> whole = seen(view -> view.page(all, order, null, 500), knownAt);
        List<Standing> paged = new java.util.ArrayList<>();
        while (true) {
          var after = paged.isEmpty() ? null : order.key(paged.getLast());
          List<Standing> next = seen(view -> view.page(all, order, after, 7), knownAt);
          if (next.isEmpty()) {
            break;
          }
          paged.addAll(next);
        }
        assertThat(paged).as("%s %s", order, knownAt).isEqualTo(whole);
      }
    }
  }

  @Test
  void aViewKeepsFilterColumnsAndOrderForItsAccountAlone() {
    try (var visitor = window.visitor(1440, "zh-CN", false);
        var other = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, "command", Language.ZH);
      page.navigate(county.address() + "/people?measure=isolation");
      page.locator(".tools summary:has-text('排序')").click();
      page.locator(".tools a:has-text('先到期的在前')").click();
      page.locator(".tools summary:has-text('栏目')").click();
      page.locator(".tools li a:has-text('依据')").click();
      assertThat(page.locator("thead th").allInnerTexts()).doesNotContain("依据").contains("止");
      page.locator(".tools summary:has-text('保存视图')").click();
      page.locator("#view-name").fill("隔离·先到期");
      page.locator(".tools form button.first").click();
      assertThat(page.locator(".note").innerText()).contains("视图已保存");
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "people-view-1440-zh");
      page.navigate(county.address() + "/people");
      assertThat(page.locator("thead th").allInnerTexts()).contains("依据");
      page.locator("a.chip:has-text('隔离·先到期')").click();
      assertThat(page.locator("thead th").allInnerTexts()).doesNotContain("依据");
      assertThat(page.url()).contains("measure=isolation", "sort=until");
      List<String> until = page.locator("tbody tr td:nth-child(5)").allInnerTexts();
      assertThat(until.stream().filter(day -> !day.isBlank()).map(ListsOfAnOfficeTest::day))
          .isSorted()
          .hasSizeGreaterThan(3);
      Page foreign = signIn(other, "disease-control", Language.ZH);
      foreign.navigate(county.address() + "/people");
      assertThat(foreign.locator("a.chip:has-text('隔离·先到期')").count()).isZero();
      page.locator(".tools summary:has-text('保存视图')").click();
      page.locator(".tools button.link").click();
      assertThat(page.locator("a.chip:has-text('隔离·先到期')").count()).isZero();
    }
  }

  /** A day as lists write it, such as 3·5, as a number that can be compared. */
  private static int day(String text) {
    String[] parts = text.strip().split("·", -1);
    return Integer.parseInt(parts[0]) * 100 + Integer.parseInt(parts[1]);
  }

  @Test
  void anExportHoldsWhatIsShownAndTheAuditHoldsTheExport() {
    try (var visitor = window.visitor(1440, "en", false)) {
      signIn(visitor, "command", Language.EN);
      for (String list : List.of("people", "closures", "decisions", "ledger")) {
        var file = visitor.request().get(county.address() + "/" + list + "/sheet.csv?cols=0.1");
        assertThat(file.status()).as(list).isEqualTo(200);
        List<String> lines = file.text().lines().toList();
        assertThat(lines.get(1).split(",")).as(list).hasSize(2);
        assertThat(lines.size()).as(list).isGreaterThan(4);
        var sheet = visitor.request().get(county.address() + "/" + list + "/sheet.xlsx");
        assertThat(sheet.body()).as(list).startsWith('P', 'K');
      }
      List<String> audited =
          county
              .server()
              .database()
              .engineClient()
              .sql("select action || ' ' || detail from access.audit")
              .query(String.class)
              .list();
      assertThat(audited)
          .anyMatch(line -> line.startsWith("exported-person csv"))
          .anyMatch(line -> line.startsWith("exported-list closures csv"))
          .anyMatch(line -> line.startsWith("exported-list ledger xlsx"));
    }
  }

  @Test
  void aListShowsWhatWasKnownThen() {
    Instant now = county.get(Clock.class).instant();
    String before =
        LocalDateTime.ofInstant(now, Days.ZONE)
            .minusHours(2)
            .truncatedTo(ChronoUnit.MINUTES)
            .toString();
    String after =
        LocalDateTime.ofInstant(now, Days.ZONE)
            .plusHours(2)
            .truncatedTo(ChronoUnit.MINUTES)
            .toString();
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, "command", Language.ZH);
      for (String list : List.of("/people", "/closures", "/decisions", "/ledger")) {
        page.navigate(county.address() + list + "?known=" + before);
        assertThat(page.locator("tbody tr").count()).as(list).isZero();
        page.navigate(county.address() + list + "?known=" + after);
        assertThat(page.locator("tbody tr").count()).as(list).isPositive();
        assertThat(Window.faults(page)).isEmpty();
      }
      page.navigate(county.address() + "/today?known=" + before);
      assertThat(page.locator(".figure b").first().innerText()).isEqualTo("0");
      Page village = signIn(visitor, "village", Language.ZH);
      village.navigate(county.address() + "/duties?known=" + before);
      assertThat(village.locator(".duty").count()).isZero();
      village.navigate(county.address() + "/duties?known=" + after);
      assertThat(village.locator(".duty").count()).isPositive();
    }
  }

  @Test
  void aSignedBatchIsTakenBackWithAReasonUnlessItWasServed() {
    try (var visitor = window.visitor(1440, "zh-CN", false);
        var phone = window.visitor(390, "zh-CN", false)) {
      Page page = signIn(visitor, "command", Language.ZH);
      page.navigate(county.address() + "/orders?measure=isolation&place=undecided");
      String number = page.locator("section h2").first().innerText().replaceAll("[^0-9]", "");
      int all = Integer.parseInt(number);
      page.locator("[name=confirmed]").fill(number);
      page.locator("main form button").click();
      page.waitForURL(url -> url.contains("batch="));
      String batch = page.locator("a:has-text('撤回这一批决定')").getAttribute("href");
      String served = page.locator("tbody a.row").first().getAttribute("href");
      Page grid = signIn(phone, "village", Language.ZH);
      grid.navigate(county.address() + served);
      grid.locator("button:has-text('记为已送达')").first().click();
      assertThat(grid.locator("a:has-text('撤回 F-')").count()).isOne();
      page.navigate(county.address() + batch);
      assertThat(page.locator(".says").innerText()).contains("共 " + all + " 条，其中 " + (all - 1));
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "withdraw-1440-zh");
      page.locator(".choices label").first().click();
      page.locator("main form button").click();
      page.waitForURL(url -> url.contains("state=due"));
      page.navigate(county.address() + "/orders?measure=isolation&place=undecided");
      assertThat(page.locator("section h2").first().innerText()).contains(" " + (all - 1) + " ");
      grid.reload();
      grid.locator("a:has-text('撤回 F-')").click();
      Window.picture(grid, "withdraw-390-zh");
      grid.locator(".choices label").first().click();
      grid.locator("main form button").click();
      grid.waitForURL(url -> url.endsWith(served.replaceAll("\\?.*", "")));
      assertThat(grid.locator(".state.ordered").count()).isPositive();
      assertThat(grid.locator("main").innerText()).contains("撤回");
    }
  }

  @Test
  void dutiesOfAHomeAreDoneTogetherAndTakenBack() {
    try (var visitor = window.visitor(390, "en", false)) {
      Page page = signIn(visitor, "village", Language.EN);
      page.navigate(county.address() + "/duties");
      int open = page.locator(".duty.open").count();
      page.locator("button:has-text('of this home done')").first().click();
      PlaywrightAssertions.assertThat(page.locator(".note.good")).containsText("recorded");
      assertThat(page.locator(".duty.open").count()).isLessThan(open - 1);
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "duties-together-390-en");
      page.locator(".note.good a").click();
      page.locator(".choices label").first().click();
      page.locator("main form button").click();
      page.waitForURL(url -> !url.contains("withdrawals"));
      page.navigate(county.address() + "/duties");
      assertThat(page.locator(".duty.open").count()).isEqualTo(open);
    }
  }
}
