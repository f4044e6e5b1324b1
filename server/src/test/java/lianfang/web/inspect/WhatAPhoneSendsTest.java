package lianfang.web.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lianfang.access.Role;
import lianfang.access.phone.ShiftPhones;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an inspector's phone sends: again and again, too much, something else, or once too late. */
class WhatAPhoneSendsTest {

  private static final String LOGIN = "inspector";
  private static final String TOWNSHIP = "410922100";
  private static final int TIMES = 10;
  private static final int CONNECTIONS = 3;

  @TempDir static Path folder;

  private static RunningServer server;
  private static InspectorsPhone phone;
  private static byte[] picture;

  @BeforeAll
  static void open() throws IOException {
    server = new RunningServer(true);
    server.loadDivisions();
    server.account(LOGIN, Role.TOWNSHIP, TOWNSHIP);
    SiteChecks.offer(server);
    phone = InspectorsPhone.bound(server, LOGIN, TOWNSHIP);
    picture = Files.readAllBytes(SiteChecks.photo(folder, "shop.jpg", 70));
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String visit(UUID id, UUID caseId, long version, String begun, String hash) {
    return """
    {"id": "%s", "caseId": "%s", "version": %d, "step": "fail", "begun": %s, "note": false,
     "words": "in an hour", "values": {"findings": "nobody wears a mask", "seen": ["%s"]},
     "pictures": ["%s"],
     "unmet": [{"item": "masks", "problem": "no masks", "proof": ["%s"]},
       {"item": "disinfected", "problem": "once only", "proof": []}]}
    """
        .formatted(id, caseId, version, begun, hash, hash, hash);
  }

  private static String begun(String called) {
    return """
    {"type": "site-check", "step": "plan", "area": "%s", "called": "%s",
     "values": {"called": "%s"}}
    """
        .formatted(SiteChecks.VILLAGE, called, called);
  }

  /** Everything of a visit, ten times over three connections. */
  private static void tenTimes(String visit) throws Exception {
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      calls.add(() -> {
        phone.kept(SiteChecks.VILLAGE, picture);
        return phone.post("/inspect/visits", visit).body();
      });
    }
    try (ExecutorService three = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (Future<String> answer : three.invokeAll(calls)) {
        assertThat(answer.get()).contains("\"result\":\"landed\"");
      }
    }
  }

  private static long rows(String sql, UUID id) {
    return server.database().engineClient().sql(sql).param(id).query(Long.class).single();
  }

  private static void landedOnce(UUID id) {
    assertThat(SiteChecks.steps(server, id)).containsExactly("plan", "fail");
    assertThat(rows("select count(*) from casework.case_row where parent = ?", id)).isEqualTo(2);
    assertThat(rows("select count(*) from casework.case_words where case_id = ?", id)).isOne();
    assertThat(
            rows(
                "select count(*) from fact.fact where subject_id = ? and kind in"
                    + " ('case-filed', 'case-step', 'case-noted')",
                id))
        .as("filed, failed, noted")
        .isEqualTo(3);
  }

  @Test
  void tenTimesOverThreeConnectionsIsOneStepWithItsItems() throws Exception {
    String hash = phone.kept(SiteChecks.VILLAGE, picture);
    UUID planned = SiteChecks.planned(server, "东风超市");
    long version = SiteChecks.find(server, planned).view().version();
    tenTimes(visit(UUID.randomUUID(), planned, version, "null", hash));
    landedOnce(planned);
  }

  @Test
  void aPlaceThatNobodyPlannedIsFiledOnceAsWell() throws Exception {
    String hash = phone.kept(SiteChecks.VILLAGE, picture);
    UUID unannounced = UUID.randomUUID();
    tenTimes(visit(UUID.randomUUID(), unannounced, 0, begun("路边小店"), hash));
    landedOnce(unannounced);
  }

  @Test
  void aPictureThatNeverArrivedLeavesNothingOfTheVisit() {
    UUID planned = SiteChecks.planned(server, "没有照片的店");
    long version = SiteChecks.find(server, planned).view().version();
    String never = "ab".repeat(32);
    String sent = visit(UUID.randomUUID(), planned, version, "null", never);
    String unlisted = sent.replace("\"pictures\": [\"" + never + "\"]", "\"pictures\": []");
    for (String one : List.of(sent, unlisted)) {
      assertThat(phone.post("/inspect/visits", one).body()).contains("\"result\":\"refused\"");
    }
    assertThat(SiteChecks.steps(server, planned)).containsExactly("plan");
    assertThat(rows("select count(*) from casework.case_row where parent = ?", planned)).isZero();
  }

