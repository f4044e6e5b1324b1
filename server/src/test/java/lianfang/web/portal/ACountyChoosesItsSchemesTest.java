package lianfang.web.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import lianfang.access.Account;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseType;
import lianfang.casework.Cases;
import lianfang.casework.Decision;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.RegisteredFirm;
import lianfang.enterprise.Schemes;
import lianfang.fact.Recorder;
import lianfang.web.cases.CaseActing;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command of a county says by which schemes its firms apply, and from which day. */
class ACountyChoosesItsSchemesTest {

  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  private static final Recorder CITY = new Recorder("city", Scope.everything());
  private static final String PAGE = "/firms/schemes?lang=en&area=";

  private static RunningServer server;

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    server.loadDivisions();
    server.account("city-command", Role.COMMAND, "4108");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static List<String> offered(String area, LocalDate day) {
    return server.get(Schemes.class).offered(area, day).stream().map(CaseType::id).toList();
  }

  private static int choose(Visit visit, String county, String from, String... schemes) {
    visit.open(PAGE + county);
    List<String> typed = new ArrayList<>();
    for (String scheme : schemes) {
      typed.addAll(List.of("scheme", scheme));
    }
    typed.addAll(List.of("for", county, "from", from, "organ", "县指挥部", "cites", "第8号令"));
    return visit.send(PAGE + county, typed).statusCode();
  }

  private static RegisteredFirm firm(String name, int number, String area) {
    FirmProfile profile = InventedFirm.profile(name, number, false, false);
    return InventedFirm.registered(server, area, profile, TODAY);
  }

  private static Account user(String login, RegisteredFirm firm) {
    Account user = server.account(login, Role.ENTERPRISE, firm.area());
    InventedFirm.name(server, firm, FirmPost.USER, TODAY, user);
    return user;
  }

  @Test
  void theFirmsOfACountyApplyByExactlyWhatItsCommandChose() throws IOException {
    String county = "410822";
    server.account("boai", Role.COMMAND, county);
    server.account("boai-town", Role.TOWNSHIP, county + "100");
    RegisteredFirm firm = firm("演示博爱厂", 600_001, county + "100");
    user("boai-firm", firm);
    Visit portal = server.signedIn("boai-firm");
    assertThat(portal.open("/portal?lang=en").body()).contains("has not chosen a scheme");
    assertThat(refused(() -> file("boai-firm", firm))).isEqualTo(Decision.Why.NOT_IN_FORCE);

    assertThat(choose(server.signedIn("boai-town"), county, "2.26", "resume-filing"))
        .as("a township does not choose for its county")
        .isEqualTo(403);
    Visit command = server.signedIn("boai");
    assertThat(choose(command, county, "2.26", "resume-filing", "resume-gate")).isEqualTo(302);
    assertThat(choose(command, county, "2.25", "resume-filing"))
        .as("yesterday is not chosen any more")
        .isEqualTo(200);
    assertThat(portal.open("/portal").body())
        .contains("/cases/new/resume-filing", "/cases/new/resume-gate", "Zhongzhan", "Qingyang")
        .doesNotContain("resume-same-day", "resume-commitment");
    assertThat(server.visit().open("/resumption?of=" + county + "&lang=en").body())
        .contains("How to apply: Resumption by filing", "four in place, three at once")
        .doesNotContain("Resumption the same day");
    assertThat(command.open("/firms/timetable?lang=en&area=" + county).body())
        .contains("2 schemes are offered", "Qingyang", "第8号令", "Office boai")
        .doesNotContain("Resumption the same day");
    assertThat(choose(command, "410823", "2.26", "resume-filing"))
        .as("nor does a command for another county")
        .isEqualTo(403);
    UUID running = file("boai-firm", firm);

    assertThat(choose(command, county, "2.26", "resume-same-day")).isEqualTo(302);
    assertThat(offered(county, TODAY)).containsExactly("resume-same-day");
    RegisteredFirm late = firm("演示博爱二厂", 600_002, county + "100");
    user("boai-late", late);
    assertThat(refused(() -> file("boai-late", late))).isEqualTo(Decision.Why.NOT_IN_FORCE);
    CaseRecorder town = CaseActing.of(server.user("boai-town"));
    Cases cases = server.get(Cases.class);
    long seen = cases.find(town, running).orElseThrow().view().version();
    assertThat(
            cases
                .step(town, StepOrder.of(UUID.randomUUID(), running, seen, "receive"))
                .view()
                .state())
        .as("what runs goes on as it was filed")
        .isEqualTo("open");
  }

