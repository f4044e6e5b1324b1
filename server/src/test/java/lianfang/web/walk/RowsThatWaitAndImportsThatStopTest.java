package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import lianfang.instance.ScopedTransactions;
import lianfang.person.ImportJob;
import lianfang.person.ImportJobs;
import lianfang.person.PersonSearch;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Rows that may tell of somebody known are confirmed by keys; an import outlives the server. */
@EnabledIf("lianfang.web.browser.Window#possible")
class RowsThatWaitAndImportsThatStopTest extends CountyInAWindow {

  private static final String HEADER = "序号,姓名,手机号,县(区),现住乡镇,现住村(社区),人员类别\n";

  /** Rows of people without a number who share name and phone with people of the county. */
  private static String rows(int... known) {
    StringBuilder sheet = new StringBuilder(HEADER);
    for (int i : known) {
      sheet.append(i).append(",演").append((char) ('一' + i)).append("甲,1390000");
      sheet.append(String.format("%04d", i)).append(",清丰县,城关镇,东关村委会,普通居民\n");
    }
    return sheet.toString();
  }

  private static FilePayload file(String name, String rows) {
    return new FilePayload(name, "text/csv", rows.getBytes(StandardCharsets.UTF_8));
  }

  private static void upload(Page page, String name, String rows) {
    page.navigate(county.address() + "/imports");
    page.locator("input[type=file]").setInputFiles(file(name, rows));
    page.locator("main form button").click();
  }

  private static long waiting() {
    return county
        .server()
        .database()
        .engineClient()
        .sql("select count(*) from person.returned where state = 'waiting'")
        .query(Long.class)
        .single();
  }

  private static int found(int i) {
    var query = PersonSearch.Query.ofPhone("1390000" + String.format("%04d", i));
    return county.get(ScopedTransactions.class).in("4109", () -> find(query));
  }

  private static int find(PersonSearch.Query query) {
    return county.get(PersonSearch.class).find(query).size();
  }

  @Test
  void rowsAreAnsweredByKeysTakenBackAndCarriedOutWhenThePageIsLeft() {
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, "township", Language.ZH);
      upload(page, "待确认.csv", rows(1, 2, 3, 4));
      page.locator("button[value=land]").click();
      page.locator("a:has-text('4 行待确认')").click();
      assertThat(Window.faults(page)).isEmpty();
      assertThat(page.locator("main").innerText()).contains("13900000001", "待确认.csv 第 2 行");
      Window.picture(page, "confirm-1440-zh");
      page.keyboard().press("1");
      PlaywrightAssertions.assertThat(page.locator("main h2").first()).containsText("第 3 行");
      page.keyboard().press("n");
      PlaywrightAssertions.assertThat(page.locator("main h2").first()).containsText("第 4 行");
      page.keyboard().press("r");
      PlaywrightAssertions.assertThat(page.locator("main h2").first()).containsText("第 5 行");
      Window.picture(page, "confirm-answered-1440-zh");
      page.keyboard().press("u");
      PlaywrightAssertions.assertThat(page.locator("main h2").first()).containsText("第 4 行");
      assertThat(waiting()).isEqualTo(4);
      page.keyboard().press("r");
      PlaywrightAssertions.assertThat(page.locator("main h2").first()).containsText("第 5 行");
      page.navigate(county.address() + "/today");
      page.waitForCondition(() -> waiting() == 1);
      assertThat(found(1)).isEqualTo(1);
      assertThat(found(2)).isEqualTo(2);
      assertThat(found(3)).isEqualTo(1);
      page.reload();
      page.locator("a:has-text('1 行待确认')").click();
      PlaywrightAssertions.assertThat(page.locator("main h2").first()).containsText("第 5 行");
      page.keyboard().press("1");
      page.locator("form[data-leave] button").click();
      assertThat(page.locator(".note").innerText()).contains("已办理 1 行");
      assertThat(waiting()).isZero();
      String audited =
          county
              .server()
              .database()
              .engineClient()
              .sql("select string_agg(why, ' ') from access.audit where action = 'opened-person'")
              .query(String.class)
              .single();
      assertThat(audited).contains("比对名册中待确认的行");
    }
  }

  @Test
  void aWaitingRowFitsThePhoneInBothLanguages() {
    for (Language language : Language.values()) {
      try (var visitor = window.visitor(390, language.tag(), false)) {
        Page page = signIn(visitor, "township", language);
        upload(page, "phone-" + language.word() + ".csv", rows(language == Language.ZH ? 9 : 10));
        page.locator("button[value=land]").click();
        page.locator("a[href*='/confirmations']").click();
        assertThat(Window.faults(page)).isEmpty();
        assertThat(Window.small(page)).isEmpty();
        Window.picture(page, "confirm-390-" + language.word());
        page.locator("button[value=reject]").click();
        page.locator("form[data-leave] button").click();
        PlaywrightAssertions.assertThat(page.locator("form.answers")).hasCount(0);
      }
    }
  }

  @Test
  void anImportThatTheServerLeftIsShownAsInterruptedAndGoesOn() throws IOException {
    try (SmallCounty another = new SmallCounty();
        var visitor = window.visitor(1440, "en", false)) {
      Page page = another.signIn(visitor, "township", Language.EN);
      page.navigate(another.address() + "/imports");
      page.locator("input[type=file]")
          .setInputFiles(file("stopped.csv", HEADER + "1,新一,13911110001,清丰县,城关镇,东关村委会,普通居民\n"));
      page.locator("main form button").click();
      String id = page.url().replaceAll(".*/imports/([0-9a-f-]+).*", "$1");
      ImportJobs jobs = another.get(ImportJobs.class);
      String account = another.server().user("township").recorder().account();
      ImportJob job = jobs.find(java.util.UUID.fromString(id), account).orElseThrow();
      assertThat(jobs.begin(job.id(), job.mapping(), false)).isTrue();
      assertThat(jobs.begin(job.id(), job.mapping(), false)).as("nobody runs it twice").isFalse();
      another.server().restart();
      page.navigate(another.address() + "/imports");
      page.locator("a:has-text('Interrupted')").click();
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "import-interrupted-1440-en");
      page.locator("button[value=resume]").click();
      page.waitForSelector("text=1 row landed");
    }
  }
}
