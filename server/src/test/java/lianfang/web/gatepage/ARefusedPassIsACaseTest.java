package lianfang.web.gatepage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lianfang.area.Scope;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.Cases;
import lianfang.casework.DeskPlace;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.fact.Recorder;
import lianfang.gate.pass.PassIssuing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No village is simply closed: a gate that refuses a valid pass answers to the command post. */
class ARefusedPassIsACaseTest {

  private static final CaseRecorder COMMAND = person("command", "410922", "command");
  private static final CaseRecorder TOWNSHIP = person("township", "410922100", "township");
  private static final String PICTURE = "a".repeat(64);

  private static GatePost post;

  @BeforeAll
  static void open() {
    post = new GatePost();
    post.server
        .database()
        .asOwner(
            """
            insert into casework.evidence (hash, area, type, bytes, located, kept_at, kept_by)
            select '%s', '%s', 'image/png', 1, false, now(), who
            from unnest(array['command', 'township']) who
            """
                .formatted(PICTURE, GatePost.VILLAGE));
  }

  @AfterAll
  static void close() {
    post.close();
  }

  private static CaseRecorder person(String account, String scope, String role) {
    return CaseRecorder.person(new Recorder(account, Scope.of(scope)), Set.of(role));
  }

  private static String row(UUID id, String time, String ground) {
    return "{\"id\":\"%s\",\"kind\":\"refused\",\"time\":\"%s\",\"direction\":1,\"ground\":\"%s\"}"
        .formatted(id, time, ground);
  }

  private static void refuse(String token, String... rows) throws Exception {
    String body = "{\"sentAt\":\"2020-02-26T02:00:00Z\",\"rows\":[" + String.join(",", rows) + "]}";
    assertThat(BatchesOfADeviceTest.send(post, token, "reports", body).statusCode()).isEqualTo(200);
  }

  private static List<UUID> cases(UUID gate) {
    return post.server
        .database()
        .engineClient()
        .sql("select id from casework.case_row where about = ? order by filed_at, id")
        .param(gate)
        .query(UUID.class)
        .list();
  }

  private static CaseFile found(UUID id) {
    return post.server.get(Cases.class).find(COMMAND, id).orElseThrow();
  }

  private static CaseFile step(CaseRecorder who, UUID id, String step, Map<String, Object> said) {
    StepOrder order =
        new StepOrder(
            UUID.randomUUID(),
            id,
            found(id).view().version(),
            step,
            new FormValues(said),
            Set.of(),
            false);
    return post.server.get(Cases.class).step(who, order);
  }

  private static String token(UUID gate) {
    return post.server
        .get(lianfang.gate.checkpoint.Devices.class)
        .enrol(post.code(gate), "test")
        .orElseThrow()
        .token();
  }

  @Test
  void aReportTenTimesFromThreeConnectionsIsOneCaseAtTheCommandOfTheCounty() throws Exception {
    UUID gate = post.post(GatePost.VILLAGE);
    String token = token(gate);
    String row = row(UUID.randomUUID(), "2020-02-26T01:00:00Z", "post-closed");
    try (ExecutorService three = Executors.newFixedThreadPool(3)) {
      List<java.util.concurrent.Future<Void>> sent =
          java.util.stream.IntStream.range(0, 10)
              .mapToObj(n ->
                  three.submit(() -> {
                    refuse(token, row);
                    return (Void) null;
                  }))
              .toList();
      for (var one : sent) {
        one.get();
      }
    }
    post.followed();
    assertThat(cases(gate)).hasSize(1);
    CaseFile one = found(cases(gate).getFirst());
    assertThat(one.view().desk()).isEqualTo(new DeskPlace("command", "410922"));
    assertThat(one.view().terms()).containsOnlyKeys("verify");
    assertThat(one.view().values().text("times")).contains("1");
    assertThat(one.view().done()).hasSize(1);
  }

  @Test
  void whatTheSameGateRefusesMeanwhileJoinsItsCaseAndComesFirst() throws Exception {
    UUID gate = post.post(GatePost.VILLAGE);
    UUID other = post.post(GatePost.VILLAGE);
    refuse(token(other), row(UUID.randomUUID(), "2020-02-26T01:00:00Z", "no-mask"));
    String token = token(gate);
    refuse(
        token,
        row(UUID.randomUUID(), "2020-02-26T01:00:00Z", "post-closed"),
        row(UUID.randomUUID(), "2020-02-26T01:10:00Z", "other"),
        row(UUID.randomUUID(), "2020-02-26T01:20:00Z", "other"));
    post.followed();
    assertThat(cases(other)).hasSize(1);
    assertThat(cases(gate)).hasSize(1);
    CaseFile joined = found(cases(gate).getFirst());
    assertThat(joined.view().values().text("times")).contains("3");
    assertThat(joined.view().values().isTrue("closed-to-all")).isTrue();
    assertThat(joined.rank()).isGreaterThan(found(cases(other).getFirst()).rank());
  }

