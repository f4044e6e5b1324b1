package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.fact.Subject;
import lianfang.instance.InstanceSettings;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A county leaves a question open beyond its time: it goes up to the command of the city. */
class AQuestionIsNotAnsweredInTimeTest {

  private static final String VILLAGE = "410922100001";
  private static final Subject WAITING = Subject.person(UUID.randomUUID());
  private static final Subject PATIENT = Subject.person(UUID.randomUUID());

  private static RunningServer server;

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    server.loadDivisions();
    server.enact();
    server.account("county", Role.DISEASE_CONTROL, "410922");
    server.account("city", Role.COMMAND, "4109");
    server.account("other-city", Role.COMMAND, "4108");
    server.account("other-county", Role.COMMAND, "410923");
    server.tell(WAITING, VILLAGE, "2020-02-25 residence village=" + VILLAGE);
    server.tell(WAITING, VILLAGE, "2020-02-25 arrival origin=44 certificate=no");
    server.tell(PATIENT, VILLAGE, "2020-02-12 residence village=" + VILLAGE);
    server.tell(PATIENT, VILLAGE, "2020-02-12 admission as=confirmed");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String page(Visit visit, String path) {
    return visit.open(path).body();
  }

  private static String about(Subject subject, String question, String language) {
    return "/decisions/" + subject.id() + "/" + question + "?lang=" + language;
  }

  /** The domain clock goes on by so much, as it does while a server stands still. */
  private static void later(Duration time) throws IOException {
    InstanceSettings settings = server.get(InstanceSettings.class);
    Path file = settings.data().resolve("instance.yaml");
    Instant created = settings.created();
    String text = Files.readString(file);
    assertThat(text).contains(created.toString());
    Files.writeString(file, text.replace(created.toString(), created.minus(time).toString()));
    server.restart();
  }

  @Test
  void itGoesUpByNameInBothLanguagesAndTheSuperiorAnswersIt() throws IOException {
    Visit county = server.signedIn("county");
    assertThat(page(county, about(WAITING, "isolation-place", "en")))
        .as("there is time until this evening")
        .doesNotContain("gone up");
    assertThat(page(county, about(PATIENT, "review", "en")))
        .as("what a day opened is to be answered by its end")
        .doesNotContain("gone up");
    assertThat(page(county, "/decisions?lang=en"))
        .contains("27 February")
        .doesNotContain("late since");

    later(Duration.ofHours(13));
    county = server.signedIn("county");
    assertThat(page(county, about(WAITING, "isolation-place", "en")))
        .contains("Late since 26 February", "gone up to the command of", "Office city")
        .doesNotContain("Office other", "Office county (");
    assertThat(page(county, about(WAITING, "isolation-place", "zh")))
        .contains("逾期", "已升级至濮阳市指挥部", "Office city");
    assertThat(page(county, about(PATIENT, "review", "en"))).doesNotContain("gone up");
    assertThat(page(county, "/decisions?lang=zh")).contains("起逾期，已升级至濮阳市指挥部");

    Visit city = server.signedIn("city");
    assertThat(page(city, "/decisions?lang=en")).contains("late since 26 February");
    String form = about(WAITING, "isolation-place", "en");
    assertThat(page(city, form)).contains("name=\"answer\"");
    city.send(form, List.of("answer", "home"));
    assertThat(page(city, "/decisions?lang=en"))
        .as("only the review is left")
        .doesNotContain("late since")
        .contains("due for review");

    Visit other = server.signedIn("other-city");
    assertThat(other.open(about(PATIENT, "review", "en")).statusCode()).isEqualTo(404);
  }
}