  @Test
  void whatIsNoPictureOrTooLargeIsRefusedWithItsReason() {
    byte[] program = "MZ\u0090\0 This program cannot be run".getBytes(StandardCharsets.ISO_8859_1);
    byte[] drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
            .getBytes(StandardCharsets.UTF_8);
    for (byte[] wrong : List.of(program, drawing)) {
      assertThat(phone.picture(SiteChecks.VILLAGE, wrong).statusCode()).isEqualTo(422);
    }
    HttpResponse<String> large = phone.picture(SiteChecks.VILLAGE, new byte[60 << 20]);
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(phone.picture("410823100001", picture).statusCode()).as("elsewhere").isEqualTo(403);
  }

  @Test
  void whatTheFormAsksIsNamedAsTheFormNamesIt() {
    UUID planned = SiteChecks.planned(server, "写得太短的店");
    long version = SiteChecks.find(server, planned).view().version();
    String hash = phone.kept(SiteChecks.VILLAGE, picture);
    String sent =
        visit(UUID.randomUUID(), planned, version, "null", hash)
            .replace("nobody wears a mask", "no")
            .replaceAll("(?s)\"unmet\": \\[.*]", "\"unmet\": []");
    assertThat(phone.post("/inspect/visits", sent).body())
        .contains("表单里这几项不合要求，请改正后再交：问题", "what the form asks: Findings")
        .doesNotContain("findings");
    String older =
        sent.replace("\"findings\": \"no\"", "\"findings\": \"enough said\", \"gone\": 1");
    assertThat(phone.post("/inspect/visits", older).body()).contains("手机上的表单与现在的不同");
    assertThat(SiteChecks.steps(server, planned)).containsExactly("plan");
  }

  @Test
  void aPhoneThatIsLostSendsNothingAnyMoreAndBeginsNoShift() {
    server.account("unlucky", Role.TOWNSHIP, TOWNSHIP);
    InspectorsPhone lost = InspectorsPhone.bound(server, "unlucky", TOWNSHIP);
    UUID planned = SiteChecks.planned(server, "丢手机的店");
    long version = SiteChecks.find(server, planned).view().version();
    String hash = lost.kept(SiteChecks.VILLAGE, picture);
    ShiftPhones phones = server.get(ShiftPhones.class);
    server
        .get(ScopedTransactions.class)
        .in(TOWNSHIP, () -> phones.revoke(phones.list(TOWNSHIP).getFirst().id(), TOWNSHIP));
    String sent = visit(UUID.randomUUID(), planned, version, "null", hash);
    assertThat(lost.post("/inspect/visits", sent).statusCode()).isEqualTo(401);
    assertThat(lost.post("/inspect/day", "{}").statusCode()).isEqualTo(401);
    assertThat(lost.begin("unlucky")).isEqualTo(403);
    assertThat(SiteChecks.steps(server, planned)).containsExactly("plan");
  }

  @Test
  void fiveThousandItemsOfAChecklistAreRefusedInASentenceAndLeaveNothing() {
    UUID planned = SiteChecks.planned(server, "五千项的店");
    long version = SiteChecks.find(server, planned).view().version();
    String hash = phone.kept(SiteChecks.VILLAGE, picture);
    StringBuilder answers = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      answers
          .append(i == 0 ? "" : ",")
          .append("{\"item\":\"masks\",\"answer\":\"true\",\"evidence\":\"")
          .append(hash)
          .append("\"}");
    }
    String sent =
        """
        {"id": "%s", "caseId": "%s", "version": %d, "step": "pass", "begun": null, "note": false,
         "words": "", "values": {"answers": [%s], "epidemic": true, "safety": true,
         "environment": true, "seen": ["%s"]}, "pictures": ["%s"], "unmet": []}
        """
            .formatted(UUID.randomUUID(), planned, version, answers, hash, hash);
    HttpResponse<String> answer = phone.post("/inspect/visits", sent);
    assertThat(answer.statusCode()).isIn(200, 413);
    assertThat(answer.body()).doesNotContain("\"result\":\"landed\"");
    assertThat(SiteChecks.steps(server, planned)).containsExactly("plan");
  }
}
