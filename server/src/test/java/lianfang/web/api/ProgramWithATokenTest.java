package lianfang.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.AuditQuery;
import lianfang.access.Role;
import lianfang.fact.FactDoor;
import lianfang.fact.FactKind;
import lianfang.fact.FactKinds;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class ProgramWithATokenTest {

  private static final String HERE = "410922100101";
  private static final String THERE = "410802001001";
  private static final RunningServer server = new RunningServer(true);
  private static final Program program = new Program(server);

  @BeforeAll
  static void offices() {
    server.loadDivisions();
    server.enact();
    server.account("village", Role.VILLAGE, HERE);
    server.account("cdc", Role.DISEASE_CONTROL, "4109");
    server.account("command", Role.COMMAND, "4109");
    server.account("neighbour", Role.VILLAGE, "410922100102");
    server.account("auditor", Role.AUDITOR, "4109");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void sameFactSentTwiceStandsOnceInTheLedger() {
    UUID person = UUID.randomUUID();
    String sent = fact(UUID.randomUUID(), person, HERE, "36.6");

    HttpResponse<String> first = post("village", "/api/v1/facts", sent);
    HttpResponse<String> second = post("village", "/api/v1/facts", sent);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(first.body()).contains("\"number\":\"F-", "\"celsius\":\"36.6\"");
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void refusalsSayWhatWhichRuleAndTheRemedy() {
    UUID person = UUID.randomUUID();
    String table =
        """
        village | {"facts":[]}                  | 422 | 0 facts
        village | nonsense                      | 400 | cannot be understood
        village | %s | 403 | lies outside your jurisdiction
        auditor | %s | 403 | may not record facts
        village | %s | 422 | unknown kind
        village | %s | 422 | unknown attribute
        village | %s | 422 | follows from an act that is checked
        """
            .formatted(
                fact(UUID.randomUUID(), person, THERE, "36.6"),
                fact(UUID.randomUUID(), person, HERE, "36.6"),
                fact(UUID.randomUUID(), person, HERE, "36.6").replace("temperature", "mood"),
                fact(UUID.randomUUID(), person, HERE, "36.6").replace("celsius", "kelvin"),
                fact(UUID.randomUUID(), person, HERE, "3").replace("temperature", "decision"));
    for (String line : table.lines().toList()) {
      List<String> cells = List.of(line.split("\\|")).stream().map(String::strip).toList();
      HttpResponse<String> answer = post(cells.get(0), "/api/v1/facts", cells.get(1));
      assertThat(answer.statusCode()).as(line + answer.body()).hasToString(cells.get(2));
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(answer.body()).contains(cells.get(3), "\"rule\"", "\"remedy\"", "\"title\"");
    }
  }

  @Test
  void whatAnActWritesIsNeverTakenAsAStatementOfWhateverKind() {
    List<String> closed = new ArrayList<>();
    for (FactKind kind : server.get(FactKinds.class).list()) {
      UUID id = UUID.randomUUID();
      String sent = fact(id, UUID.randomUUID(), HERE, "3").replace("temperature", kind.word());
      String answer = post("village", "/api/v1/facts", sent).body();
      if (kind.by() == FactDoor.HAND) {
        assertThat(answer).as(kind.word()).doesNotContain("NOT_BY_HAND");
      } else {
        closed.add(kind.word());
        assertThat(answer).as(kind.word()).contains("NOT_BY_HAND", kind.by().remedy());
      }
    }
    assertThat(closed)
        .contains("case-filed", "case-step", "case-claimed", "case-handed", "case-linked")
        .contains("case-extended", "case-supervised", "case-noted", "desk-seat", "firm-state")
        .contains("venue-state", "firm-registered", "risk-grade", "passages-sealed", "decision");
  }

  @Test
  void whatAnActWroteIsNeitherCorrectedNorWithdrawnAsAStatement() {
    Subject person = arrival(HERE);
    server.tell(person, HERE, "2020-02-26 measure-served measure=isolation");
    UUID act =
        server
            .get(ScopedTransactions.class)
            .in("4109", () -> server.get(Ledger.class).of(List.of(person)))
            .stream()
            .filter(fact -> fact.kind().equals("measure-served"))
            .findFirst()
            .orElseThrow()
            .id();
    String celsius = fact(UUID.randomUUID(), person.id(), HERE, "36.6");
    String corrects = "\"corrects\":\"" + act + "\",\"attributes\":{";
    String instead = celsius.replace("\"attributes\":{", corrects);
    String withdrawn =
        instead
            .replace("temperature", "withdrawn")
            .replace("\"celsius\":\"36.6\"", "\"reason\":\"mistake\"");

    for (String sent : List.of(instead, withdrawn)) {
      HttpResponse<String> answer = post("cdc", "/api/v1/facts", sent);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      assertThat(answer.body()).contains("NOT_BY_HAND", "/measures");
    }
    Visit page = server.signedIn("cdc");
    String facts = "/people/" + person.id() + "/facts";
    page.open(facts + "?kind=temperature");
    List<String> typed = List.of("kind", "temperature", "day", "2020-02-26", "celsius", "36.6");
    List<String> form = new ArrayList<>(typed);
    form.addAll(List.of("corrects", act.toString(), "why", "mistake"));
    assertThat(page.send(facts, form).body()).contains("follows from an act with its own checks");
  }

  @Test
  void villageSeesNothingOfAnotherVillageNeitherByApiNorByRawSql() {
    Subject mine = arrival(HERE);
    Subject theirs = arrival(THERE);

    assertThat(get("village", "/api/v1/measures?on=2020-03-01").body())
        .contains(mine.id().toString())
        .doesNotContain(theirs.id().toString());
    assertThat(get("village", "/api/v1/measures?on=2020-03-01&area=4108").statusCode())
        .isEqualTo(403);
    assertThat(get("village", "/api/v1/measures/person/" + theirs.id()).body()).isEqualTo("[]");
    assertThat(
            get("village", "/api/v1/facts?kind=person&why=visit&subject=" + theirs.id())
                .statusCode())
        .isEqualTo(404);
    JdbcClient app = server.database().appClient();
    for (String table :
        List.of(
            "fact.fact (subject_id",
            "rulebook.outcome (subject",
            "rulebook.decision_request (subject")) {
      String name = table.substring(0, table.indexOf(' '));
      String subject = table.substring(table.indexOf('(') + 1);
      long foreign =
          server
              .database()
              .scoped()
              .in(
                  server.user("village").prefixes(),
                  () ->
                      app.sql(
                              "select count(*) from "
                                  + name
                                  + " where "
                                  + subject
                                  + " = ? or (area <> '' and area not like ?)")
                          .params(theirs.id(), HERE + "%")
                          .query(Long.class)
                          .single());
      assertThat(foreign).as(table).isZero();
      long all =
          app.sql("select count(*) from " + name + " where " + subject + " = ?")
              .param(mine.id())
              .query(Long.class)
              .single();
      assertThat(all).as("without a scope nothing is seen of " + table).isZero();
    }
  }

  @Test
  void readingFactsOfAPersonIsAuditedWithItsReason() {
    Subject person = arrival(HERE);

    HttpResponse<String> answer =
        get("cdc", "/api/v1/facts?kind=person&why=interview&subject=" + person.id());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(
            server
                .get(ScopedTransactions.class)
                .in("4109", () -> server.get(Audit.class).of(person, 5)))
        .extracting(one -> one.action().word() + " " + one.why() + " " + one.where())
        .containsExactly("opened-person interview api 127.0.0.1");
    assertThat(get("auditor", "/api/v1/audit?action=opened-person").body())
        .contains(person.id().toString());
    assertThat(get("cdc", "/api/v1/audit").statusCode()).isEqualTo(403);
    assertThat(
            server
                .get(Audit.class)
                .list(new AuditQuery(null, AuditAction.REFUSED, null, null, null, 5)))
        .extracting(one -> one.detail())
        .anyMatch(detail -> detail.contains("/api/v1/audit"));
  }

  @Test
  void dueMeasureIsOrderedAndServedByProgramsOfThoseWhoMay() {
    Subject person = arrival(HERE);
    String act =
        ("{\"subject\":{\"kind\":\"person\",\"id\":\"%s\"},"
                + "\"measure\":\"isolation\",\"place\":\"undecided\"}")
            .formatted(person.id());
    String order =
        "{\"organ\":\"puyang-cdc\",\"statute\":\"idl-2013-39\",\"confirmed\":1,\"measures\":[%s]}"
            .formatted(act);

    assertThat(post("village", "/api/v1/measures/orders", order).statusCode()).isEqualTo(403);
    HttpResponse<String> ordered = post("cdc", "/api/v1/measures/orders", order);
    assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(200);
    assertThat(post("cdc", "/api/v1/measures/orders", order).body())
        .contains("recorded already", "action: ALREADY_DONE");
    assertThat(post("village", "/api/v1/measures/steps/served", act).statusCode()).isEqualTo(200);
    assertThat(get("village", "/api/v1/measures/person/" + person.id()).body())
        .contains("\"state\":\"served\"");
    assertThat(get("cdc", "/api/v1/decisions").body()).contains("isolation-place");
  }

  @Test
  void closureThatLacksSomethingTheLawAsksForIsRefusedWithItsReason() {
    UUID unit = UUID.randomUUID();
    Subject contact = Subject.person(UUID.randomUUID());
    String home = "village=%s unit=%s building=%s".formatted(HERE, unit, UUID.randomUUID());
    server.tell(contact, HERE, "2020-02-26 residence " + home);
    server.tell(contact, HERE, "2020-02-20 contact of=confirmed");
    String whole =
        "{\"extent\":\"unit\",\"organ\":\"puyang\",\"statute\":\"idl-2013-41\","
            + "\"reportedTo\":\"henan\",\"suppliesContact\":\"su\","
            + "\"medicalExit\":true,\"fireExit\":true}";
    String table =
        """
        village | "unit"        | "unit"        | 403 |
        command | "unit"        | "village"     | 422 | EXTENT_UNKNOWN
        command | "puyang"      | ""            | 422 | ORGAN_MISSING
        command | "idl-2013-41" | ""            | 422 | STATUTE_UNKNOWN
        command | "idl-2013-41" | "idl-2013-39" | 422 | STATUTE_NOT_FITTING
        command | "henan"       | " "           | 422 | REPORT_MISSING
        command | "su"          | ""            | 422 | SUPPLIES_MISSING
        command | Exit":true,   | Exit":false,  | 422 | MEDICAL_EXIT_MISSING
        command | Exit":true}   | Exit":false}  | 422 | FIRE_EXIT_MISSING
        command | "unit"        | "unit"        | 200 | closure-ordered
        """;
    for (String line : table.lines().toList()) {
      List<String> cells = List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
      String sent = whole.replace(cells.get(1), cells.get(2));
      HttpResponse<String> answer = post(cells.get(0), "/api/v1/closures/" + unit, sent);
      assertThat(answer.statusCode()).as(line + answer.body()).hasToString(cells.get(3));
      assertThat(answer.body()).contains(cells.get(4));
    }
  }

  @Test
  void dutiesOfTodayAndTheNoticesThatAskForThem() {
    Subject mine = arrival(HERE);
    Subject theirs = arrival(THERE);
    assertThat(get("village", "/api/v1/duties").body())
        .contains(mine.id().toString(), "puyang-2020-02-25-key-persons")
        .doesNotContain(theirs.id().toString());
    assertThat(get("village", "/api/v1/notices?on=2020-02-26").body())
        .contains("puyang-2020-02-25-key-persons");
    assertThat(get("village", "/api/v1/notices?on=2020-02-01").body())
        .doesNotContain("puyang-2020-02-25-key-persons");
    assertThat(get("auditor", "/api/v1/duties").statusCode()).isEqualTo(403);
  }

  @Test
  void personIsRegisteredFoundMaskedAndOpenedByThoseWhoMay() {
    String form =
        "{\"people\":[{\"cells\":{\"姓名\":\"张小明\",\"手机号\":\"13800000001\",\"县(区)\":\"清丰县\","
            + "\"现住乡镇\":\"城关镇\",\"现住村(社区)\":\"凤鸣社区\",\"人员类别\":\"普通居民\"}}]}";
    HttpResponse<String> registered = post("village", "/api/v1/people", form);
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(200);
    assertThat(registered.body()).contains("\"reasons\":[]");
    String id = registered.body().replaceAll(".*\"id\":\"([0-9a-f-]+)\".*", "$1");

    String query = "{\"phone\":\"138 0000 0001\",\"why\":\"visit\"}";
    assertThat(post("village", "/api/v1/people/search", query).body())
        .contains(id, "张**", "138****0001")
        .doesNotContain("张小明");
    assertThat(post("neighbour", "/api/v1/people/search", query).body()).isEqualTo("[]");
    assertThat(post("auditor", "/api/v1/people/search", query).statusCode()).isEqualTo(403);
    assertThat(get("village", "/api/v1/people/" + id + "?why=visit").body()).contains("张小明");
    assertThat(get("neighbour", "/api/v1/people/" + id + "?why=visit").statusCode()).isEqualTo(404);
    Subject person = Subject.person(UUID.fromString(id));
    assertThat(
            server
                .get(ScopedTransactions.class)
                .in("4109", () -> server.get(Audit.class).of(person, 5)))
        .extracting(one -> one.action())
        .containsExactly(AuditAction.OPENED_PERSON, AuditAction.SEARCHED_PERSON);
  }

  @Test
  void documentDescribesExactlyTheEndpointsThatExist() throws IOException {
    TreeSet<String> described = new TreeSet<>();
    try (InputStream in = getClass().getResourceAsStream("/api/openapi.yaml")) {
      Map<?, ?> document =
          (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      Map<?, ?> paths = (Map<?, ?>) document.get("paths");
      paths.forEach((path, methods) ->
          ((Map<?, ?>) methods)
              .keySet()
              .forEach(method -> described.add(method.toString().toUpperCase() + " " + path)));
    }
    TreeSet<String> existing = new TreeSet<>();
    server
        .get(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(mapping ->
            mapping
                .getPatternValues()
                .forEach(path ->
                    mapping
                        .getMethodsCondition()
                        .getMethods()
                        .forEach(method -> existing.add(method + " " + path))));
    existing.removeIf(endpoint -> !endpoint.contains(" /api/"));

    assertThat(described).isEqualTo(existing);
    assertThat(get("", "/api/v1/openapi.yaml").body()).startsWith("openapi: 3.1.0");
  }

  private static Subject arrival(String village) {
    Subject person = Subject.person(UUID.randomUUID());
    server.tell(person, village, "2020-02-26 residence village=" + village);
    server.tell(person, village, "2020-02-26 arrival origin=42");
    return person;
  }

  private static String fact(UUID id, UUID person, String area, String celsius) {
    return "{\"facts\":[{\"id\":\"%s\",\"subject\":{\"kind\":\"person\",\"id\":\"%s\"},"
            .formatted(id, person)
        + "\"kind\":\"temperature\",\"area\":\"%s\",\"happenedAt\":\"2020-02-25T01:00:00Z\","
            .formatted(area)
        + "\"attributes\":{\"celsius\":\"%s\"}}]}".formatted(celsius);
  }

  private static HttpResponse<String> get(String login, String path) {
    return program.get(login, path);
  }

  private static HttpResponse<String> post(String login, String path, String body) {
    return program.post(login, path, body);
  }
}
