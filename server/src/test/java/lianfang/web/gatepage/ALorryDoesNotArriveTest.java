package lianfang.web.gatepage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import lianfang.fact.Subject;
import lianfang.gate.checkpoint.Devices;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 在途管控: whoever expects a lorry hears that it has not come, and the command with him. */
class ALorryDoesNotArriveTest {

  private static final String ALARM = "1 vehicle has not arrived in time";
  private static final String ELSEWHERE = "410922101001";

  private static GatePost post;
  private static String token;

  @BeforeAll
  static void open() {
    post = new GatePost();
    token = post.device().token();
  }

  @AfterAll
  static void close() {
    post.close();
  }

  @BeforeEach
  void forget() {
    post.server.database().asOwner("delete from gate.mail");
  }

  private static Instant ago(int hours) {
    Clock clock = post.server.get(Clock.class);
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(hours, ChronoUnit.HOURS);
  }

  private static String trip(String plate, String to, int hours, Instant at) throws Exception {
    String row =
        ("{\"id\":\"%s\",\"kind\":\"trip\",\"time\":\"%s\",\"offset\":0,\"vehicle\":\"%s\","
                + "\"trip\":\"loading\",\"to\":\"%s\",\"hours\":%d,\"route\":\"G45\"}")
            .formatted(UUID.randomUUID(), at, plate, to, hours);
    var answer =
        BatchesOfADeviceTest.send(
            post, token, "reports", "{\"sentAt\":null,\"rows\":[" + row + "]}");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static void passed(UUID gate, String plate, Instant at) throws Exception {
    String device =
        post.server.get(Devices.class).enrol(post.code(gate), "test").orElseThrow().token();
    String row =
        ("{\"id\":\"%s\",\"time\":\"%s\",\"offset\":0,\"direction\":1,\"people\":1,"
                + "\"verdict\":0,\"vehicle\":\"%s\"}")
            .formatted(UUID.randomUUID(), at, plate);
    var answer =
        BatchesOfADeviceTest.send(
            post, device, "passages", "{\"sentAt\":null,\"rows\":[" + row + "]}");
    assertThat(answer.body()).contains("\"landed\":1");
  }

  private static String page(String account, String path) {
    return post.server.signedIn(account).open(path).body();
  }

  @Test
  void whoeverExpectsItAndTheCommandAreAlarmedAndNobodyElse() throws Exception {
    trip("豫J00001", "410922101", 2, ago(3));
    assertThat(page("beside", "/today")).contains(ALARM, "/checkpoints/trips?state=late");
    assertThat(page("beside", "/duties")).contains(ALARM);
    assertThat(page("command", "/today")).contains(ALARM);
    assertThat(page("township", "/today")).as("it left here long ago").doesNotContain(ALARM);
    assertThat(page("beside", "/checkpoints/trips?state=late"))
        .contains("豫J00001", "1 vehicle has not arrived although");
  }

  @Test
  void anOpenPostExpectsItAndABankOfEarthDoesNot() throws Exception {
    trip("豫J00009", "410922101", 2, ago(3));
    assertThat(page("beside", "/checkpoints/" + post.post(ELSEWHERE))).contains("豫J00009");
    Subject bank = Subject.place(UUID.randomUUID());
    post.server.tell(bank, ELSEWHERE, "2020-02-10 checkpoint-registered at=barrier called=土堆");
    assertThat(page("beside", "/checkpoints/" + bank.id()))
        .contains("土堆")
        .doesNotContain("豫J00009");
  }

  @Test
  void aCodeWithFillingZerosIsTheSameArea() throws Exception {
    trip("豫J00008", "410922101000", 2, ago(3));
    assertThat(page("beside", "/today")).contains(ALARM);
  }

  @Test
  void aGateKnowsByNameWhereLorriesGo() throws Exception {
    String told = BatchesOfADeviceTest.send(post, token, "places", "{}").body();
    assertThat(told).contains("[\"410923\",\"河南省濮阳市南乐县\",", "\"410922101\"");
    assertThat(BatchesOfADeviceTest.send(post, "lfg_none", "places", "{}").statusCode())
        .isEqualTo(401);
  }

  @Test
  void nobodyIsAlarmedBeforeItsTimeHasPassed() throws Exception {
    trip("豫J00002", "410922101", 4, ago(3));
    assertThat(page("beside", "/today")).doesNotContain("not arrived in time");
    assertThat(page("beside", "/checkpoints/trips")).contains("豫J00002", "on the way");
  }

  @Test
  void theAlarmGoesWhenAPostThereCountsItAndNotForAnEarlierPassage() throws Exception {
    UUID there = post.post(ELSEWHERE);
    passed(there, "豫J00003", ago(5));
    trip("豫J00003", "410922101", 2, ago(3));
    assertThat(page("beside", "/today")).as("it was here before it set out").contains(ALARM);
    assertThat(page("beside", "/checkpoints/" + there)).contains("not arrived: 豫J00003");
    passed(there, "豫J00003", ago(1));
    assertThat(page("beside", "/today")).doesNotContain("not arrived in time");
    assertThat(page("beside", "/checkpoints/" + there)).doesNotContain("豫J00003");
    assertThat(page("beside", "/checkpoints/trips")).contains("豫J00003", "Arrived");
  }

  @Test
  void anArrivalThatWasUploadedBeforeTheTripEndsIt() throws Exception {
    passed(post.post(ELSEWHERE), "豫J00004", ago(1));
    trip("豫J00004", "410922101", 2, ago(3));
    assertThat(page("beside", "/today")).doesNotContain("not arrived in time");
  }

  @Test
  void somebodyWhoHasAskedTheDriverEndsItOnceAndOnlyAsItMayEnd() throws Exception {
    trip("豫J00005", "410922101", 2, ago(3));
    Visit beside = post.server.signedIn("beside");
    String one = "/checkpoints/trips/" + post.reported("trip", "id");
    assertThat(beside.open(one).body()).contains("豫J00005", "G45", "Not coming");
    assertThat(beside.send(one + "/end", List.of("outcome", "lost")).statusCode()).isEqualTo(302);
    beside.open(one);
    beside.send(one + "/end", List.of("outcome", "not-coming"));
    assertThat(page("beside", "/today")).doesNotContain("not arrived in time");
    assertThat(page("command", "/checkpoints/trips")).contains("Not coming");
    assertThat(post.server.signedIn("other-county").open(one).statusCode()).isEqualTo(404);
  }

  @Test
  void aTripToWhereNobodyExpectsItComesBack() throws Exception {
    assertThat(trip("豫J00006", "999999", 2, ago(1)))
        .contains("\"landed\":0", "\"field\":\"to\"", "没有这个区划");
    assertThat(trip("豫J00007", "4109", 2, ago(1))).contains("\"field\":\"to\"");
  }

  @Test
  void aReportOfAnUnknownKindIsNotKept() throws Exception {
    String row = "{\"id\":\"%s\",\"kind\":\"people\",\"name\":\"x\"}".formatted(UUID.randomUUID());
    var answer =
        BatchesOfADeviceTest.send(
            post, token, "reports", "{\"sentAt\":null,\"rows\":[" + row + "]}");
    assertThat(answer.body()).contains("\"landed\":0", "\"field\":\"kind\"");
    assertThat(
            post.server
                .database()
                .engineClient()
                .sql("select count(*) from gate.mail")
                .query(Long.class)
                .single())
        .isZero();
  }
}
