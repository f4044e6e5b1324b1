package lianfang.web.supervision;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import lianfang.access.Role;
import lianfang.area.Responsibilities;
import lianfang.area.Responsibility;
import lianfang.area.ResponsibleLevel;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.DeskPlace;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.Seats;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.walk.CountyInAWindow;
import org.junit.jupiter.api.Test;

/** A head answers on a page of his own, and what a group from above found is entered on another. */
class WhatComesFromAboveAndGoesToHeadsTest extends CountyInAWindow {

  private static final String COUNTY = "410922";
  private static final String HEAD = "head-of-county";

  private static UUID heldToAccount() throws IOException {
    String head = county.server().account(HEAD, Role.COMMAND, COUNTY).id().toString();
    CaseRecorder group =
        CaseRecorder.person(new Recorder("group", Scope.of("4109")), Set.of("department"));
    return county
        .get(ScopedTransactions.class)
        .in(
            "4109",
            () -> {
              LocalDate first = LocalDate.of(2020, 2, 1);
              Seats.Seat seat =
                  new Seats.Seat(
                      "group", new DeskPlace("supervision", COUNTY), first, null, null, null);
              county.get(Seats.class).take(group, UUID.randomUUID(), seat);
              county
                  .get(Responsibilities.class)
                  .assign(
                      List.of(
                          new Responsibility(
                              UUID.randomUUID(),
                              ResponsibleLevel.COUNTY_HEAD,
                              COUNTY,
                              Optional.empty(),
                              Optional.of(head),
                              Optional.empty(),
                              Optional.empty(),
                              first,
                              Optional.empty())));
              UUID finding = UUID.randomUUID();
              county
                  .get(Cases.class)
                  .file(
                      group,
                      Filing.of(
                          finding,
                          "rectification",
                          Subject.area(COUNTY),
                          COUNTY,
                          new FormValues(
                              Map.of(
                                  "problem", "发热门诊夜间无人值守",
                                  "source", "round",
                                  "owner", "health"))));
              String hash = county.get(EvidenceStore.class).put(group, COUNTY, picture(), false);
              Map<String, Object> said =
                  Map.of(
                      "breach", "县界卡点无人值守三天",
                      "rule", "第三条",
                      "on", "2020-02-20",
                      "proof", List.of(hash));
              return county
                  .get(Cases.class)
                  .file(
                      group,
                      new Filing(
                          UUID.randomUUID(),
                          "accountability",
                          "",
                          Subject.area(COUNTY),
                          COUNTY,
                          new FormValues(said),
                          Set.of(hash),
                          Optional.of(finding)));
            });
  }