  @Test
  void aChoiceForADayToComeIsTakenBackUntilThen() {
    String county = "410821";
    server.account("xiuwu", Role.COMMAND, county);
    Visit command = server.signedIn("xiuwu");
    choose(command, county, "2.26", "resume-filing");
    choose(command, county, "3.2", "resume-gate");
    assertThat(offered(county + "100", LocalDate.of(2020, 3, 1))).containsExactly("resume-filing");
    assertThat(offered(county + "100", LocalDate.of(2020, 3, 2))).containsExactly("resume-gate");
    String page = command.open(PAGE + county).body();
    String back =
        page.replaceAll("(?s).*href=\"(/firms/schemes/[0-9]+/[0-9a-f-]{36}/back[^\"]*)\".*", "$1");
    back = back.replace("&amp;", "&");
    assertThat(command.open(back).statusCode()).isEqualTo(200);
    assertThat(command.send(back, List.of("why", "mistake")).statusCode()).isEqualTo(302);
    assertThat(offered(county, LocalDate.of(2020, 3, 2))).containsExactly("resume-filing");
    assertThat(command.open(PAGE + county).body())
        .as("what holds already is not taken back")
        .doesNotContain("/back");
    assertThat(command.open(back).statusCode()).isEqualTo(404);
  }

  @Test
  void aCityChoosesForThoseThatDidNotAndASchemeHoldsWhereItComesFromBefore() {
    assertThat(offered("410883100", TODAY)).isEmpty();
    assertThat(offered("410823100", TODAY)).containsExactly("resume-same-day");
    Visit command = server.signedIn("city-command");
    choose(command, "410825", "2.26", "resume-gate");
    choose(command, "4108", "3.9", "resume-filing", "resume-same-day");
    LocalDate then = LocalDate.of(2020, 3, 9);
    assertThat(offered("410883100", then)).containsExactly("resume-filing", "resume-same-day");
    assertThat(offered("410825100", then)).containsExactly("resume-gate");
  }

  private static Decision.Why refused(Filed work) {
    CaseRefused[] caught = new CaseRefused[1];
    assertThatThrownBy(work::file)
        .isInstanceOfSatisfying(CaseRefused.class, refused -> caught[0] = refused);
    return caught[0].refused().why();
  }

  /** Something that is filed. */
  private interface Filed {
    UUID file() throws IOException;
  }

  private static UUID file(String login, RegisteredFirm about) throws IOException {
    InventedFirm.staff(server, about, 1);
    CaseRecorder who = CaseActing.of(server.user(login));
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(12, 12, BufferedImage.TYPE_INT_RGB), "png", png);
    String hash = server.get(EvidenceStore.class).put(who, about.area(), png.toByteArray(), true);
    Map<String, Object> form = new HashMap<>();
    for (String field : List.of("filing-form", "staff-list", "plan")) {
      form.put(field, List.of(hash));
    }
    form.put("commitment", true);
    form.put("staff", 20);
    form.put("back", 12);
    Filing filing =
        new Filing(
            UUID.randomUUID(),
            "resume-filing",
            "",
            about.subject(),
            about.area(),
            new FormValues(form),
            Set.of(hash),
            Optional.empty());
    return server.get(Cases.class).file(who, filing);
  }
}
