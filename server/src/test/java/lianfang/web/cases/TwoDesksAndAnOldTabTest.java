package lianfang.web.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTypes;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two officials with the same case open; one of them went to lunch with it. */
class TwoDesksAndAnOldTabTest {

  private static final String TOWNSHIP = "410922100";

  private static RunningServer server;

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    server.loadDivisions();
    server.account("first", Role.TOWNSHIP, TOWNSHIP);
    server.account("second", Role.TOWNSHIP, TOWNSHIP);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static UUID filed(String type) {
    CaseRecorder firm =
        CaseRecorder.person(new Recorder("firm", Scope.of(TOWNSHIP)), Set.of("enterprise"));
    return server
        .get(Cases.class)
        .file(
            firm,
            Filing.of(
                UUID.randomUUID(),
                type,
                new Subject(Subject.Kind.ENTERPRISE, UUID.randomUUID()),
                TOWNSHIP,
                new FormValues(Map.of("kind", "people", "what", "工人不能到岗"))));
  }

  private static String seen(Visit visit, UUID id) {
    return visit
        .open("/cases/" + id)
        .body()
        .replaceAll("(?s).*name=\"_seen\" value=\"(\\d+)\".*", "$1");
  }

  private static HttpResponse<String> take(Visit visit, UUID id, String seen) {
    return visit.send(
        "/cases/" + id + "/steps/take",
        List.of("_id", UUID.randomUUID().toString(), "_seen", seen));
  }

  private static String row(UUID id, String column) {
    return server
        .database()
        .engineClient()
        .sql("select " + column + "::text from casework.case_row where id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  @Test
  void ofTwoWhoPressAtOnceOneHasItAndTheOtherReadsWho() throws Exception {
    Visit first = server.signedIn("first");
    Visit second = server.signedIn("second");
    for (int round = 0; round < 5; round++) {
      UUID id = filed("firm-problem");
      String seen = seen(first, id);
      seen(second, id);
      List<Callable<HttpResponse<String>>> both =
          List.of(() -> take(first, id, seen), () -> take(second, id, seen));
      List<HttpResponse<String>> answers = new ArrayList<>();
      try (ExecutorService two = Executors.newFixedThreadPool(2)) {
        for (Future<HttpResponse<String>> one : two.invokeAll(both)) {
          answers.add(one.get());
        }
      }
      assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(302, 200);
      String refused =
          answers.stream().filter(one -> one.statusCode() == 200).findFirst().orElseThrow().body();
      assertThat(refused).containsPattern("Office (first|second)");
      assertThat(row(id, "state")).isEqualTo("working");
    }
  }

  @Test
  void aFormFromAnOldTabSaysWhoActedKeepsWhatWasTypedAndIsSentAgain() {
    UUID id = filed("firm-problem");
    Visit second = server.signedIn("second");
    String form = second.open("/cases/" + id + "/steps/ask").body();
    String seen = form.replaceAll("(?s).*name=\"_seen\" value=\"(\\d+)\".*", "$1");
    Visit first = server.signedIn("first");
    assertThat(take(first, id, seen(first, id)).statusCode()).isEqualTo(302);
    String typed = "请补充缺工人数和工种";
    HttpResponse<String> old = asked(second, id, seen, typed);
    assertThat(old.statusCode()).isEqualTo(200);
    assertThat(old.body()).contains("Office first", typed);
    assertThat(row(id, "state")).isEqualTo("working");
    String fresh = old.body().replaceAll("(?s).*name=\"_seen\" value=\"(\\d+)\".*", "$1");
    assertThat(asked(second, id, fresh, typed).statusCode()).isEqualTo(302);
    assertThat(row(id, "state")).isEqualTo("asked");
  }

  private static HttpResponse<String> asked(Visit visit, UUID id, String seen, String reason) {
    return visit.send(
        "/cases/" + id + "/steps/ask",
        List.of("_id", UUID.randomUUID().toString(), "_seen", seen, "reason", reason));
  }

  @Test
  void theSameButtonPressedTwiceIsOneStep() {
    UUID id = filed("firm-problem");
    Visit first = server.signedIn("first");
    String seen = seen(first, id);
    List<String> fields = List.of("_id", UUID.randomUUID().toString(), "_seen", seen);
    for (int i = 0; i < 2; i++) {
      assertThat(first.send("/cases/" + id + "/steps/take", fields).statusCode()).isEqualTo(302);
    }
    assertThat(
            server
                .database()
                .engineClient()
                .sql("select count(*) from casework.case_event where case_id = ?")
                .param(id)
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void whereAnEditionIsWithdrawnNothingNewIsFiledAndWhatRunsGoesOn() {
    UUID running = filed("firm-problem");
    Visit first = server.signedIn("first");
    String path = "/cases/new/firm-problem?in=" + TOWNSHIP + "&about=" + UUID.randomUUID();
    assertThat(first.open(path).statusCode()).isEqualTo(200);
    CaseTypes types = server.get(CaseTypes.class);
    String edition = types.find("firm-problem").orElseThrow().edition();
    types.withdraw(edition);
    try {
      HttpResponse<String> sent =
          first.send(
              "/cases/new/firm-problem",
              List.of(
                  "_id",
                  UUID.randomUUID().toString(),
                  "_about",
                  UUID.randomUUID().toString(),
                  "_in",
                  TOWNSHIP,
                  "kind",
                  "people",
                  "what",
                  "打了一半的文字还在"));
      assertThat(sent.statusCode()).isEqualTo(200);
      assertThat(sent.body()).contains("withdrawn", "打了一半的文字还在");
      assertThat(take(first, running, seen(first, running)).statusCode()).isEqualTo(302);
      assertThat(row(running, "edition")).isEqualTo(edition);
      assertThat(row(running, "state")).isEqualTo("working");
    } finally {
      server
          .database()
          .asOwner("update casework.edition set withdrawn_at = null where type = 'firm-problem'");
    }
  }
}
