package lianfang.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.enterprise.RegisteredFirm;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A county has a checklist of hundreds of items, and a desk fills it in on the page. */
class AFormOfManyBoxesTest {

  private static final String AREA = "410922100";

  /** Answer and reason of each of as many items as a checklist may have. */
  private static final int BOXES = 1_000;

  private static RunningServer server;
  private static RegisteredFirm firm;
  private static Visit township;

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    server.loadDivisions();
    server.account("township", Role.TOWNSHIP, AREA);
    firm =
        InventedFirm.registered(
            server,
            AREA,
            InventedFirm.profile("演示多项厂", 500_001, false, false),
            LocalDate.of(2020, 2, 10));
    township = server.signedIn("township");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  /** A form with files, as a browser sends it: each box is a part. */
  private static HttpResponse<String> sent(UUID id, int boxes) {
    String to = "/cases/new/firm-problem?about=" + firm.id() + "&in=" + AREA;
    township.open(to);
    List<String> fields =
        new ArrayList<>(List.of("_id", id.toString(), "_about", firm.id().toString(), "_in", AREA));
    fields.addAll(List.of("kind", "people", "what", "缺三十名工人，请协调"));
    for (int i = 0; i < boxes; i++) {
      fields.addAll(List.of("answers.item-" + i + ".why", "符合"));
    }
    return township.sendWithFile(to, fields, "shown-file", "");
  }

  @Test
  void allOfThemArrive() {
    UUID id = UUID.randomUUID();
    HttpResponse<String> answer = sent(id, BOXES);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    assertThat(township.open("/cases/" + id).statusCode()).isEqualTo(200);
  }

  @Test
  void moreThanAnyFormHasAreRefusedInWordsAndLeaveNothing() {
    UUID id = UUID.randomUUID();
    HttpResponse<String> answer = sent(id, 15 * BOXES);
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(answer.body()).contains("<h1>这个请求读不出来</h1>");
    assertThat(township.open("/cases/" + id).statusCode()).isEqualTo(404);
  }
}
