package lianfang.web.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import lianfang.access.Role;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody mistypes a day, a number or a reading: each is named with its remedy. */
class WhatIsAskedOfASimulationIsWrongTest {

  private static final String PUYANG = "puyang-2020-02-25-key-persons";
  private static final String PAGE = "/notices/simulations?lang=en";

  private static RunningServer server;
  private static Visit drafter;
  private static String edition = "";

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    server.enact();
    server.account("cdc", Role.DISEASE_CONTROL, "4109");
    drafter = server.signedIn("cdc");
    drafter.open(PAGE);
    edition = server.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String sent(String asOf, String horizon, String readings) {
    return drafter
        .send(
            PAGE,
            List.of(
                "edition",
                edition,
                "area",
                "4109",
                "asOf",
                asOf,
                "horizon",
                horizon,
                "readings",
                readings))
        .body();
  }

  @Test
  void aDayThatIsNoneAndOneBeforeAnyNoticeAreSaidBesideTheField() {
    assertThat(sent("abc", "14", PUYANG + "/day-count=same-day"))
        .contains("\"abc\" is no day: write it like 2020-02-26", "error-asOf")
        .contains("value=\"abc\"", "value=\"14\"", "day-count=same-day", edition);
    assertThat(sent("", "14", "")).contains("\"\" is no day", "value=\"14\"");
    assertThat(sent("1900-01-01", "14", ""))
        .contains("On 1 January 1900 no notice held yet", "the first one holds from");
    assertThat(sent("2099-01-01", "14", "")).contains("1 January 2099 is more than 366 days ahead");
  }

  @Test
  void aNumberOfDaysThatIsNoneKeepsTheDay() {
    for (String wrong : List.of("abc", "", "-1", "367", "99999999999")) {
      assertThat(sent("2020-02-27", wrong, ""))
          .as(wrong)
          .contains("is no number of days: give a whole number from 0 to 366", "error-horizon")
          .contains("value=\"2020-02-27\"");
    }
  }

  @Test
  void aLineOfReadingsIsNamedByItsNumber() {
    assertThat(sent("2020-02-26", "28", PUYANG + "/day-count=same-day\nmoon"))
        .contains(
            "Line 2 \"moon\": \"moon\" is no reading: write NOTICE/KEY=VALUE",
            "day-count=same-day");
    assertThat(sent("2020-02-26", "28", PUYANG + "/key-areas=moon!!")).contains("Line 1");
    assertThat(sent("2020-02-26", "28", PUYANG + "/moon=1"))
        .contains("\"moon\" is no reading of " + PUYANG);
    assertThat(sent("2020-02-26", "28", "moon/day-count=same-day"))
        .contains("No edition of \"moon\" is simulated or holds on that day");
  }

  @Test
  void nothingAskedIsSaidAndWhatIsRightStarts() {
    String nothing =
        drafter.send(PAGE, List.of("area", "4109", "asOf", "2020-02-26", "horizon", "28")).body();
    assertThat(nothing).contains("Nothing is asked yet");
    assertThat(sent("2.26", "28", "")).doesNotContain("error-asOf");
  }

  /** Starts one and waits for its result. */
  private static String done(String asOf, String horizon) {
    HttpResponse<String> started =
        drafter.send(
            PAGE, List.of("edition", edition, "area", "4109", "asOf", asOf, "horizon", horizon));
    String id = "";
    for (int i = 0; i < 1_000 && id.isEmpty(); i++) {
      String page = drafter.open(path(started)).body();
      id = page.contains("hash of the inputs") ? path(started).replaceAll("[?].*", "") : "";
      LockSupport.parkNanos(10_000_000);
    }
    return id.replaceAll(".*/", "");
  }

  private static String path(HttpResponse<String> started) {
    return started
        .headers()
        .firstValue("location")
        .orElse(started.uri().getPath())
        .replaceAll("^https?://[^/]+", "");
  }

  @Test
  void whatTwoWereAskedOtherwiseStandsWhereTheyAreCompared() {
    String one = done("2020-02-26", "14");
    String page = "/notices/simulations/" + one + "/compare/";
    for (String file : List.of("days.csv", "areas.csv", "short.csv")) {
      assertThat(drafter.open("/notices/simulations/" + one + "/" + file + "?lang=en").body())
          .as("a spreadsheet reckons with what stands in two columns")
          .contains("(in force)", "(draft)")
          .doesNotContain("→");
    }
    String alike = drafter.open(page + done("2020-02-26", "14") + "?lang=en").body();
    assertThat(alike).contains("Both say the same").doesNotContain("Asked otherwise");
    assertThat(drafter.open(page + done("2020-02-27", "28") + "?lang=en").body())
        .contains("Asked otherwise than by the draft")
        .contains("Part of the difference is the time between the two days.")
        .contains("Days of isolation are counted over unequal times.")
        .doesNotContain("Only areas that both looked at");
  }
}
