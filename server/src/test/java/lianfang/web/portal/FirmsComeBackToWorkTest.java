package lianfang.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.AuditEntry;
import lianfang.access.AuditQuery;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmPosts;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.Invitations;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Recorder;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.signin.Visit;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The office's pages of firms, the portal of one of them, and what everybody may see. */
@EnabledIf("lianfang.web.browser.Window#possible")
class FirmsComeBackToWorkTest {

  private static final String TOWNSHIP = "410823001";
  private static final Pattern COUNTED =
      Pattern.compile("<a[^>]*href=\"(/firms/list\\?[^\"]*)\"[^>]*>\\s*([0-9]+)\\s*</a>");
  private static final Recorder CITY = new Recorder("city", Scope.everything());
  private static final java.time.LocalDate DAY = java.time.LocalDate.of(2020, 2, 20);
  private static SmallCounty county;
  private static Window window;
  private static RegisteredFirm firm;
  private static RegisteredFirm other;

  private static RegisteredFirm register(String name, int number) {
    FirmProfile profile = InventedFirm.profile(name, 900_000 + number, true, number == 1);
    return InventedFirm.registered(county.server(), TOWNSHIP, profile, DAY);
  }

  @BeforeAll
  static void firms() throws java.io.IOException {
    county = new SmallCounty();
    window = new Window();
    firm = register("演示一号食品厂", 1);
    other = register("演示二号食品厂", 2);
    for (int i = 3; i < 9; i++) {
      RegisteredFirm one = register("演示" + i + "号面粉厂", i);
      String at = "2020-02-2" + (i % 5) + " firm-state state=";
      county.server().tell(one.subject(), TOWNSHIP, at + "applied");
      if (i % 2 == 0) {
        county.server().tell(one.subject(), TOWNSHIP, at + "accepted way=on-site cites=验收单");
        county.server().tell(one.subject(), TOWNSHIP, at + "open");
      }
    }
    county.server().account("jiaozuo-township", Role.TOWNSHIP, "410823");
    county.server().account("jiaozuo-industry", Role.DEPARTMENT, "410823");
    county.server().account("jiaozuo-command", Role.COMMAND, "4108");
    InventedFirm.name(county.server(), firm, FirmPost.USER, DAY, account("firm-one"));
    account("firm-two");
  }

  @AfterAll
  static void close() {
    window.close();
    county.close();
  }

  private static Page signIn(BrowserContext visitor, String login, Language language) {
    return county.signIn(visitor, login, language);
  }

  private static Account account(String login) {
    return county.server().account(login, Role.ENTERPRISE, TOWNSHIP);
  }

  @Test
  void theOfficeSeesHowFarItsFirmsHaveComeAndEachNumberLeadsToItsList() {
    List<String> faults = new ArrayList<>();
    for (int width : Window.WIDTHS) {
      Language language = width == 390 ? Language.ZH : Language.EN;
      try (var visitor = window.visitor(width, language.tag(), false)) {
        Page page = signIn(visitor, "jiaozuo-township", language);
        for (String path :
            List.of(
                "/firms",
                "/firms?area=410823",
                "/firms?area=410823&scheme=wuzhi-2020-02-21-enterprises&class=none",
                "/firms/late",
                "/firms/not-inspected",
                "/firms/output",
                "/firms/list",
                "/firms/" + firm.id(),
                "/firms/new",
                "/firms/import",
                "/firms/timetable",
                "/firms/schemes")) {
          page.navigate(county.address() + path);
          faults.addAll(Window.faults(page));
          Window.picture(
              page,
              path.substring(1).replaceAll("/.{36}", "-one").replaceAll("[^a-z0-9]+", "-")
                  + "-"
                  + width);
        }
        page.navigate(county.address() + "/firms");
        assertThat(page.locator(".figures").innerText()).contains("8", "3");
      }
    }
    assertThat(faults).isEmpty();
    Visit office = county.server().signedIn("jiaozuo-township");
    String tiles = office.open("/firms?area=410823&lang=en").body();
    assertThat(tiles).contains("tiles are no map", "3 of 8", "no firm").contains("class=none");
    String tile =
        tiles.replaceAll(
            "(?s).*<a class=\"tile step-2\" href=\"([^\"]*area=410823001[^\"]*)\".*", "$1");
    assertThat(office.open(tile.replace("&amp;", "&")).body()).contains("8 firms");
    assertThat(office.open("/firms/output?lang=en").body()).contains("No firm has reported");
    assertThat(office.open("/firms/list?state=work&lang=en").body())
        .contains("3 firms")
        .doesNotContain("演示一号食品厂");
  }

