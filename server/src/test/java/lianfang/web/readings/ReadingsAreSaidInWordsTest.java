package lianfang.web.readings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.Reading;
import lianfang.web.action.DraftActs;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Officials read what a reading says, in their language, and write it as they would say it. */
class ReadingsAreSaidInWordsTest {

  private static final String PUYANG = "puyang-2020-02-25-key-persons";
  private static final RunningServer server = new RunningServer(true);

  private static Visit command = server.visit();

  @BeforeAll
  static void open() {
    server.loadDivisions();
    server.enact();
    server.account("command", Role.COMMAND, "4109");
    server.account("cdc", Role.DISEASE_CONTROL, "4109");
    command = server.signedIn("command");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String text(String page) {
    return command
        .open(page)
        .body()
        .replaceAll("(?s)<(script|style).*?</\\1>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }

  @Test
  void noValueOfAShippedReadingStandsAsACodeWordInEitherLanguage() {
    int words = 0;
    for (Notice notice : server.get(Editions.class).list()) {
      for (String language : List.of("zh", "en")) {
        String all = text("/readings/" + notice.id() + "?lang=" + language);
        String whole = text("/notices/" + notice.id() + "?lang=" + language);
        for (Reading one : notice.readings()) {
          for (String word : one.value().split(" ", -1)) {
            if (word.matches("[a-z]+(-[a-z0-9]+)+|.*@.*")) {
              words++;
              assertThat(all).as(notice.id() + " " + one.key()).doesNotContain(word);
              assertThat(whole).as(notice.id() + " " + one.key()).doesNotContain(word);
            }
          }
        }
      }
    }
    assertThat(words).isGreaterThan(40);
  }

  @Test
  void areasDaysDegreesAndExitsAreSaidWithTheirUnits() {
    assertThat(text("/readings/" + PUYANG + "?lang=en"))
        .contains("Hubei Province (from 23 January 2020)", "14 days", "37.3 °C")
        .containsIgnoringCase("nobody goes out");
    assertThat(text("/readings/" + PUYANG + "?lang=zh"))
        .contains("湖北省（2020年1月23日起）", "14 天", "37.3 ℃", "不得外出", "最后一次隔离期满");
  }

  private static HttpResponse<String> ask(String key, String value, String from, String area) {
    return command.send(
        "/readings/" + PUYANG + "/" + key + "?lang=en",
        List.of(
            "value", value, "from", from, "area", area, "grade", "assumption", "cites", "minutes"));
  }

  private static String asked(HttpResponse<String> answer) {
    URI to = URI.create(answer.headers().firstValue("Location").orElseThrow());
    return text(to.getRawPath() + "?lang=en");
  }

  @Test
  void aValueIsChosenOrWrittenInWordsAndADayAsOneWouldSayIt() {
    String form = command.open("/readings/" + PUYANG + "/day-count?lang=zh").body();
    assertThat(form).contains("<option value=\"same-day\"", ">当日为第一天</option>");
    assertThat(asked(ask("beijing-ban-ends", "End of the last isolation", "2.25", "410922")))
        .contains("end of the last isolation", "Qingfeng County, from 25 February 2020");
    assertThat(asked(ask("key-areas", "42@2020-01-23，3303@2020-02-01..2020-02-20", "226", "")))
        .contains(
            "Hubei Province (from 23 January 2020), Wenzhou City"
                + " (1 February 2020 to 20 February 2020)");
    String key = text("/readings/" + PUYANG + "/key-areas?lang=en");
    assertThat(key).contains("Wenzhou City (1 February 2020 to 20 February 2020)");
    assertThat(ask("key-areas", "42@2020-01-23", "someday", "").body())
        .contains("value=\"someday\"", "value=\"42@2020-01-23\"");
  }

  @Test
  void whereItCountsIsChosenByNameInEitherLanguageAndNobodyHasToKnowACode() {
    String page = "/readings/" + PUYANG + "/beijing-ban-ends?lang=en";
    assertThat(command.open(page).body())
        .as("completed while it is typed")
        .containsPattern("name=\"area\"[^>]*data-source=\"/areas/named")
        .doesNotContain("such as 410922");
    for (String typed : List.of("清丰县", "濮阳市清丰县", "qingfeng county (puyang city)", "410922")) {
      assertThat(asked(ask("beijing-ban-ends", "last-isolation", "2.25", typed)))
          .as(typed)
          .contains("Qingfeng County, from 25 February 2020");
    }
    assertThat(ask("beijing-ban-ends", "last-isolation", "2.25", "Atlantis").body())
        .contains("No area is called “Atlantis”", "value=\"Atlantis\"", "error-area");
    assertThat(ask("beijing-ban-ends", "last-isolation", "2.25", "城关镇").body())
        .contains("areas are called “城关镇”");
    assertThat(ask("beijing-ban-ends", "last-isolation", "2.25", "Wuzhi County").body())
        .as("nobody there is under the notice")
        .contains("The notice holds in Puyang City", "so in Wuzhi County (Jiaozuo City) nobody");
  }

  @Test
  void keyAreasAreWrittenByNameWithTheirDays() {
    String page = "/readings/" + PUYANG + "/key-areas?lang=";
    assertThat(command.open(page + "zh").body())
        .contains("value=\"湖北省@2020-01-23\"", "写作 湖北省@2020-01-23");
    assertThat(command.open(page + "en").body()).contains("value=\"Hubei Province@2020-01-23\"");
    assertThat(asked(ask("key-areas", "湖北@1.23、温州市@2.1..2.20", "226", "")))
        .contains(
            "Hubei Province (from 23 January 2020), Wenzhou City"
                + " (1 February 2020 to 20 February 2020)");
    assertThat(ask("key-areas", "Atlantis@1.23", "226", "").body())
        .contains("No area is called “Atlantis”", "error-value", "value=\"Atlantis@1.23\"");
    assertThat(ask("key-areas", "湖北省", "226", "").body())
        .contains("No area with its days is read in “湖北省”");
    assertThat(ask("key-areas", "湖北省@2.10..2.1", "226", "").body())
        .contains("“湖北省@2.10..2.1” ends before it begins");
    assertThat(ask("key-areas", "、", "226", "").body()).contains("Write at least one area");
  }

  @Test
  void aLastDayThatLiesBehindIsSaidBesideItsField() {
    HttpResponse<String> answer =
        command.send(
            "/readings/" + PUYANG + "/beijing-ban-ends?lang=en",
            List.of(
                "value",
                "last-isolation",
                "from",
                "2.25",
                "until",
                "2.24",
                "area",
                "",
                "grade",
                "assumption",
                "cites",
                "minutes"));
    assertThat(answer.body()).contains("error-until", "The last day is not before");
  }

  @Test
  void whoeverDraftsAnotherValueSaysOnWhatItRestsNow() {
    String base = server.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    UUID id = server.get(DraftActs.class).begin(server.user("cdc"), base, "Wenzhou").id();
    Visit cdc = server.signedIn("cdc");
    String page = "/notices/" + PUYANG + "/drafts/" + id + "?lang=en";
    String rests = "readings.yaml:/key-areas/cites/";
    assertThat(cdc.open(page).body())
        .contains("Hubei Province (from 23 January 2020)")
        .doesNotContain(rests);
    String value = "readings.yaml:/key-areas/value";
    String both = "42@2020-01-23 3303@2020-02-02";
    cdc.send(page, List.of("version", "1", value, both));
    assertThat(cdc.open(page).body())
        .contains("Wenzhou City (from 2 February 2020)", rests + "zh", "say what it rests on now");
    cdc.send(page, List.of("version", "2", value, both, rests + "zh", "增加温州市。"));
    assertThat(
            server
                .get(DraftActs.class)
                .find(server.user("cdc"), id)
                .orElseThrow()
                .files()
                .get("readings.yaml"))
        .contains("增加温州市。", "3303@2020-02-02");
  }

  @Test
  void whatASimulationAssumesIsSaidInWords() {
    List<String> form = new ArrayList<>(List.of("asOf", "226", "horizon", "7", "area", "410922"));
    form.addAll(List.of("readings", PUYANG + "/day-count@410922=the same day is day 1"));
    HttpResponse<String> answer = command.send("/notices/simulations?lang=en", form);
    assertThat(asked(answer))
        .containsIgnoringCase("count of days (Qingfeng County) = the same day is day 1");
    String base = server.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    assertThat(text("/notices/" + PUYANG + "/editions/" + base + "?lang=en"))
        .doesNotContain("42@2020-01-23");
  }
}
