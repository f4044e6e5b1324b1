package lianfang.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.regex.Pattern;
import lianfang.enterprise.RegisteredFirm;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In a county more firms work than stand on one page, and somebody without an account looks. */
class EverybodySeesAllFirmsAtWorkTest {

  private static final String TOWNSHIP = "410922100";
  private static final int FIRMS = 53;
  private static final Pattern NEXT = Pattern.compile("href=\"([^\"]*after=[^\"]*)\"");

  private static RunningServer server;

  @BeforeAll
  static void firms() {
    server = new RunningServer(true);
    server.loadDivisions();
    for (int i = 0; i < FIRMS; i++) {
      RegisteredFirm firm =
          InventedFirm.registered(
              server,
              TOWNSHIP,
              InventedFirm.profile("演示在产" + (100 + i) + "厂", 700_000 + i, false, false),
              LocalDate.of(2020, 2, 10));
      server.tell(firm.subject(), TOWNSHIP, "2020-02-10 firm-state state=never-stopped");
    }
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String address(String page, String pattern) {
    return page.replaceAll("(?s).*href=\"(" + pattern + ")\".*", "$1").replace("&amp;", "&");
  }

  @Test
  void theNumberLeadsToEveryOneOfThemPageByPage() {
    Visit anybody = server.visit();
    String county = anybody.open("/resumption?of=410922&lang=en").body();
    assertThat(county).contains("All 53", "演示在产100厂").doesNotContain("演示在产152厂");
    String first = anybody.open(address(county, "/resumption/firms[^\"]*")).body();
    assertThat(first).contains("53 firms", "演示在产149厂").doesNotContain("演示在产150厂");
    String next =
        NEXT.matcher(first).results().findFirst().orElseThrow().group(1).replace("&amp;", "&");
    assertThat(anybody.open(next).body())
        .contains("演示在产150厂", "演示在产152厂")
        .doesNotContain("演示在产149厂");
  }

  @Test
  void anAddressThatSomebodyMadeUpBeginsWithTheFirstPageOrLeadsNowhere() {
    Visit anybody = server.visit();
    String made = "/resumption/firms?of=410922&after=x%7Cnobody";
    assertThat(anybody.open(made).body()).contains("演示在产100厂");
    for (String elsewhere : new String[] {"", "4109", "110101", "410922999", "%27"}) {
      assertThat(anybody.open("/resumption/firms?of=" + elsewhere).statusCode())
          .as(elsewhere)
          .isEqualTo(404);
    }
  }
}