  @Test
  void eachNumberOfTheTablesLeadsToExactlyTheFirmsThatItCounts() {
    Visit office = county.server().signedIn("jiaozuo-township");
    int followed = 0;
    for (String scope : List.of("", "&scope=above-scale", "&scope=food")) {
      String page = office.open("/firms?area=410823&lang=en" + scope).body();
      for (MatchResult one : COUNTED.matcher(page).results().toList()) {
        String list = office.open(one.group(1).replace("&amp;", "&")).body();
        boolean single = one.group(2).equals("1");
        assertThat(list).as(one.group(1)).contains(one.group(2) + (single ? " firm" : " firms"));
        followed++;
      }
    }
    assertThat(followed).isGreaterThan(20);
  }

  @Test
  void aCityHasAMapOfItsCountiesWhoseDrawnNumbersLeadToLists() {
    List<String> faults = new ArrayList<>();
    for (int width : Window.WIDTHS) {
      Language language = width == 390 ? Language.ZH : Language.EN;
      try (var visitor = window.visitor(width, language.tag(), false)) {
        Page page = signIn(visitor, "jiaozuo-command", language);
        page.navigate(county.address() + "/firms?area=4108");
        faults.addAll(Window.faults(page));
        Window.picture(page, "firms-city-" + width);
        assertThat(page.locator("svg.map a[href*='area=410823']").count()).isOne();
        assertThat(page.locator("ul.tiles a[href*='area=410823']").count()).isOne();
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void theCommandChoosesFromAllSchemesOfThePlaybookAndATownshipMayLook() {
    List<String> faults = new ArrayList<>();
    for (int width : Window.WIDTHS) {
      for (Language language : Language.values()) {
        try (var visitor = window.visitor(width, language.tag(), false)) {
          Page page = signIn(visitor, "jiaozuo-command", language);
          page.navigate(county.address() + "/firms/schemes?area=410823");
          faults.addAll(Window.faults(page));
          Window.picture(page, "firms-schemes-command-" + language.tag() + "-" + width);
          assertThat(page.locator("input[type=checkbox][name=scheme]").count()).isEqualTo(4);
          assertThat(page.locator("input[name=scheme]:checked").getAttribute("value"))
              .isEqualTo("resume-same-day");
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(county.server().signedIn("jiaozuo-township").open("/firms/schemes").body())
        .doesNotContain("type=\"checkbox\"");
  }

  @Test
  void aFirmIsToldWhatToDoNextAndNobodyElsesCaseOpensForIt() {
    List<String> faults = new ArrayList<>();
    for (int width : Window.WIDTHS) {
      Language language = width == 390 ? Language.ZH : Language.EN;
      try (var visitor = window.visitor(width, language.tag(), false)) {
        Page page = signIn(visitor, "firm-one", language);
        page.navigate(county.address() + "/portal");
        faults.addAll(Window.faults(page));
        Window.picture(page, "portal-" + width);
        assertThat(page.locator("#next a").first().getAttribute("href"))
            .contains("/portal/staff", firm.id().toString());
        page.navigate(county.address() + "/portal/staff");
        faults.addAll(Window.faults(page));
        Window.picture(page, "portal-staff-" + width);
      }
    }
    assertThat(faults).isEmpty();
    Visit one = county.server().signedIn("firm-one");
    String foreign = "/cases/new/resume-same-day?about=" + other.id() + "&in=" + TOWNSHIP;
    assertThat(one.open(foreign).statusCode()).isEqualTo(403);
    assertThat(one.open("/portal?firm=" + other.id()).statusCode()).isEqualTo(403);
    assertThat(one.open("/firms").statusCode()).isEqualTo(403);
    assertThat(one.open("/cases").statusCode()).isIn(403, 404);
    Visit two = county.server().signedIn("firm-two");
    assertThat(two.open("/portal?lang=en").body()).contains("acts for no firm");
  }

  @Test
  void anotherFirmsCreditCodeIsRefusedAndTheRefusalIsInTheAudit() {
    String code =
        county.server().everywhere(() -> county.get(Invitations.class).invite(CITY, firm));
    Visit visit = county.server().visit();
    visit.open("/portal/join?lang=en");
    String refused =
        visit
            .send(
                "/portal/join",
                List.of(
                    "code",
                    code,
                    "credit",
                    other.profile().code(),
                    "login",
                    "thief",
                    "called",
                    "office"))
            .body();
    assertThat(refused).contains("not that of the invited firm");
    assertThat(county.get(Accounts.class).find("thief")).isEmpty();
    List<AuditEntry> entries =
        county
            .server()
            .everywhere(() ->
                county
                    .get(Audit.class)
                    .list(new AuditQuery(null, AuditAction.REFUSED, null, null, null, 20)));
    assertThat(entries)
        .anyMatch(entry -> entry.detail().contains("with the credit code of another"));
    visit.open("/portal/join");
    visit.send(
        "/portal/join",
        List.of(
            "code",
            code,
            "credit",
            firm.profile().code(),
            "login",
            "second.user",
            "called",
            "行政部"));
    String account = county.get(Accounts.class).get("second.user").id().toString();
    assertThat(
            county
                .server()
                .everywhere(() ->
                    county.get(FirmPosts.class).of(account, java.time.LocalDate.of(2020, 2, 26))))
        .hasSize(1);
    assertThat(county.get(Invitations.class).find(code)).isEmpty();
  }

  @Test
  void whoeverIsKnownIsNotEnteredAgain() {
    Visit one = county.server().signedIn("firm-one");
    one.open("/portal/staff?firm=" + firm.id());
    one.send(
        "/portal/staff",
        List.of("firm", firm.id().toString(), "name", "演一甲", "number", SmallCounty.number(0)));
    assertThat(one.open("/portal/staff?lang=en&firm=" + firm.id()).body()).contains("1 person");
    String unknown =
        one.send(
                "/portal/staff?lang=en",
                List.of(
                    "firm", firm.id().toString(), "name", "演无", "number", SmallCounty.number(77)))
            .body();
    assertThat(unknown).contains("not registered yet");
  }

  @Test
  void everybodySeesHowToApplyAndWhoIsOpen() {
    List<String> faults = new ArrayList<>();
    for (int width : Window.WIDTHS) {
      Language language = width == 390 ? Language.ZH : Language.EN;
      try (var visitor = window.visitor(width, language.tag(), false)) {
        Page page = visitor.newPage();
        page.navigate(county.address() + "/resumption?of=410823&lang=" + language.word());
        faults.addAll(Window.faults(page));
        Window.picture(page, "resumption-" + width);
        assertThat(page.locator("main").innerText()).contains("演示4号面粉厂");
        page.navigate(county.address() + "/resumption/firms?of=410823001");
        faults.addAll(Window.faults(page));
        Window.picture(page, "resumption-firms-" + width);
        page.navigate(county.address() + "/portal/join");
        faults.addAll(Window.faults(page));
        Window.picture(page, "join-" + width);
        page.navigate(county.address() + "/resumption/register?lang=" + language.word());
        faults.addAll(Window.faults(page));
        Window.picture(page, "entry-" + width);
      }
    }
    assertThat(faults).isEmpty();
  }
}
