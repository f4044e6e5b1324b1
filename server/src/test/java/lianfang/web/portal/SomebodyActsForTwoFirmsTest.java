package lianfang.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.UUID;
import lianfang.access.Account;
import lianfang.access.Role;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.RegisteredFirm;
import lianfang.web.signin.Visit;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One account answers for two firms of a township and for no third. */
class SomebodyActsForTwoFirmsTest {

  private static final String TOWNSHIP = "410823001";
  private static final LocalDate DAY = LocalDate.of(2020, 2, 20);
  private static SmallCounty county;
  private static RegisteredFirm one;
  private static RegisteredFirm two;
  private static RegisteredFirm other;

  @BeforeAll
  static void open() throws IOException {
    county = new SmallCounty();
    one = register("演示甲厂", 1);
    two = register("演示乙厂", 2);
    other = register("演示别家厂", 3);
    Account both = county.server().account("both", Role.ENTERPRISE, TOWNSHIP);
    InventedFirm.name(county.server(), one, FirmPost.USER, DAY, both);
    InventedFirm.name(county.server(), two, FirmPost.USER, DAY, both);
    county.server().account("county-industry", Role.DEPARTMENT, "410823");
  }

  @AfterAll
  static void close() {
    county.close();
  }

  private static RegisteredFirm register(String name, int number) {
    return InventedFirm.registered(
        county.server(), TOWNSHIP, InventedFirm.profile(name, 900_000 + number, true, false), DAY);
  }

  private static String portal(Visit visit, UUID firm) {
    return visit.open("/portal?firm=" + firm).body();
  }

  @Test
  void thePortalOfEachLeadsToTheOtherAndOfAThirdSaysWhoseItIsInWords() {
    Visit both = county.server().signedIn("both");
    both.open("/portal?lang=zh");
    assertThat(portal(both, one.id())).contains("<h1>演示甲厂</h1>", "换到演示乙厂", "" + two.id());
    assertThat(portal(both, two.id())).contains("<h1>演示乙厂</h1>", "换到演示甲厂");
    assertThat(portal(both, other.id()))
        .contains("不归你办理", "企业自己的经办人")
        .doesNotContain("区划 " + other.id(), "演示别家厂");
  }

  @Test
  void whatIsFiledAboutAFirmNamesItBeforeAndAfter() {
    Visit both = county.server().signedIn("both");
    both.open("/portal?lang=zh");
    String form = "/cases/new/firm-problem?about=" + two.id() + "&in=" + TOWNSHIP;
    assertThat(both.open(form).body()).contains("企业困难诉求 · 演示乙厂");
    Visit office = county.server().signedIn("county-industry");
    office.open("/firms?lang=zh");
    String sanction = "/cases/new/firm-sanction?about=" + one.id() + "&in=" + TOWNSHIP;
    assertThat(office.open(sanction).body()).contains("行政处罚 · 演示甲厂");
  }
}
