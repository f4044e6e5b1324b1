package lianfang.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.access.Role;
import lianfang.fact.Subject;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What offices decide on pages, done by programs with the token of the same account. */
class OfficesThroughProgramsTest {

  private static final String HERE = "410922100101";
  private static final String NOTICE = "puyang-2020-02-25-key-persons";
  private static final RunningServer server = new RunningServer(true);
  private static final Program program = new Program(server);

  @BeforeAll
  static void offices() {
    server.loadDivisions();
    server.enact();
    server.account("village", Role.VILLAGE, HERE);
    server.account("command", Role.COMMAND, "4109");
    server.account("superior", Role.COMMAND, "41");
    server.account("auditor", Role.AUDITOR, "4109");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void whatCannotBeUnderstoodIsTheSendersFaultAndNeverTheServers() {
    TreeSet<String> faults = new TreeSet<>();
    for (String path : postable()) {
      for (String body :
          List.of("{}", "[]", "null", "\"\"", "{\"subject\":null}", "{\"facts\":[null]}")) {
        HttpResponse<String> answer = program.post("command", path, body);
        if (answer.statusCode() < 400 || answer.statusCode() >= 500) {
          faults.add(path + " " + body + " " + answer.statusCode() + " " + answer.body());
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private static TreeSet<String> postable() {
    TreeSet<String> paths = new TreeSet<>();
    server
        .get(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(mapping -> {
          if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
            mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/"))
                .map(path -> path.replace("{act}", "approve").replace("{step}", "served"))
                .map(path -> path.replaceAll("\\{.*?}", UUID.randomUUID().toString()))
                .forEach(paths::add);
          }
        });
    assertThat(paths).hasSizeGreaterThan(10);
    return paths;
  }

  @Test
  void theQuestionOfManyIsAnsweredOnceWithTheirNumber() {
    Subject one = arrival();
    Subject other = arrival();
    String batch =
        ("{\"question\":\"isolation-place\",\"answer\":\"home\",\"confirmed\":%s,\"subjects\":["
                + "{\"kind\":\"person\",\"id\":\"%s\"},{\"kind\":\"person\",\"id\":\"%s\"}]}")
            .formatted("%s", one.id(), other.id());

    assertThat(program.get("command", "/api/v1/decisions?area=" + HERE).body())
        .contains(one.id().toString(), other.id().toString(), "\"options\":[\"central\",\"home\"]");
    assertThat(program.post("command", "/api/v1/decisions/batch", batch.formatted(1)).statusCode())
        .isEqualTo(422);
    HttpResponse<String> answered =
        program.post("command", "/api/v1/decisions/batch", batch.formatted(2));
    assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
    assertThat(program.get("command", "/api/v1/decisions?area=" + HERE).body())
        .doesNotContain(one.id().toString(), other.id().toString());
    assertThat(program.get("village", "/api/v1/measures/person/" + one.id()).body())
        .contains("\"place\":\"home\"");
    assertThat(program.get("auditor", "/api/v1/decisions").statusCode()).isEqualTo(403);
  }

  @Test
  void aClosureGoesUpwardAndIsLiftedByItsOrgan() {
    UUID unit = UUID.randomUUID();
    Subject contact = Subject.person(UUID.randomUUID());
    server.tell(contact, HERE, "2020-02-26 residence village=" + HERE + " unit=" + unit);
    server.tell(contact, HERE, "2020-02-24 contact of=confirmed");
    String order =
        "{\"extent\":\"unit\",\"organ\":\"puyang\",\"statute\":\"idl-2013-41\","
            + "\"reportedTo\":\"henan\",\"suppliesContact\":\"su\","
            + "\"medicalExit\":true,\"fireExit\":true}";
    String path = "/api/v1/closures/" + unit;

    assertThat(program.post("command", path + "/lift", "{\"organ\":\"puyang\"}").statusCode())
        .isEqualTo(422);
    assertThat(program.post("command", path, order).statusCode()).isEqualTo(200);
    assertThat(program.post("village", path + "/answer", "{\"upheld\":true}").statusCode())
        .isEqualTo(403);
    assertThat(program.post("superior", path + "/answer", "{\"upheld\":true}").body())
        .contains("closure-answered", "upheld");
    assertThat(program.post("command", path + "/lift", "{}").statusCode()).isEqualTo(400);
    assertThat(program.post("command", path + "/lift", "{\"organ\":\"puyang\"}").body())
        .contains("closure-lifted");
    assertThat(program.get("village", "/api/v1/measures/place/" + unit).body())
        .contains("\"state\":\"released\"");
  }

  @Test
  void somebodyIsMadeResponsibleAndIsItNoLongerAfterItsEnd() {
    String assignment =
        ("{\"level\":\"village-cadre\",\"area\":\"%s\",\"account\":\"%s\",\"from\":\"2020-02-26\"}")
            .formatted(HERE, server.user("village").account().id());

    HttpResponse<String> assigned = program.post("command", "/api/v1/responsibilities", assignment);
    assertThat(assigned.statusCode()).as(assigned.body()).isEqualTo(200);
    Matcher fact = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"").matcher(assigned.body());
    assertThat(fact.find()).as(assigned.body()).isTrue();
    HttpResponse<String> ended =
        program.post(
            "command",
            "/api/v1/responsibilities/" + fact.group(1) + "/end",
            "{\"area\":\"%s\",\"last\":\"2020-02-28\"}".formatted(HERE));
    assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
    assertThat(ended.body()).contains("2020-02-28");
  }

  @Test
  void theFiguresOfADayAreRowsWithTheirDefinition() {
    assertThat(program.get("village", "/api/v1/bulletin?on=2020-02-26&area=" + HERE).body())
        .contains("\"indicator\":", "\"definition\":", "\"flags\":");
    assertThat(program.get("village", "/api/v1/bulletin?on=2020-02-26&area=4108").statusCode())
        .isEqualTo(403);
    assertThat(program.get("village", "/api/v1/bulletin?on=2020-02-31&area=" + HERE).statusCode())
        .isEqualTo(400);
  }

  @Test
  void editionsAndReadingsAreToldWithTheirStepsAndSigners() {
    assertThat(program.get("command", "/api/v1/editions?notice=" + NOTICE).body())
        .contains("\"state\":\"in-force\"", "\"steps\":[");
    assertThat(program.get("command", "/api/v1/readings?notice=" + NOTICE).body())
        .contains("\"key\":\"day-count\"", "\"value\":\"day-after\"", "\"current\":true");
    assertThat(program.get("command", "/api/v1/editions?notice=nothing").body()).isEqualTo("[]");
    String reading =
        ("{\"notice\":\"%s\",\"key\":\"fever-threshold\",\"value\":\"37.0\",\"grade\":\"document\","
                + "\"from\":\"2020-02-26\",\"cites\":\"letter 7\"}")
            .formatted(NOTICE);
    assertThat(program.post("village", "/api/v1/readings", reading).statusCode()).isEqualTo(403);
  }

  private static Subject arrival() {
    Subject person = Subject.person(UUID.randomUUID());
    server.tell(person, HERE, "2020-02-26 residence village=" + HERE);
    server.tell(person, HERE, "2020-02-26 arrival origin=42");
    return person;
  }
}
