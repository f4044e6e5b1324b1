package lianfang.web.areas;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.access.Role;
import lianfang.fact.IsolationSite;
import lianfang.fact.IsolationSites;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A county's command states its beds and teams, changes them, and puts right what was wrong. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class CapacityIsStatedOnAPageTest {

  private static final String PAGE = "/areas/capacity";
  private static final String VILLAGE = "410922100101";
  private static final String COUNTY = "410922";
  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f-]*)\"");

  private static RunningServer server;
  private static Visit command;
  private static String head = "";
  private static String site = "";

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    server.loadDivisions();
    head = server.account("command", Role.COMMAND, COUNTY).id().toString();
    server.account("cdc", Role.DISEASE_CONTROL, COUNTY);
    server.account("statistics", Role.STATISTICS, COUNTY);
    server.account("neighbour", Role.COMMAND, "410902");
    command = server.signedIn("command");
    command.open(PAGE + "?lang=en");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String seen(String path) {
    Matcher found = SEEN.matcher(command.open(path).body());
    assertThat(found.find()).as(path).isTrue();
    return found.group(1);
  }

  private static HttpResponse<String> send(String path, String... fields) {
    return command.send(path + "?lang=en", List.of(fields));
  }

  private static String sent(String path, String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    if (!path.endsWith("/new")) {
      all.addAll(List.of("seen", seen(path)));
    }
    return send(path, all.toArray(String[]::new)).body();
  }

  private static List<IsolationSite> sites(LocalDate on) {
    return server
        .get(ScopedTransactions.class)
        .in(COUNTY, () -> server.get(IsolationSites.class).list(COUNTY, on));
  }

  @Test
  void aWhatIsWrongIsSaidBesideItsFieldAndStaysTyped() {
    String wrong = sent(PAGE + "/sites/new", "name", "", "beds", "many", "rooms", "9999999");
    assertThat(wrong)
        .contains("error-village", "error-name", "error-beds", "error-rooms", "error-head")
        .contains("\"many\" is no number: give a whole one from 0 to 100,000")
        .contains("value=\"9999999\"");
    assertThat(sent(PAGE + "/teams/" + COUNTY, "places", "-1", "from", "2099-01-01"))
        .contains("error-places", "is more than 366 days ahead");
    assertThat(sites(TODAY)).isEmpty();
  }

  @Test
  void bASiteIsStatedAndFoundWithItsHistory() {
    assertThat(command.open(PAGE).body()).contains("No isolation site is stated here yet");
    sent(
        PAGE + "/sites/new",
        "village",
        VILLAGE,
        "name",
        "县宾馆",
        "beds",
        "40",
        "rooms",
        "20",
        "head",
        head,
        "transport",
        "bus");
    IsolationSite stated = sites(TODAY).getFirst();
    assertThat(stated.beds()).isEqualTo(40);
    assertThat(stated.head()).isEqualTo(head);
    site = PAGE + "/sites/" + stated.id();
    assertThat(command.open(PAGE).body()).contains("县宾馆", site);
    assertThat(command.open(site).body()).contains("What was stated: 1", "Office command");
    String again =
        sent(PAGE + "/sites/new", "village", VILLAGE, "name", "县宾馆", "beds", "1", "head", head);
    assertThat(again).contains("Somebody has stated another figure");
    assertThat(sites(TODAY)).hasSize(1);
  }

  @Test
  void cAChangeHoldsFromItsDayAndAMistakeIsPutRightForItsOwn() {
    sent(site, "beds", "60", "head", head, "how", "change", "from", TODAY.plusDays(3).toString());
    assertThat(sites(TODAY).getFirst().beds()).isEqualTo(40);
    assertThat(sites(TODAY.plusDays(3)).getFirst().beds()).isEqualTo(60);
    assertThat(sent(site, "beds", "50", "head", head, "how", "change", "from", ""))
        .as("something is stated for a later day")
        .contains("A later figure is stated already");
    sent(site, "beds", "66", "head", head, "how", "mistake", "from", "");
    assertThat(sites(TODAY.plusDays(3)).getFirst().beds()).isEqualTo(66);
    assertThat(sites(TODAY).getFirst().beds()).isEqualTo(40);
    assertThat(command.open(site).body())
        .contains("What was stated: 3", "Was wrong", "Ahead", "Holds");
  }

  @Test
  void dOfTwoOfficialsTheSecondSeesWhatTheFirstStated() {
    String path = PAGE + "/teams/" + COUNTY;
    String seen = seen(path);
    assertThat(seen).isEmpty();
    send(path, "places", "12", "teams", "3", "seen", seen);
    assertThat(send(path, "places", "5", "seen", seen).body())
        .contains("Somebody has stated another figure", "What was stated: 1", ">12<");
    assertThat(command.open(PAGE).body()).contains(">12<");
  }

  @Test
  void eWhoMayNotStateReadsAndTheNeighbourSeesNothing() {
    Visit reader = server.signedIn("cdc");
    assertThat(reader.open(site).body()).contains("县宾馆").doesNotContain("name=\"beds\"");
    assertThat(reader.send(site, List.of("beds", "1")).statusCode()).isEqualTo(403);
    assertThat(reader.open(PAGE + "/sites/new").statusCode()).isEqualTo(403);
    Visit figures = server.signedIn("statistics");
    assertThat(figures.open(PAGE + "?lang=en").body())
        .as("how many are in a site is a count of people in a village")
        .contains("县宾馆")
        .containsPattern("(?s)>40[^0-9]*</td>\\s*<td class=\"num\">[^0-9]*</td>\\s*<td");
    Visit neighbour = server.signedIn("neighbour");
    assertThat(neighbour.open(PAGE).body()).doesNotContain("县宾馆");
    assertThat(neighbour.open(site).statusCode()).isEqualTo(404);
    assertThat(neighbour.open(PAGE + "/teams/" + COUNTY).statusCode()).isEqualTo(403);
    assertThat(command.open(PAGE + "/sites/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }
}
