package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import lianfang.access.Role;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two sources say what cannot both be true: the record shows both, and an official answers. */
class TwoSourcesContradictEachOtherTest {

  private static final String HERE = "410922100001";

  private static RunningServer server;

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    server.loadDivisions();
    server.enact();
    server.account("cdc", Role.DISEASE_CONTROL, "4109");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void theNoteNamesBothFactsInBothLanguagesUntilOneOfThemStands() {
    Subject patient = Subject.person(UUID.randomUUID());
    server.tell(patient, HERE, "2020-02-20 residence village=" + HERE);
    Fact left = server.tell(patient, HERE, "2020-02-20 discharge as=confirmed cured=yes");
    Fact came = server.tell(patient, HERE, "2020-02-24 admission as=confirmed");
    Visit cdc = server.signedIn("cdc");
    String record = "/people/" + patient.id() + "?lang=";
    assertThat(cdc.open(record + "en").body())
        .contains("Contradiction: discharged before the admission. Both readings stay:")
        .contains(left.number() + " 20 February", came.number() + " 24 February", "the other:");
    assertThat(cdc.open(record + "zh").body())
        .contains("2月20日", "2月24日", left.number(), came.number(), "矛盾")
        .contains("/decisions/" + patient.id() + "/contradiction");
    server.tell(
        patient, HERE, "2020-02-26 decision question=contradiction answer=discharge-stands");
    assertThat(cdc.open(record + "en").body()).doesNotContain("Both readings stay");
  }

  @Test
  void twoCountiesForOnePersonAreShownAndAskedAbout() {
    Subject moved = Subject.person(UUID.randomUUID());
    String there = "410923100001";
    Fact one = server.tell(moved, HERE, "2020-02-25 residence village=" + HERE);
    Fact two = server.tell(moved, there, "2020-02-25 residence village=" + there);
    Visit cdc = server.signedIn("cdc");
    String record = "/people/" + moved.id() + "?lang=en";
    assertThat(cdc.open(record).body())
        .contains("two counties name the place where the person lives")
        .contains(one.number(), two.number());
    server.tell(moved, there, "2020-02-26 decision question=responsible-county answer=410923");
    assertThat(cdc.open(record).body()).doesNotContain("two counties name");
  }
}
