package lianfang.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import lianfang.access.Account;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Recorder;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A firm of Wuzhi applies on a phone, and its township decides on another. */
@EnabledIf("lianfang.web.browser.Window#possible")
class AnApplicationFromThePhoneTest {

  private static final String AREA = "410823100";
  private static final String VILLAGE = "410922100101";
  private static final LocalDate DAY = LocalDate.of(2020, 2, 20);
  private static final Recorder CITY = new Recorder("city", Scope.everything());
  private static SmallCounty county;
  private static Window window;

  @BeforeAll
  static void open() throws IOException {
    county = new SmallCounty();
    window = new Window();
    county.server().account("wuzhi-town", Role.TOWNSHIP, AREA);
  }

  @AfterAll
  static void close() {
    window.close();
    county.close();
  }

  private static RegisteredFirm firm(String name, int number, boolean key) {
    FirmProfile profile = InventedFirm.profile(name, 800_000 + number, key, false);
    return InventedFirm.registered(county.server(), AREA, profile, DAY);
  }

  private static void name(RegisteredFirm firm, FirmPost post, Account account) {
    InventedFirm.name(county.server(), firm, post, DAY, account);
  }

  private static byte[] png(int colour) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, colour);
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  /** Somebody without priority who says that they have it, and was there before. */
  private static void anotherWaits() throws IOException {
    RegisteredFirm other = firm("演示先到普通厂", 1, false);
    InventedFirm.staff(county.server(), other, 1);
    Account account = county.server().account("firm-other", Role.ENTERPRISE, AREA);
    CaseRecorder who = CaseRecorder.person(account.recorder(), Set.of(Role.ENTERPRISE.word()));
    String plan = county.get(EvidenceStore.class).put(who, AREA, png(7), false);
    Map<String, Object> form =
        new java.util.LinkedHashMap<>(
            Map.of("materials", "口罩五百只", "people", "分组上岗", "cleaning", "每日消毒"));
    form.putAll(Map.of("staff", 20, "back", 10, "training", true, "hazard-check", true));
    form.putAll(Map.of("control-plan", List.of(plan), "resumption-plan", List.of(plan)));
    form.putAll(Map.of("key", true, "above-scale", true, "chain", true));
    county
        .get(Cases.class)
        .file(
            who,
            new Filing(
                UUID.randomUUID(),
                "resume-same-day",
                "",
                other.subject(),
                AREA,
                new FormValues(form),
                Set.of(plan),
                java.util.Optional.empty()));
  }

  private static void yes(Page page, String name) {
    Locator box = page.locator("[name='" + name + "'][value='yes']");
    // In the middle of the screen, where the bar at its foot covers nothing.
    box.first().evaluate("e => e.scrollIntoView({block: 'center'})");
    box.first().check(new Locator.CheckOptions().setForce(true));
  }

  private static void file(Page page, String name, int colour) throws IOException {
    page.locator("[name='" + name + "-file']")
        .setInputFiles(new FilePayload(name + ".png", "image/png", png(colour)));
  }

  private static void shown(Page page, String name, List<String> faults) {
    faults.addAll(Window.faults(page));
    Window.picture(page, name);
  }

  /** Before it applies, the list: one who is known, one who is not, one whose number is none. */
  private static void staff(Page page, List<String> faults) {
    page.locator("#next a").first().click();
    String list =
        "姓名,身份证号,手机号,县（区）,现住乡镇,现住村（社区）\n演一甲,"
            + SmallCounty.number(0)
            + "\n演新职,"
            + SmallCounty.number(88)
            + ",13900009988,清丰县,城关镇,"
            + VILLAGE
            + "\n演错号,123\n";
    page.locator("#file")
        .setInputFiles(
            new FilePayload(
                "staff.csv", "text/csv", list.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    page.locator("button[name=as][value=page]").click();
    page.waitForLoadState();
    shown(page, "phone-1-staff", faults);
    assertThat(page.locator("main").innerText()).contains("18 位或 15 位");
    page.navigate(county.address() + "/portal");
  }

  private static String fill(Page page, List<String> faults) throws IOException {
    page.navigate(county.address() + "/portal");
    shown(page, "phone-1-portal", faults);
    staff(page, faults);
    page.locator("#next a").click();
    assertThat(page.locator("[name=instructor]").inputValue()).as("of the register").isNotBlank();
    page.locator("[name=materials]").fill("口罩五百只，测温枪四把");
    file(page, "control-plan", 1);
    page.locator("[name=_later]").click();
    shown(page, "phone-2-draft", faults);
    page.navigate(county.address() + "/portal");
    page.locator("#next a").click();
    assertThat(page.locator("[name=materials]").inputValue()).contains("测温枪四把");
    assertThat(page.locator("[name='control-plan']").count()).as("the file is kept").isOne();
    file(page, "resumption-plan", 2);
    file(page, "training-proof", 3);
    page.locator("[name=people]").fill("分组上岗");
    page.locator("[name=cleaning]").fill("每日消毒两次");
    assertThat(page.locator("[name=staff]").inputValue()).as("counted").isEqualTo("2");
    yes(page, "training");
    page.locator("[name='trained-on']").fill("2.24");
    page.locator("[name=trained]").fill("2");
    yes(page, "hazard-check");
    shown(page, "phone-3-filled", faults);
    page.locator("form[data-sheet] .button.first").click();
    page.waitForURL(url -> url.matches(".*/cases/[0-9a-f-]{36}.*"));
    shown(page, "phone-4-filed", faults);
    assertThat(page.locator("main").innerText())
        .as("the training with its record")
        .contains("参加培训人数", "培训日期", "培训记录");
    return page.url().replaceAll(".*/cases/([0-9a-f-]{36}).*", "$1");
  }

  private static void decide(Page page, String id, List<String> faults) throws IOException {
    page.navigate(county.address() + "/cases");
    shown(page, "phone-5-inbox", faults);
    String first =
        page.locator("main a[href*='/cases/']")
            .evaluateAll(
                "all => all.map(a => a.getAttribute('href'))"
                    + ".find(h => /cases\\/[0-9a-f-]{36}/.test(h))")
            .toString();
    assertThat(first).as("the register puts it before who came earlier").contains(id);
    page.navigate(county.address() + "/cases/" + id + "/steps/check");
    for (String one :
        List.of("control-plan", "resumption-plan", "materials", "people", "cleaning")) {
      yes(page, "has-" + one);
    }
    yes(page, "has-instructor");
    page.locator("form[data-sheet] .button.first").click();
    page.navigate(county.address() + "/cases/" + id + "/steps/accept");
    file(page, "seen", 3);
    page.locator("form[data-sheet] .button.first").click();
    page.waitForURL(url -> url.matches(".*/cases/" + id + "(\\?.*)?"));
    shown(page, "phone-6-accepted", faults);
  }

  @Test
  void isFirstInTheInboxOfItsTownshipAndOpenForEverybodyToSeeTheSameDay() throws IOException {
    anotherWaits();
    RegisteredFirm firm = firm("演示重点食品厂", 2, true);
    name(firm, FirmPost.USER, county.server().account("firm-phone", Role.ENTERPRISE, AREA));
    name(firm, FirmPost.INSTRUCTOR, county.server().account("coach", Role.TOWNSHIP, AREA));
    List<String> faults = new ArrayList<>();
    try (var firms = window.visitor(390, "zh-CN", false);
        var offices = window.visitor(390, "zh-CN", false)) {
      Page page = county.signIn(firms, "firm-phone", Language.ZH);
      String id = fill(page, faults);
      decide(county.signIn(offices, "wuzhi-town", Language.ZH), id, faults);
      page.navigate(county.address() + "/cases/" + id);
      page.locator("form[action$='/steps/record'] button").click();
      page.waitForLoadState();
      page.navigate(county.address() + "/portal");
      shown(page, "phone-7-open", faults);
      assertThat(page.locator("main").innerText()).contains("已复工");
      page.navigate(county.address() + "/resumption?of=410823");
      shown(page, "phone-8-public", faults);
      assertThat(page.locator("main").innerText()).contains("演示重点食品厂");
      assertThat(page.locator("main").innerText()).doesNotContain("演示先到普通厂");
    }
    assertThat(faults).isEmpty();
  }
}
