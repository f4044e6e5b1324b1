package lianfang.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import lianfang.access.Accounts;
import lianfang.access.KeptForms;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.CaseTypes;
import lianfang.casework.type.CaseTypeFolder;
import lianfang.fact.Recorder;
import lianfang.instance.InstanceSettings;
import lianfang.person.Erasure;
import lianfang.person.ErasureCertificate;
import lianfang.person.confided.FormDrafts;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people wrote about somebody in cases: after the erasure it stands in no table and no file.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WordsOfSomebodyAreErasedTest {

  private static final String VILLAGE = "410922100001";
  private static final String TYPED = "独居老人需要送药上门甲";
  private static final String NOTED = "邻居说他常不接电话乙";
  private static final String DRAFTED = "打算请志愿者上门丙";
  private static final String OTHER = "另一件事的文字丁";

  private static final RunningServer SERVER = new RunningServer(true);
  private static final Program PROGRAM = new Program(SERVER);

  @BeforeAll
  static void open() {
    SERVER.loadDivisions();
    SERVER.account("township", Role.TOWNSHIP, "410922100");
    Path types = Path.of("src/test/resources/visits");
    SERVER
        .get(CaseTypes.class)
        .offer(CaseTypeFolder.read(types.resolve("person-help"), types.resolve("checklists")));
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static String said(HttpResponse<String> answer, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body()).path(field).asString("");
  }

  private static UUID person() {
    HttpResponse<String> registered =
        PROGRAM.post(
            "township",
            "/api/v1/people",
            "{\"people\":[{\"cells\":{\"姓名\":\"演一甲\",\"手机号\":\"13900000001\",\"县(区)\":\"清丰县\","
                + "\"现住乡镇\":\"城关镇\",\"现住村(社区)\":\"凤鸣社区\",\"人员类别\":\"普通居民\"}}]}");
    assertThat(registered.body()).contains("\"reasons\":[]");
    return UUID.fromString(registered.body().replaceAll(".*\"id\":\"([0-9a-f-]+)\".*", "$1"));
  }

  private static String picture(int shade) {
    var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 1, shade);
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String to = "/api/v1/evidence?area=" + VILLAGE;
    return said(PROGRAM.send("township", to, "image/png", bytes.toByteArray()), "hash");
  }

  private static UUID filed(String kind, UUID about, String type, String values) {
    UUID id = UUID.randomUUID();
    HttpResponse<String> answer =
        PROGRAM.post(
            "township",
            "/api/v1/cases",
            """
            {"id": "%s", "type": "%s", "area": "%s", "values": %s,
             "about": {"kind": "%s", "id": "%s"}}
            """
                .formatted(id, type, VILLAGE, values, kind, about));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return id;
  }

  /** Everything that people may write about a case of somebody, and one picture that stays. */
  private static String written(UUID person, UUID id) {
    Visit office = SERVER.signedIn("township");
    office.open("/cases/" + id);
    HttpResponse<String> noted =
        office.send("/cases/" + id + "/acts/note", List.of("seen", "1", "note-words", NOTED));
    assertThat(noted.statusCode()).isEqualTo(302);
    UUID account = SERVER.get(Accounts.class).get("township").id();
    FormDrafts drafts = SERVER.get(FormDrafts.class);
    Map<String, List<String>> fields = Map.of("reason", List.of(DRAFTED));
    drafts.keep(account, "case/" + id + "/help", fields);
    drafts.keep(account, "file/new/" + VILLAGE + "/person:" + person, fields);
    return SERVER
        .get(KeptForms.class)
        .keep(
            account,
            new KeptForms.Form(
                "/cases/" + id + "/steps/help",
                List.of(new KeptForms.Field("reason", DRAFTED)),
                List.of()));
  }

  @Test
  @Order(1)
  void ofOnePersonNothingIsLeftAndOthersKeepTheirs() {
    UUID person = person();
    String own = picture(17);
    String shared = picture(18);
    UUID id =
        filed(
            "person",
            person,
            "person-help",
            "{\"what\": \"%s\", \"friend\": \"演友人\", \"shown\": [\"%s\", \"%s\"]}"
                .formatted(TYPED, own, shared));
    filed(
        "enterprise",
        new UUID(7, 7),
        "firm-problem",
        "{\"kind\": \"people\", \"what\": \"%s\", \"shown\": [\"%s\"]}".formatted(OTHER, shared));
    String late = written(person, id);
    assertThat(places(TYPED)).containsExactlyInAnyOrder("casework.case_form", "casework.case_text");
    assertThat(places(NOTED))
        .containsExactlyInAnyOrder("casework.case_words", "casework.case_text");
    assertThat(rows("person.confided")).isOne();

    ErasureCertificate certificate =
        SERVER
            .get(Erasure.class)
            .person(new Recorder("test", Scope.everything()), person, "asked for");
    for (String words : List.of(TYPED, NOTED, DRAFTED, "演友人", "演一甲")) {
      assertThat(places(words)).as(words).isEmpty();
    }
    assertThat(rows("person.confided")).isZero();
    assertThat(rows("person.form_draft")).isZero();
    UUID account = SERVER.get(Accounts.class).get("township").id();
    assertThat(SERVER.get(KeptForms.class).find(late, account)).isEmpty();
    assertThat(file(own)).doesNotExist();
    assertThat(places(own)).isEmpty();
    assertThat(file(shared)).exists();
    assertThat(places(OTHER)).containsExactlyInAnyOrder("casework.case_form", "casework.case_text");
    assertThat(certificate.destroyed())
        .containsEntry("files of cases", 1L)
        .containsEntry("drafts of forms", 2L)
        .containsEntry("identities confided to forms", 1L)
        .containsEntry("forms that came too late", 1L)
        .containsEntry("form of cases", 1L)
        .containsEntry("words of cases", 1L);
    assertThat(PROGRAM.get("township", "/api/v1/cases/" + id).statusCode())
        .as("that there was a case stays")
        .isEqualTo(200);
  }

  @Test
  @Order(2)
  void ofTheWholeEmergencyNothingIsLeft() {
    UUID person = person();
    UUID id = filed("person", person, "person-help", "{\"what\": \"%s\"}".formatted(TYPED));
    String late = written(person, id);
    SERVER.get(Erasure.class).everybody(new Recorder("test", Scope.everything()), "it is over", 0);
    for (String words : List.of(TYPED, NOTED, DRAFTED, OTHER, "演一甲")) {
      assertThat(places(words)).as(words).isEmpty();
    }
    assertThat(rows("casework.evidence")).isZero();
    assertThat(rows("person.form_draft")).isZero();
    UUID account = SERVER.get(Accounts.class).get("township").id();
    assertThat(SERVER.get(KeptForms.class).find(late, account)).isEmpty();
    assertThat(SERVER.get(InstanceSettings.class).evidence()).doesNotExist();
  }

  private static Path file(String hash) {
    return SERVER.get(InstanceSettings.class).evidence(hash);
  }

  private static long rows(String table) {
    return SERVER
        .database()
        .engineClient()
        .sql("select count(*) from " + table)
        .query(Long.class)
        .single();
  }

  /** Tables in a row of which these words stand, as text or as bytes, and files that hold them. */
  private static List<String> places(String words) {
    List<String> places = new ArrayList<>(SERVER.database().tablesThatHold(words));
    Path data = SERVER.get(InstanceSettings.class).evidence().getParent();
    try (Stream<Path> all = Files.walk(data)) {
      all.filter(Files::isRegularFile)
          .filter(one -> !one.toString().contains("/pg/"))
          .filter(one -> holds(one, words))
          .forEach(one -> places.add(data.relativize(one).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return places;
  }

  private static boolean holds(Path file, String words) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .contains(
              new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false;
    }
  }
}
