package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.InstanceSettings;
import lianfang.instance.ScopedTransactions;
import lianfang.web.decisions.EscalationCheck;
import lianfang.web.decisions.Escalations;
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

  private static Escalations escalations() {
    return server.get(Escalations.class);
  }

  private static List<Fact> gone(Subject subject) {
    return server
        .get(ScopedTransactions.class)
        .in("4109", () -> server.get(Ledger.class).of(List.of(subject)))
        .stream()
        .filter(one -> one.kind().equals("decision-escalated"))
        .toList();
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

  /** Somebody writes two conclusions that nothing carries: a free id, and a free deadline. */
  private static void whatWentUpFollowsFromWhatIsStatedAndWhatSomebodyForgedDoesNot() {
    EscalationCheck check = server.get(EscalationCheck.class);
    assertThat(check.findings()).isEmpty();
    Subject nobody = Subject.person(UUID.randomUUID());
    Instant due = Instant.parse("2020-02-25T03:04:05Z");
    UUID named =
        UUID.nameUUIDFromBytes(
            ("escalated " + nobody.id() + " symptom " + due)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    for (UUID id : List.of(UUID.randomUUID(), named)) {
      Fact fact =
          new Fact(
              0,
              id,
              nobody,
              "decision-escalated",
              VILLAGE,
              due,
              due,
              "rulebook",
              Fact.DERIVED,
              null,
              new java.util.TreeMap<>(java.util.Map.of("question", "symptom", "city", "4109")));
      server
          .get(Ledger.class)
          .append(
              new lianfang.fact.Recorder("rulebook", lianfang.area.Scope.everything()),
              List.of(fact));
    }
    assertThat(check.findings())
        .hasSize(2)
        .anyMatch(one -> one.endsWith("its id belongs to another subject, question or deadline"))
        .anyMatch(one -> one.endsWith("no fact before it sets this deadline"));
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

    assertThat(page(county, "/decisions?lang=en&late=yes")).contains("Nothing has gone up");
    assertThat(escalations().record()).isZero();

    later(Duration.ofHours(13));
    county = server.signedIn("county");
    escalations().record();
    assertThat(gone(WAITING)).hasSize(1);
    assertThat(escalations().record()).as("what has gone up goes up once").isZero();
    Fact fact = gone(WAITING).getFirst();
    assertThat(fact.attributes())
        .containsEntry("question", "isolation-place")
        .containsEntry("city", "4109");
    assertThat(fact.isDerived()).isTrue();
    assertThat(fact.happenedAt()).as("from the deadline on").isBefore(fact.recordedAt());
    assertThat(gone(PATIENT)).isEmpty();
    assertThat(page(county, about(WAITING, "isolation-place", "en")))
        .contains(fact.number() + ", recorded 26 February");
    assertThat(page(county, "/decisions?lang=en&late=yes"))
        .contains("1 late and gone up on this page", "/decisions/" + WAITING.id())
        .doesNotContain("/decisions/" + PATIENT.id());
    assertThat(page(county, about(WAITING, "isolation-place", "en")))
        .contains("Late since 26 February", "gone up to the command of", "Office city")
        .doesNotContain("Office other", "Office county (");
    assertThat(page(county, about(WAITING, "isolation-place", "zh")))
        .contains("逾期", "已升级至濮阳市指挥部", "Office city");
    assertThat(page(county, about(PATIENT, "review", "en"))).doesNotContain("gone up");
    assertThat(page(county, "/decisions?lang=zh")).contains("起逾期，已升级至濮阳市指挥部");

    Visit city = server.signedIn("city");
    assertThat(page(city, "/decisions?lang=en")).contains("Late since 26 February");
    String form = about(WAITING, "isolation-place", "en");
    assertThat(page(city, form)).contains("name=\"answer\"");
    city.send(form, List.of("answer", "home"));
    assertThat(page(city, "/decisions?lang=en"))
        .as("only the review is left")
        .doesNotContain("late since")
        .contains("due for review");

    assertThat(page(city, "/decisions?lang=en&late=yes"))
        .doesNotContain("/decisions/" + WAITING.id());
    whatWentUpFollowsFromWhatIsStatedAndWhatSomebodyForgedDoesNot();
    Instant soon = server.get(Clock.class).instant().plus(Duration.ofDays(2));
    assertThat(escalations().record(soon)).as("the review waits two days later").isOne();
    assertThat(escalations().record(soon)).isZero();
    assertThat(gone(PATIENT))
        .extracting(one -> one.attribute("question"))
        .containsExactly("review");
    assertThat(gone(WAITING)).as("what was answered goes nowhere").hasSize(1);

    Visit other = server.signedIn("other-city");
    assertThat(other.open(about(PATIENT, "review", "en")).statusCode()).isEqualTo(404);
  }
}