  @Test
  void readingTheFactsAgainOpensNothingAlsoAfterTheCaseHasEnded() throws Exception {
    UUID gate = post.post(GatePost.VILLAGE);
    String token = token(gate);
    refuse(
        token,
        row(UUID.randomUUID(), "2020-02-26T01:00:00Z", "fever"),
        row(UUID.randomUUID(), "2020-02-26T01:10:00Z", "fever"));
    post.followed();
    UUID id = cases(gate).getFirst();
    step(COMMAND, id, "justify", Map.of("why", "测温两次均高于标准", "proof", List.of(PICTURE)));
    post.server
        .database()
        .asOwner("update fact.follower set position = 0 where name = 'refused-passes'");
    refuse(token, row(UUID.randomUUID(), "2020-02-26T01:30:00Z", "other"));
    post.followed();
    assertThat(cases(gate)).as("the new refusal alone is a new case").hasSize(2);
    assertThat(found(id).view().done()).hasSize(3);
  }

  private static String withPass(PassIssuing.Given pass, UUID subject, String time) {
    String row = row(UUID.randomUUID(), time, "post-closed");
    return row.replace(
        "}",
        ",\"offset\":0,\"pass\":\"%s\",\"subject\":\"%s\"}".formatted(pass.pass().id(), subject));
  }

  @Test
  void theServerLooksAtThePassBeforeACaseOpensAndTheCaseLeadsToItsCheckpoint() throws Exception {
    UUID gate = post.post(GatePost.VILLAGE);
    PassIssuing.Given pass = post.pass(410922100L);
    String now = pass.pass().issued().toString();
    refuse(token(gate), withPass(pass, pass.pass().subject(), now));
    post.followed();
    assertThat(cases(gate)).hasSize(1);
    assertThat(found(cases(gate).getFirst()).view().values().text("pass")).contains("valid");
    String page =
        post.server
            .signedIn("command")
            .open("/cases/" + cases(gate).getFirst() + "?lang=zh")
            .body();
    assertThat(page)
        .contains("/checkpoints/" + gate, "卡点：赵庄村口", "拒绝时有效", "清丰县指挥部")
        .doesNotContain("县县（市）区");
  }

  @Test
  void aPassThatHadEndedOrWasTakenBackMakesNoCaseAndTheReportSaysSo() throws Exception {
    UUID gate = post.post(GatePost.VILLAGE);
    String token = token(gate);
    PassIssuing.Given pass = post.pass(410922100L);
    PassIssuing.Given back = post.pass(410922100L);
    post.takeBack(back);
    post.server
        .database()
        .asOwner(
            "update gate.pass set issued_at = issued_at - interval '2 days',"
                + " expires_at = expires_at - interval '2 days' where id = decode('%s', 'hex')"
                    .formatted(pass.pass().id()));
    String now = java.time.Instant.now(post.server.get(java.time.Clock.class)).toString();
    refuse(
        token,
        withPass(pass, pass.pass().subject(), now),
        withPass(back, back.pass().subject(), now));
    post.followed();
    assertThat(cases(gate)).isEmpty();
    assertThat(post.server.signedIn("township").open("/checkpoints/mail?kind=refused").body())
        .contains("No case: the pass had expired", "No case: the pass had been taken back");
  }

  @Test
  void aPassThatNobodyHereHasGivenToThisPersonIsFoundOutOnSite() throws Exception {
    UUID gate = post.post(GatePost.VILLAGE);
    PassIssuing.Given pass = post.pass(410922100L);
    refuse(token(gate), withPass(pass, UUID.randomUUID(), pass.pass().issued().toString()));
    post.followed();
    assertThat(found(cases(gate).getFirst()).view().values().text("pass")).contains("unconfirmed");
  }

  @Test
  void endsOnlyWithEvidenceOfSomebodyElseAndComesBackWhereTheGateRefusesAgain() throws Exception {
    UUID gate = post.post(GatePost.VILLAGE);
    String token = token(gate);
    refuse(token, row(UUID.randomUUID(), "2020-02-26T01:00:00Z", "post-closed"));
    post.followed();
    UUID id = cases(gate).getFirst();
    assertThatThrownBy(() -> step(TOWNSHIP, id, "order", Map.of("what", "恢复凭证放行")))
        .isInstanceOf(CaseRefused.class);
    CaseFile ordered = step(COMMAND, id, "order", Map.of("what", "恢复凭有效凭证放行"));
    assertThat(ordered.view().desk()).isEqualTo(new DeskPlace("township", "410922100"));
    Map<String, Object> done = Map.of("measure", "已拆除", "after", List.of(PICTURE));
    step(TOWNSHIP, id, "put-right", done);
    String now = row(UUID.randomUUID(), "2030-01-01T00:00:00Z", "other");
    refuse(token, now.replace("\"time\"", "\"offset\":0,\"time\""));
    post.followed();
    assertThat(found(id).view().state()).as("it was not put right").isEqualTo("to-correct");
    step(TOWNSHIP, id, "put-right", done);
    assertThatThrownBy(
            () -> step(COMMAND, id, "check", Map.of("let-pass", false, "seen", List.of(PICTURE))))
        .isInstanceOf(CaseRefused.class);
    CaseFile closed =
        step(COMMAND, id, "check", Map.of("let-pass", true, "seen", List.of(PICTURE)));
    assertThat(closed.ended()).isTrue();
    assertThat(post.server.signedIn("township").open("/checkpoints/" + gate).body())
        .contains("Incident closed");
  }
}
