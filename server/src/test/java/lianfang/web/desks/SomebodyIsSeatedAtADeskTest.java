package lianfang.web.desks;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.DeskPlace;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.Seats;
import lianfang.casework.desk.SeatPlan;
import lianfang.fact.Days;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.signin.Visit;
import lianfang.web.walk.CountyInAWindow;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command seats people at its desks, the administrator at those that are sealed from it. */
class SomebodyIsSeatedAtADeskTest extends CountyInAWindow {

  private static final String COUNTY = "410922";
  private static final String CITY = "4109";

  @BeforeAll
  static void addOffices() {
    county.server().account("market-office", Role.DEPARTMENT, COUNTY);
    county.server().account("elsewhere", Role.DEPARTMENT, "410926");
    county.server().account("letters", Role.DEPARTMENT, CITY);
    county.server().account("village-clerk", Role.VILLAGE, SmallCounty.TOWNSHIP);
    county.server().account("fan-command", Role.COMMAND, "410928");
  }

  private static String id(String login) {
    return county.get(Accounts.class).get(login).id().toString();
  }

  private static List<DeskPlace> seats(String login) {
    return county.get(Seats.class).of(id(login)).stream().map(Seats.Seat::place).toList();
  }

  private static UUID fact(String login) {
    return county.get(SeatPlan.class).on(Days.of(county.get(Clock.class).instant())).stream()
        .filter(kept -> kept.seat().account().equals(id(login)))
        .map(SeatPlan.Kept::fact)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> seat(String login, String desk, String in, String why) {
    return List.of(
        "desk", desk, "in", in, "login", login, "from", "2.20", "until", "", "team", "一组", "why",
        why);
  }

  /** Signs in and has the token of a page in hand. */
  private static Visit at(String login) {
    Visit visit = county.server().signedIn(login);
    visit.open("/desks/seat?lang=zh");
    return visit;
  }

  private static long audited(String login) {
    return county
        .server()
        .database()
        .engineClient()
        .sql("select count(*) from access.audit where action = 'seat-changed' and detail like ?")
        .param("%" + id(login) + "%")
        .query(Long.class)
        .single();
  }

  @Test
  void theCommandSeatsAndEndsAndBothAreInTheAudit() {
    rectification();
    Page page = signIn(window.visitor(1440, "zh-CN", false), "command", Language.ZH);
    page.navigate(county.address() + "/desks?area=" + COUNTY);
    assertThat(page.locator("main").textContent()).contains("无人坐席", "市场监管部门");
    Window.picture(page, "desks-gaps-1440");
    page.locator("main table a").first().click();
    page.locator("[name=login]").fill("market-office");
    page.locator("[name=team]").fill("一组");
    Window.picture(page, "desks-seat-1440");
    page.locator("main form button.first").click();
    page.waitForSelector("[name=why]");
    assertThat(seats("market-office")).as("nothing is kept before it is confirmed").isEmpty();
    Window.picture(page, "desks-confirm-1440");
    page.locator("[name=why]").fill("县政府值班安排");
    page.locator("main form button.first").click();
    page.waitForURL("**/desks?*");
    assertThat(seats("market-office")).containsExactly(new DeskPlace("market", COUNTY));
    assertThat(audited("market-office")).isEqualTo(1);
    assertThat(page.locator("main").textContent()).contains("一组");
    Window.picture(page, "desks-1440");
    Page phone = signIn(window.visitor(390, "en", false), "command", Language.EN);
    phone.navigate(county.address() + "/desks");
    Window.picture(phone, "desks-390");
    assertThat((Integer) phone.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
    phone.navigate(county.address() + "/desks/end/" + fact("market-office"));
    phone.locator("[name=why]").fill("seated by mistake");
    Window.picture(phone, "desks-end-390");
    phone.locator("main form button.first").click();
    phone.waitForURL("**/desks?*");
    assertThat(seats("market-office")).as("they are gone at once").isEmpty();
    assertThat(audited("market-office")).isEqualTo(2);
  }

  private static void rectification() {
    CaseRecorder who =
        CaseRecorder.person(
            new Recorder(id("township-office"), Scope.of(SmallCounty.TOWNSHIP)),
            Set.of("township"));
    county
        .get(Cases.class)
        .file(
            who,
            Filing.of(
                UUID.randomUUID(),
                "rectification",
                Subject.area(SmallCounty.TOWNSHIP),
                SmallCounty.TOWNSHIP,
                new FormValues(
                    Map.of("problem", "药店未登记", "source", "provincial", "owner", "market"))));
  }

  @Test
  void aDeskThatIsSealedFromTheCommandIsFilledByTheAdministratorAlone() {
    assertThat(
            at("command")
                .send("/desks/seat", seat("letters", "report-intake", CITY, "x y"))
                .statusCode())
        .isEqualTo(403);
    assertThat(seats("letters")).isEmpty();
    Visit administrator = at("administrator");
    assertThat(administrator.open("/desks").body()).contains("监督举报受理台");
    assertThat(
            administrator
                .send("/desks/seat", seat("letters", "market", COUNTY, "x y"))
                .statusCode())
        .as("and no other desk")
        .isEqualTo(403);
    administrator.send("/desks/seat", seat("letters", "report-intake", CITY, "x y"));
    assertThat(seats("letters")).containsExactly(new DeskPlace("report-intake", CITY));
    assertThat(at("command").open("/desks").body()).doesNotContain("/desks/end/" + fact("letters"));
    assertThat(at("command").open("/desks/end/" + fact("letters")).statusCode()).isEqualTo(403);
    String kept =
        administrator.send("/desks/seat", seat("command", "report-intake", CITY, "x y")).body();
    assertThat(kept).as("nor is the command seated there").contains("回避");
    assertThat(seats("command")).doesNotContain(new DeskPlace("report-intake", CITY));
  }

  @Test
  void nobodySeatsThemselvesOrWhereTheySitOrElsewhere() {
    assertThat(at("command").send("/desks/seat", seat("command", "market", COUNTY, "x y")).body())
        .contains("不能安排自己");
    assertThat(at("command").send("/desks/seat", seat("elsewhere", "market", COUNTY, "x y")).body())
        .contains("管辖范围");
    assertThat(at("command").send("/desks/seat", seat("nobody-here", "market", COUNTY, "x")).body())
        .contains("没有这个登录名");
    assertThat(
            at("fan-command")
                .send("/desks/seat", seat("market-office", "police", COUNTY, "x y"))
                .statusCode())
        .isEqualTo(403);
    assertThat(county.server().signedIn("village-clerk").open("/desks").statusCode())
        .isEqualTo(403);
    Account command = county.get(Accounts.class).get("command");
    county
        .get(ScopedTransactions.class)
        .in(
            CITY,
            () -> {
              county
                  .get(Seats.class)
                  .take(
                      CaseRecorder.person(new Recorder("test", Scope.of(CITY)), Set.of("command")),
                      UUID.randomUUID(),
                      new Seats.Seat(
                          command.id().toString(),
                          new DeskPlace("health", COUNTY),
                          LocalDate.of(2020, 2, 1),
                          LocalDate.of(2030, 2, 1),
                          null,
                          null));
              return Optional.empty();
            });
    assertThat(
            at("command")
                .send("/desks/seat", seat("market-office", "health", COUNTY, "x y"))
                .statusCode())
        .as("whoever sits at a desk does not arrange it")
        .isEqualTo(403);
  }
}
