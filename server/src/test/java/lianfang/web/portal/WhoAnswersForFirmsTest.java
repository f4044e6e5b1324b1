package lianfang.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import lianfang.access.Account;
import lianfang.access.Role;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.RegisteredFirm;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three firms, two leaders one after the other, and a problem that nobody has solved. */
class WhoAnswersForFirmsTest {

  private static final String AREA = "410823100";
  private static final LocalDate DAY = LocalDate.of(2020, 2, 20);
  private static final Pattern NUMBER =
      Pattern.compile("<td[^>]*>\\s*<a href=\"([^\"]*)\">([0-9]+)</a>");

  private static RunningServer server;
  private static Account now;

  @BeforeAll
  static void firms() {
    server = new RunningServer(true);
    server.loadDivisions();
    server.account("county", Role.COMMAND, "410823");
    Account before = server.account("before", Role.COMMAND, "410823");
    now = server.account("leader", Role.COMMAND, "410823");
    RegisteredFirm one = firm("演示分包一厂", 1);
    RegisteredFirm two = firm("演示分包二厂", 2);
    firm("演示无人分包厂", 3);
    InventedFirm.name(server, one, FirmPost.LEADER, DAY, before);
    InventedFirm.name(server, one, FirmPost.LEADER, DAY.plusDays(2), now);
    InventedFirm.name(server, two, FirmPost.LEADER, DAY.plusDays(2), now);
    server.tell(one.subject(), AREA, "2020-02-21 firm-state state=never-stopped");
    Account filer = server.account("filer", Role.ENTERPRISE, AREA);
    FormValues said = new FormValues(Map.of("kind", "transport", "what", "原料运不进来，请协调车辆"));
    server
        .get(Cases.class)
        .file(
            CaseRecorder.person(filer.recorder(), Set.of("enterprise")),
            Filing.of(UUID.randomUUID(), "firm-problem", two.subject(), AREA, said));
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static RegisteredFirm firm(String name, int number) {
    return InventedFirm.registered(
        server, AREA, InventedFirm.profile(name, 600_000 + number, false, false), DAY);
  }

  @Test
  void eachNumberOfALeaderLeadsToThoseFirmsAndProblems() {
    Visit county = server.signedIn("county");
    String page = county.open("/firms/charge?lang=en").body();
    assertThat(page).contains("1 person or team", now.displayName());
    List<String[]> numbers =
        NUMBER
            .matcher(page)
            .results()
            .map(one -> new String[] {one.group(1).replace("&amp;", "&"), one.group(2)})
            .toList();
    assertThat(numbers).extracting(one -> one[1]).containsExactly("2", "1", "1");
    assertThat(county.open(numbers.get(0)[0]).body())
        .contains("2 firms", "演示分包一厂", "演示分包二厂")
        .doesNotContain("演示无人分包厂");
    assertThat(county.open(numbers.get(1)[0]).body()).contains("1 firm", "演示分包一厂");
    assertThat(county.open(numbers.get(2)[0]).body())
        .contains("1 case", "演示分包二厂")
        .doesNotContain("演示分包一厂");
    assertThat(county.open("/firms/list?without=leader&lang=en").body())
        .contains("1 firm", "演示无人分包厂");
  }

  @Test
  void anEarlierDayHasTheLeaderOfThatDayAndAWrongPostIsNoPage() {
    Visit county = server.signedIn("county");
    assertThat(county.open("/firms/charge?lang=en&on=2020-02-21").body())
        .contains("1 person or team")
        .doesNotContain(now.displayName());
    assertThat(county.open("/firms/charge?post=service-officer&lang=en").body())
        .contains("Nobody is named yet");
    assertThat(county.open("/firms/charge?post=head").statusCode()).isEqualTo(404);
  }
}
