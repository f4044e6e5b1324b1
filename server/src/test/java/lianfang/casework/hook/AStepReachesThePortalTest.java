package lianfang.casework.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a step to the city's portal, which fails, is restarted past, and is down for long. */
class AStepReachesThePortalTest {

  private static final String VILLAGE = "410922100001";
  private static final String WORDS = "工人王小明电话13900001234不能到岗";
  private static final Set<String> TOLD =
      new TreeSet<>(
          List.of(
              "id",
              "fact",
              "kind",
              "case",
              "code",
              "type",
              "state",
              "area",
              "happenedAt",
              "attributes"));

  private static RunningServer server;

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    server.loadDivisions();
    server.account("administrator", Role.ADMINISTRATOR, "4109");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static CaseRecorder office() {
    return CaseRecorder.person(
        new Recorder("account-of-the-office", Scope.of("410922100")), Set.of("township"));
  }

  private static UUID filed() {
    return server
        .get(Cases.class)
        .file(
            office(),
            Filing.of(
                UUID.randomUUID(),
                "firm-problem",
                new Subject(Subject.Kind.ENTERPRISE, UUID.randomUUID()),
                VILLAGE,
                new FormValues(Map.of("kind", "people", "what", WORDS))));
  }

  private static void step(UUID id, String step, Map<String, Object> values) {
    Cases cases = server.get(Cases.class);
    long seen = cases.find(office(), id).orElseThrow().view().version();
    cases.step(
        office(),
        new StepOrder(UUID.randomUUID(), id, seen, step, new FormValues(values), Set.of(), false));
  }

  /** The ids of what the ledger says about a case, in its order. */
  private static List<String> facts(UUID id) {
    return server
        .database()
        .engineClient()
        .sql("select id::text from fact.fact where subject_id = ? order by seq")
        .param(id)
        .query(String.class)
        .list();
  }

  private static void until(BooleanSupplier so) {
    long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!so.getAsBoolean() && System.nanoTime() < patience) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(so.getAsBoolean()).isTrue();
  }

  private static UUID told(Visit administrator, PortalByTheDocs portal) {
    administrator.open("/hooks");
    String to =
        administrator
            .send("/hooks", List.of("called", "City portal", "url", portal.address(), "in", "4109"))
            .headers()
            .firstValue("location")
            .orElseThrow();
    UUID hook = UUID.fromString(to.replaceAll(".*/hooks/([0-9a-f-]{36}).*", "$1"));
    Matcher secret =
        Pattern.compile("\\b[0-9a-f]{64}\\b").matcher(administrator.open("/hooks/" + hook).body());
    assertThat(secret.find()).isTrue();
    portal.knows(secret.group());
    return hook;
  }

  /** Seconds until what failed is tried again; then it is tried at once. */
  private static long pause(UUID hook, int tries) {
    String sql =
        "select next_at from casework.hook_message where hook = ? and tries = ?"
            + " and arrived_at is null order by position limit 1";
    List<Instant> next = new ArrayList<>();
    until(() -> {
      server
          .database()
          .engineClient()
          .sql(sql)
          .params(hook, tries)
          .query((row, n) -> row.getTimestamp(1).toInstant())
          .optional()
          .ifPresent(next::add);
      return !next.isEmpty();
    });
    long seconds = Duration.between(Instant.now(), next.getFirst()).toSeconds();
    server
        .database()
        .engineClient()
        .sql("update casework.hook_message set next_at = now() where hook = ? and tries = ?")
        .params(hook, tries)
        .update();
    return seconds;
  }

  @Test
  void twoFailuresAndARestartLoseNothingAndTheOrderIsThatOfTheLedger() {
    try (var portal = new PortalByTheDocs()) {
      Visit administrator = server.signedIn("administrator");
      UUID hook = told(administrator, portal);
      portal.fails(2);
      UUID id = filed();
      step(id, "take", Map.of());
      assertThat(pause(hook, 1)).isBetween(1L, 5L);
      assertThat(pause(hook, 2)).isBetween(20L, 30L);
      until(() -> portal.messages().size() == 2);
      assertThat(portal.refused()).containsExactly(500, 500);

      portal.fails(Integer.MAX_VALUE);
      step(id, "ask", Map.of("reason", WORDS));
      until(() -> portal.refused().size() == 3);
      server.restart();
      step(id, "add", Map.of("kind", "people", "what", WORDS));
      portal.fails(0);
      pause(hook, 1);
      until(() -> portal.messages().size() == 4);
      assertThat(portal.messages()).isEqualTo(facts(id));
      bodiesNameNobody(id, portal.bodies());
      server.signedIn("administrator");
      server.get(Hooks.class).end(hook);
    }
  }

  private static void bodiesNameNobody(UUID id, List<String> bodies) {
    for (String body : bodies) {
      assertThat(body).doesNotContain(WORDS, "王小明", "13900001234", "account-of-the-office");
      JsonNode said = JsonMapper.shared().readTree(body);
      Set<String> names = new TreeSet<>(said.propertyNames());
      assertThat(TOLD).as("what docs/api.md names").containsAll(names);
      assertThat(said.path("case").asString("")).isEqualTo(id.toString());
      assertThat(said.path("area").asString("")).isEqualTo(VILLAGE);
    }
    assertThat(JsonMapper.shared().readTree(bodies.getLast()).path("attributes").toString())
        .contains("\"step\":\"add\"");
  }

  @Test
  void aPortalThatIsDownForLongIsSeenAndGetsEverythingWhenSomebodyAsksForIt() {
    try (var portal = new PortalByTheDocs()) {
      Visit administrator = server.signedIn("administrator");
      UUID hook = told(administrator, portal);
      portal.fails(Integer.MAX_VALUE);
      UUID id = filed();
      for (int tries = 1; tries <= 8; tries++) {
        pause(hook, tries);
      }
      until(() -> server.get(Hooks.class).health(hook).givenUp() == 1);
      assertThat(administrator.open("/hooks").body()).contains("1 given up");
      assertThat(administrator.open("/hooks/" + hook).body()).contains("HTTP 500", "given up");
      portal.fails(0);
      administrator.send("/hooks/" + hook + "/again", List.of());
      until(() -> portal.messages().size() == 1);
      assertThat(portal.messages()).isEqualTo(facts(id));
      assertThat(administrator.open("/hooks").body()).doesNotContain("1 given up");
      server.get(Hooks.class).end(hook);
    }
  }

  @Test
  void whoeverHasNotTheSecretCannotPretendToBeUs() {
    try (var portal = new PortalByTheDocs()) {
      UUID hook = told(server.signedIn("administrator"), portal);
      portal.knows("00".repeat(32));
      filed();
      until(() -> portal.refused().contains(401));
      assertThat(portal.messages()).isEmpty();
      server.get(Hooks.class).end(hook);
    }
  }
}