  private static byte[] picture() {
    try {
      var out = new ByteArrayOutputStream();
      ImageIO.write(new java.awt.image.BufferedImage(40, 30, 1), "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void theHeadFindsWhatHeIsAskedAndAnswersItAndNobodyElseDoes() throws IOException {
    UUID id = heldToAccount();
    Page page = signIn(window.visitor(1440, "zh-CN", false), HEAD, Language.ZH);
    page.navigate(county.address() + "/today");
    assertThat(page.locator("main")).containsText("1 件问责事项等待您签收或陈述");
    page.locator("a[href^='/answers']").first().click();
    assertThat(page.locator("main table")).containsText("县界卡点无人值守三天");
    Window.picture(page, "answers-1440");
    page.locator("main table a").first().click();
    assertThat(page.locator("[name=answer]")).hasCount(0);
    Window.picture(page, "answers-receipt-1440");
    assertThat(Window.faults(page)).isEmpty();
    page.locator("main form .button.first").click();
    assertThat(page.locator("main")).containsText("发热门诊夜间无人值守");
    assertThat(Window.faults(page)).isEmpty();
    page.locator("[name=answer]").fill("短");
    page.locator("main form .button.first").click();
    assertThat(page.locator("[role=alert]")).isVisible();
    page.locator("[name=answer]").fill("当日已派人补岗，值班表另附。");
    Window.picture(page, "answer-1440");
    assertThat(page.request().get(proof(page)).status()).isEqualTo(200);
    page.locator("main form .button.first").click();
    assertThat(page.locator("main")).containsText("当日已派人补岗");
    assertThat(page.locator("main form .button.first")).hasCount(0);
    assertThat(page.navigate(county.address() + "/cases/" + id).status()).isEqualTo(404);
    Page other = signIn(window.visitor(390, "en", false), "command", Language.EN);
    assertThat(other.locator("a[href^='/answers']")).hasCount(0);
    assertThat(other.navigate(county.address() + "/answers/" + id).status()).isEqualTo(404);
    Page small = signIn(window.visitor(390, "en", false), HEAD, Language.EN);
    small.navigate(county.address() + "/answers/" + id);
    assertThat(Window.faults(small)).isEmpty();
    Window.picture(small, "answer-390");
  }

  private static String proof(Page page) {
    String to = page.locator("main a[href*=evidence]").first().getAttribute("href");
    return county.address() + to;
  }

  @Test
  void whatAGroupFromAboveFoundIsEnteredOnceAndAnsweredTogether() {
    Page page = signIn(window.visitor(1440, "zh-CN", false), "township-office", Language.ZH);
    page.navigate(county.address() + "/rectifications/feedback");
    Window.picture(page, "feedback-empty-1440");
    assertThat(page.locator("main")).containsText("没有上级反馈的问题");
    page.navigate(county.address() + "/rectifications/feedback/new");
    assertThat(Window.faults(page)).isEmpty();
    page.locator("[name=source][value=provincial]")
        .check(new Locator.CheckOptions().setForce(true));
    page.locator("[name=source-says]").fill("省指导组2月25日反馈");
    page.locator("[name$='.problem']").fill("发热门诊登记本缺页");
    page.locator("[name$='.object']").fill("县医院");
    Window.picture(page, "feedback-new-1440");
    page.locator("main form .button.first").click();
    assertThat(page.locator("[role=alert]")).isVisible();
    page.locator("select[name$='.owner']").selectOption("health");
    page.locator("main form .button.first").click();
    assertThat(page.locator("h1")).hasText("省指导组2月25日反馈");
    assertThat(page.locator("main table")).containsText("发热门诊登记本缺页");
    assertThat(page.locator("main table")).containsText("卫生健康部门");
    Window.picture(page, "feedback-reply-1440");
    Page small = signIn(window.visitor(390, "en", false), "township-office", Language.EN);
    small.navigate(county.address() + "/rectifications/feedback");
    assertThat(Window.faults(small)).isEmpty();
    Window.picture(small, "feedback-390");
    assertThat(small.locator("main table")).containsText("0/1");
  }

  @Test
  void aScenicAreaAppliesToOpenAgainOnItsPageAndIsFollowedThere() {
    Page page = signIn(window.visitor(1440, "zh-CN", false), "township-office", Language.ZH);
    page.navigate(county.address() + "/venues/new");
    page.locator("[name=kind][value=scenic]").check(new Locator.CheckOptions().setForce(true));
    page.locator("[name=called]").fill("龙湖景区");
    page.locator("main form .button.first").click();
    assertThat(page.locator("h1")).hasText("龙湖景区");
    String venue = page.url();
    assertThat(page.locator("main")).containsText("还没有申请");
    page.getByText("申请恢复开放").first().click();
    page.locator("[name=most]").fill("500");
    page.locator("input[type=file]")
        .first()
        .setInputFiles(
            new com.microsoft.playwright.options.FilePayload("plan.png", "image/png", picture()));
    page.locator("main form .button.first").click();
    assertThat(page.locator("h1")).containsText("恢复开放");
    page.navigate(venue);
    assertThat(page.locator("main")).containsText("待检查");
    assertThat(page.getByText("申请恢复开放")).hasCount(0);
    assertThat(Window.faults(page)).isEmpty();
    Window.picture(page, "venue-reopening-1440");
  }
}
