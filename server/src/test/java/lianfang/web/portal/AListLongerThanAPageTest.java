package lianfang.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import lianfang.access.Role;
import lianfang.enterprise.RegisteredFirm;
import lianfang.web.signin.Visit;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A thousand and five applications are late; a page lists a thousand of them and says so. */
class AListLongerThanAPageTest {

  private static final String TOWNSHIP = "410823001";
  private static final LocalDate DAY = LocalDate.of(2020, 2, 20);
  private static final int LATE = 1_005;
  private static SmallCounty county;

  @BeforeAll
  static void open() throws IOException {
    county = new SmallCounty();
    county.server().account("county-industry", Role.DEPARTMENT, "410823");
    RegisteredFirm firm =
        InventedFirm.registered(
            county.server(), TOWNSHIP, InventedFirm.profile("演示多次申请厂", 900_001, true, false), DAY);
    // Told first: what is told of a firm derives its rows anew.
    county.server().tell(firm.subject(), TOWNSHIP, "2020-02-21 policy-taken-up policy=wuzhi-ten-3");
    county
        .server()
        .database()
        .engineClient()
        .sql(
            """
            insert into enterprise.firm_spell
            select gen_random_uuid(), ?, ?, 2 * n, 'applied',
              timestamptz '2020-02-20T10:00:00+08' + n * interval '1 second', null, '', ''
            from generate_series(1, ?) n
            """)
        .params(firm.id(), TOWNSHIP, LATE)
        .update();
  }

  @AfterAll
  static void close() {
    county.close();
  }

  @Test
  void thePageSaysHowManyAreListedOfHowManyAndTheFileHasThemAll() {
    Visit office = county.server().signedIn("county-industry");
    assertThat(office.open("/firms?lang=en").body()).contains("Late (1,005)");
    String page = office.open("/firms/late?lang=en").body();
    assertThat(page)
        .contains("Late (1,005)", "The first 1,000 of 1,005 firms; the file has them all");
    assertThat(page.split("演示多次申请厂", -1)).hasSize(1_001);
    assertThat(office.open("/firms/late/sheet.csv").body().split("演示多次申请厂", -1)).hasSize(LATE + 1);
    assertThat(office.open("/firms/late?lang=zh").body()).contains("共 1,005 家，本页列出前 1,000 家");
  }

  @Test
  void aPolicyIsCalledByItsDocumentAndNumberAndNotByAWordOfTheProgram() {
    Visit office = county.server().signedIn("county-industry");
    String list = office.open("/firms/policy?policy=wuzhi-ten-3&lang=zh").body();
    assertThat(list).contains("演示多次申请厂", "武陟县支持中小企业十条政策 第3条").doesNotContain(">wuzhi-ten-3<");
    assertThat(office.open("/firms/policy?policy=none&lang=zh").body()).contains("还没有企业享受");
  }
}
