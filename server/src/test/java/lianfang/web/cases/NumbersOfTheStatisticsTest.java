package lianfang.web.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lianfang.access.Accounts;
import lianfang.access.Role;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.fact.Subject;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two townships of a county have cases at the same desk; the county looks at the statistics. */
class NumbersOfTheStatisticsTest {

  private static final String ONE = "410922100";
  private static final String OTHER = "410922101";
  private static final Pattern NUMBER =
      Pattern.compile("<a[^>]*href=\"(/cases/search\\?[^\"]*)\"[^>]*>\\s*([0-9]+)\\s*</a>");
  private static final Pattern ROW = Pattern.compile("<tr[ >]");

  private static RunningServer server;
  private static CaseRecorder township;

  @BeforeAll
  static void cases() {
    server = new RunningServer(true);
    server.loadDivisions();
    server.account("township", Role.TOWNSHIP, ONE);
    server.account("command", Role.COMMAND, "410922");
    var account = server.get(Accounts.class).get("township");
    township = CaseRecorder.person(account.recorder(), java.util.Set.of("township"));
    filed(ONE);
    filed(OTHER);
    filed("410922");
    UUID declined = filed(ONE);
    step(declined, "take", Map.of());
    step(declined, "decline", Map.of("reason", "暂时没有车辆，三日后再议"));
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static UUID filed(String area) {
    UUID id = UUID.randomUUID();
    FormValues said = new FormValues(Map.of("kind", "transport", "what", "原料运不进来，请协调车辆"));
    server
        .get(Cases.class)
        .file(
            CaseRecorder.person(
                new lianfang.fact.Recorder("firm", lianfang.area.Scope.of(area)),
                java.util.Set.of("enterprise")),
            Filing.of(
                id,
                "firm-problem",
                new Subject(Subject.Kind.ENTERPRISE, UUID.randomUUID()),
                area,
                said));
    return id;
  }

  private static void step(UUID id, String step, Map<String, Object> said) {
    Cases cases = server.get(Cases.class);
    long seen = cases.find(township, id).orElseThrow().view().version();
    cases.stepOnly(
        township,
        new StepOrder(
            UUID.randomUUID(), id, seen, step, new FormValues(said), java.util.Set.of(), false));
  }

  private static int rows(String page) {
    String body = page.replaceAll("(?s).*<tbody[^>]*>(.*?)</tbody>.*", "$1");
    return body.length() == page.length() ? 0 : (int) ROW.matcher(body).results().count();
  }

  @Test
  void eachNumberOfALineLeadsToAsManyCasesOfItsOwnDesk() {
    assertThat(numbers("/cases/statistics?lang=en"))
        .as("of two townships: filed, open, over")
        .contains("2", "1");
  }

  @Test
  void byAreaTheCountyIsALineOfItsOwnAndLeadsToWhatLiesInNoTownship() {
    String page = server.signedIn("command").open("/cases/statistics?lang=en&by=area").body();
    assertThat(page).contains("By kind and area, 3 lines", "in none of its parts");
    assertThat(numbers("/cases/statistics?lang=en&by=area")).contains("2", "1");
    assertThat(server.signedIn("command").open("/cases/search?lang=en&in=410922.").body())
        .contains("in none of its parts");
  }

  /** The numbers of the page, each of which is how many cases its list has. */
  private static List<String> numbers(String address) {
    Visit command = server.signedIn("command");
    String page = command.open(address).body();
    List<String> numbers = new ArrayList<>();
    for (MatchResult one : NUMBER.matcher(page).results().toList()) {
      String list = command.open(one.group(1).replace("&amp;", "&")).body();
      assertThat(rows(list)).as(one.group(1)).isEqualTo(Integer.parseInt(one.group(2)));
      numbers.add(one.group(2));
    }
    return numbers;
  }

  @Test
  void theListSaysOfWhichDeskAndDaysItIs() {
    Visit command = server.signedIn("command");
    String page = command.open("/cases/statistics?lang=en").body();
    String line =
        NUMBER
            .matcher(page)
            .results()
            .map(one -> one.group(1).replace("&amp;", "&"))
            .filter(to -> to.contains("desk="))
            .findFirst()
            .orElseThrow();
    assertThat(command.open(line).body()).contains("Desk: ", "Filed: 28 January to 26 February");
  }
}
