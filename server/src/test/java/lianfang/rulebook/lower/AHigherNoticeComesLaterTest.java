package lianfang.rulebook.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.SignedReading;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.web.browser.Proofreader;
import lianfang.web.browser.Window;
import lianfang.web.decisions.EscalationCheck;
import lianfang.web.decisions.Escalations;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The nation asks for more than a city whose notice is in force already, or the city reads a clock
 * otherwise: its command is asked, has a day, and else the province is.
 */
class AHigherNoticeComesLaterTest {

  private static final String CITY = "puyang-2020-02-25-key-persons";
  private static final String NATION = "cn-observation-14";
  private static final String LIST = "/decisions/notices?lang=en";
  private static final String ONE = "/decisions/notices/" + CITY + "/" + NATION + "?lang=en";
  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  private static final Recorder APPROVER = new Recorder("test", Scope.everything());

  private final RunningServer server = new RunningServer(true);

  @BeforeEach
  void open() {
    server.loadDivisions();
    server.enact();
    server.account("command", Role.COMMAND, "4109");
    server.account("county", Role.COMMAND, "410922");
    server.account("province", Role.COMMAND, "41");
    server.account("village", Role.VILLAGE, "410922100001");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private List<LooserNotice> waiting() {
    return server
        .get(ScopedTransactions.class)
        .in("4", () -> server.get(LooserNotices.class).on(TODAY));
  }

  /** An edition of a notice with another text in its tables comes into force. */
  private void put(String notice, UnaryOperator<String> change) {
    Editions editions = server.get(Editions.class);
    String held = server.get(EditionRegister.class).inForce(notice).orElseThrow().edition();
    NoticeFolder folder = editions.folder(held);
    SortedMap<String, String> files = new TreeMap<>(folder.files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    files.replaceAll((name, text) -> name.startsWith("tables/") ? change.apply(text) : text);
    String next = editions.keep(new NoticeFolder(folder.name(), files)).edition();
    server.get(Enacting.class).putInForce(APPROVER, next, TODAY);
  }

  private void sign(String key, String value, String area) {
    server
        .get(Enacting.class)
        .sign(
            APPROVER,
            new SignedReading(CITY, key, value, false, area, TODAY, null),
            Map.of(),
            "minutes of the meeting");
    server.get(Enacting.class).follow();
  }

  private List<Fact> gone() {
    return server
        .get(ScopedTransactions.class)
        .in("4", () -> server.get(Ledger.class).of(List.of(Editions.subject(CITY))))
        .stream()
        .filter(fact -> fact.kind().equals("decision-escalated"))
        .toList();
  }

  @Test
  void itsCommandIsAskedAndAnswersByAnEditionThatIsNotLooser() {
    assertThat(waiting()).isEmpty();
    put(NATION, text -> text.replace(",14,", ",40,"));
    assertThat(waiting()).hasSize(1);
    LooserNotice one = waiting().getFirst();
    assertThat(one.own().id()).isEqualTo(CITY);
    assertThat(one.higher().id()).isEqualTo(NATION);
    assertThat(one.findings().toString()).contains("K2", "O1");
    assertThat(one.due()).isEqualTo(one.opened().plus(Duration.ofHours(24)));

    Visit command = server.signedIn("command");
    assertThat(command.open("/today?lang=en").body())
        .contains("1 notice asks for less than one above", "/decisions/notices");
    assertThat(command.open("/decisions?lang=en").body())
        .contains("1 notice asks for less than one above");
    assertThat(command.open(LIST).body()).contains(ONE.replaceAll("[?].*", ""), "Looser: ");
    assertThat(command.open(ONE).body())
        .contains("K2", "O1", "day 15", "Begin another edition")
        .as("the case in words of the glossary and no code words")
        .contains("what happened: close contact", "contact of whom: confirmed")
        .doesNotContain("name=\"reason\"", "episode", "contact_of", ">" + NATION);
    assertThat(server.signedIn("county").open("/today?lang=en").body())
        .as("who answers for one county does not answer for the notice of the city")
        .doesNotContain("asks for less than one above");
    assertThat(server.signedIn("village").open("/today?lang=zh").body()).doesNotContain("项通知低于上级");

    String held = "K2,2,contact,-,-,confirmed,|,central,14,";
    put(CITY, text -> text.replace(held, held.replace("14", "40")));
    assertThat(waiting()).isEmpty();
    assertThat(command.open(LIST).body()).contains("Nothing waits");
  }

  @Test
  void whatNobodyAnsweredInADayGoesUpToTheProvinceOnceAndCanBeConcludedAgain() {
    put(NATION, text -> text.replace(",14,", ",40,"));
    Escalations escalations = server.get(Escalations.class);
    Instant now = server.get(Clock.class).instant();
    assertThat(escalations.record(now)).isZero();
    assertThat(gone()).isEmpty();
    escalations.record(now.plus(Duration.ofHours(25)));
    assertThat(gone()).hasSize(1);
    assertThat(gone().getFirst().attributes())
        .containsEntry("question", LooserNotice.QUESTION)
        .containsEntry("city", "41");
    assertThat(gone().getFirst().area()).isEqualTo("4109");
    escalations.record(now.plus(Duration.ofHours(26)));
    assertThat(gone()).as("once").hasSize(1);
    assertThat(server.get(EscalationCheck.class).findings())
        .noneMatch(finding -> finding.contains("in which the subject is not"))
        .noneMatch(finding -> finding.contains("no fact before it"));
    assertThat(waiting()).as("it waits until it is answered").hasSize(1);
  }

  @Test
  void aReadingThatCountsTheDayEarlierIsNamedAlsoWhereItWasSignedForOneCountyAlone() {
    sign("day-count", "same-day", "410922");
    assertThat(waiting()).hasSize(1);
    assertThat(waiting().getFirst().findings().getFirst().whole().en())
        .contains("in 410922", "day-count = same-day; day-count = day-after");
    assertThat(server.signedIn("command").open(ONE).body())
        .contains("Simulate the readings above", "day-count%3Dday-after")
        .contains("the same day is day 1 here, the day after is day 1 above");
    sign("day-count", "day-after", "410922");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void aClockThatNobodyCanCompareStandsWhenItsCommandSaysSoByName() {
    sign("clause-2-start", "transfer", "");
    LooserNotice asked = waiting().getFirst();
    assertThat(asked.findings()).isEmpty();
    assertThat(asked.open()).extracting("key").containsExactly("clause-2-start");
    Visit command = server.signedIn("command");
    assertThat(command.open(ONE).body()).contains("name=\"reason\"", "Read otherwise: 1");
    assertThat(server.signedIn("county").open(ONE).body()).doesNotContain("name=\"reason\"");
    assertThat(server.signedIn("county").send(ONE, List.of("reason", "because")).statusCode())
        .isEqualTo(403);
    assertThat(command.send(ONE, List.of("reason", " ")).body()).contains("Give the reason");
    assertThat(waiting()).hasSize(1);

    long before = generation();
    command.send(ONE, List.of("reason", "everybody is moved on the day of the last contact"));
    assertThat(waiting()).isEmpty();
    server.get(Enacting.class).follow();
    assertThat(generation()).as("nobody is derived anew by what was said").isEqualTo(before);
    assertThat(command.open(ONE).body()).contains("An official has said");

    sign("clause-2-start", "arrival", "");
    assertThat(waiting()).as("another clock is asked again").hasSize(1);
  }

  @Test
  @EnabledIf("lianfang.web.browser.Window#possible")
  void theListAndTheQuestionFitAPhoneAndADesk() {
    put(NATION, text -> text.replace(",14,", ",40,"));
    sign("clause-2-start", "transfer", "");
    try (Window window = new Window()) {
      Proofreader command = new Proofreader(window, server, "command");
      String list = LIST.replace("?lang=en", "");
      String one = ONE.replace("?lang=en", "");
      assertThat(command.faults(List.of(list, one, "/situation/grades?area=34", "/today")))
          .isEmpty();
    }
  }

  private long generation() {
    return server
        .get(JdbcClient.class)
        .sql("select coalesce(max(generation), 0) from rulebook.activation")
        .query(Long.class)
        .single();
  }
}
