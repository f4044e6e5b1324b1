package lianfang.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.CreditCode;
import lianfang.fact.Recorder;
import lianfang.web.signin.Visit;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two registered firms, of which one has a chief service officer, and one that nobody knows. */
class WhatTheRegisterSaysOfFirmsTest {

  private static final String AREA = "410823100";
  private static final LocalDate DAY = LocalDate.of(2020, 2, 20);
  private static final Recorder CITY = new Recorder("city", Scope.everything());

  /** The least that is a document by its first bytes. */
  private static final String PDF =
      "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

  private static SmallCounty county;
  private static RegisteredFirm served;
  private static RegisteredFirm alone;

  @BeforeAll
  static void open() throws IOException {
    county = new SmallCounty();
    served = firm("演示有服务官厂", 1);
    alone = firm("演示无服务官厂", 2);
    name(served, FirmPost.USER, account("firm-served", Role.ENTERPRISE, AREA));
    name(alone, FirmPost.USER, account("firm-alone", Role.ENTERPRISE, AREA));
    // A leader of the county who sits at no desk of the township.
    name(served, FirmPost.SERVICE_OFFICER, account("officer", Role.DEPARTMENT, "410823"));
    name(alone, FirmPost.SERVICE_OFFICER, account("elsewhere", Role.DEPARTMENT, "410803"));
    account("wuzhi-town", Role.TOWNSHIP, AREA);
    Account bureau = county.get(Accounts.class).get("department");
    InventedFirm.atIndustry(county.server(), bureau, "410922");
  }

  @AfterAll
  static void close() {
    county.close();
  }

  private static Account account(String login, Role role, String scope) {
    return county.server().account(login, role, scope);
  }

  private static RegisteredFirm firm(String name, int number) {
    FirmProfile profile = InventedFirm.profile(name, 700_000 + number, false, false);
    return InventedFirm.registered(county.server(), AREA, profile, DAY);
  }

  private static void name(RegisteredFirm firm, FirmPost post, Account account) {
    InventedFirm.name(county.server(), firm, post, DAY, account);
  }

  private static String hidden(String page, String name) {
    return page.replaceAll("(?s).*name=\"" + name + "\" value=\"([^\"]*)\".*", "$1");
  }

  private static String filed(Visit user, RegisteredFirm firm, String what) {
    String about = "?lang=en&about=" + firm.id() + "&in=" + AREA;
    String form = user.open("/cases/new/firm-problem" + about).body();
    List<String> fields = new ArrayList<>();
    for (String name : List.of("_id", "_about", "_in", "_key")) {
      fields.addAll(List.of(name, hidden(form, name)));
    }
    fields.addAll(List.of("kind", "people", "what", what));
    HttpResponse<String> sent = user.send("/cases/new/firm-problem", fields);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
    return sent.headers().firstValue("location").orElseThrow().replaceAll("[?].*", "");
  }

  @Test
  void aProblemStandsAmongTheOfficersOwnCasesFromTheFirstMinuteAndHeMaySolveItOrGiveItBack() {
    Visit firm = county.server().signedIn("firm-served");
    String path = filed(firm, served, "三十名工人被邻村卡口拦住");
    assertThat(firm.open(path + "?lang=en").body())
        .contains("Office officer works on it", "Given to the chief service officer");
    assertThat(firm.open(path + "?lang=en").body())
        .contains(path + "/acts/note")
        .doesNotContain("/acts/hand", "/acts/claim", "/acts/supervise", "/acts/split");
    for (String act : List.of("hand", "claim", "supervise", "split", "extend", "link")) {
      assertThat(firm.send(path + "/acts/" + act, List.of()).statusCode()).as(act).isEqualTo(403);
    }
    Visit officer = county.server().signedIn("officer");
    assertThat(officer.open("/cases?list=mine&lang=en").body()).contains(path, "演示有服务官厂");
    String page = officer.open(path + "?lang=en").body();
    HttpResponse<String> taken =
        officer.send(
            path + "/steps/take",
            List.of("_id", hidden(page, "_id"), "_seen", hidden(page, "_seen")));
    assertThat(taken.statusCode()).isEqualTo(302);
    String after = officer.open(path + "?lang=en").body();
    assertThat(after).contains("Being solved", "Office officer works on it");
    String back = after.replaceAll("(?s).*action=\"([^\"]*/acts/release[^\"]*)\".*", "$1");
    assertThat(officer.send(back.replace("&amp;", "&"), List.of()).statusCode()).isEqualTo(302);
    assertThat(officer.open(path + "?lang=en").body()).contains("nobody has claimed it");
  }

  @Test
  void whereTheOfficerCannotOpenAProblemTheDeskHasItAndTheCaseSaysSo() {
    Visit firm = county.server().signedIn("firm-alone");
    String path = filed(firm, alone, "原材料运输受阻");
    assertThat(firm.open(path + "?lang=en").body())
        .contains("no chief service officer of the firm with an account is in the register");
    Visit town = county.server().signedIn("wuzhi-town");
    assertThat(town.open("/cases?list=mine&lang=en").body()).doesNotContain(path);
    assertThat(town.open("/cases?list=all&lang=en").body()).contains(path);
  }

  private static List<String> asks(String form, String... typed) {
    List<String> fields = new ArrayList<>();
    for (String name : List.of("_id", "_about", "_in", "_key")) {
      if (form.contains("name=\"" + name + "\" value=")) {
        fields.addAll(List.of(name, hidden(form, name)));
      }
    }
    fields.addAll(List.of(typed));
    return fields;
  }

  private static String ticked(String page, String field) {
    return page.replaceAll(
        "(?s).*name=\"" + field + "\"[^>]*value=\"(yes|no)\"[^>]* checked.*", "$1");
  }

  @Test
  void aDraftShowsThePriorityThatTheRegisterGivesAndNotWhatWasTicked() {
    Visit firm = county.server().signedIn("firm-alone");
    String to = "/cases/new/resume-same-day?lang=en&about=" + alone.id() + "&in=" + AREA;
    String form = firm.open(to).body();
    assertThat(ticked(form, "key")).isEqualTo("no");
    assertThat(form).doesNotContain("name=\"key\" value=\"yes\"");
    firm.send(
        "/cases/new/resume-same-day",
        asks(form, "materials", "口罩五百只", "key", "yes", "chain", "yes", "_later", "1"));
    String draft = firm.open(to).body();
    assertThat(draft).contains("口罩五百只", "This is your draft of");
    assertThat(ticked(draft, "key")).isEqualTo("no");
    assertThat(ticked(draft, "chain")).isEqualTo("no");
    firm.send("/forms/draft/forget", List.of("_key", hidden(draft, "_key"), "_back", "/portal"));
  }

  @Test
  void aPolicyOfTheTableIsFilledInAndHasADraftOfItsOwn() {
    Visit firm = county.server().signedIn("firm-served");
    String portal = firm.open("/portal?lang=en").body();
    String third = portal.replaceAll("(?s).*href=\"([^\"]*policy.id=wuzhi-ten-3[^\"]*)\".*", "$1");
    String form = firm.open(third.replace("&amp;", "&")).body();
    assertThat(form).contains("value=\"wuzhi-ten-3\"");
    firm.send(
        "/cases/new/policy-application",
        asks(form, "policy", "wuzhi-ten-3", "ground", "第三条的理由", "_later", "1"));
    String other = third.replace("&amp;", "&").replace("wuzhi-ten-3", "wuzhi-ten-4");
    assertThat(firm.open(other).body()).contains("value=\"wuzhi-ten-4\"").doesNotContain("第三条的理由");
    assertThat(firm.open(third.replace("&amp;", "&")).body()).contains("第三条的理由");
  }

  private static String registration(Visit visitor, String called, String credit) {
    return registration(visitor, called, credit, "13900001234");
  }

  private static String registration(
      Visit visitor, String called, String credit, String telephone) {
    String form = visitor.open("/resumption/register?lang=en").body();
    List<String> fields =
        List.of(
            "_id",
            hidden(form, "_id"),
            "_in",
            SmallCounty.TOWNSHIP,
            "called",
            called,
            "kind",
            "enterprise",
            "code",
            credit,
            "business",
            "面粉加工",
            "contact",
            "演某",
            "phone",
            telephone);
    return visitor.sendWithFile("/resumption/register?lang=en", fields, "licence-file", PDF).body();
  }

  @Test
  void aFirmThatIsNotInTheRegisterAsksWithItsCodeAndIsThereWhenTheDeskHasConfirmed() {
    String body = "91999999MA0700009";
    String credit = body + CreditCode.check(body);
    Visit visitor = county.server().visit();
    String sent = registration(visitor, "演示新来面粉厂", credit);
    assertThat(sent).contains("The code by which you ask how it stands");
    String code = sent.replaceAll("(?s).*data-code>([0-9A-Z]{12})<.*", "$1");
    assertThat(visitor.send("/status", List.of("code", code)).body()).contains("To be confirmed");
    assertThat(county.server().everywhere(() -> county.get(Firms.class).byCode(credit))).isEmpty();

    Visit desk = county.server().signedIn("department");
    String inbox = desk.open("/cases?list=all&lang=en").body();
    String path =
        inbox.replaceAll("(?s).*href=\"(/cases/[0-9a-f-]{36})[^\"]*\">A firm asks to be.*", "$1");
    String form = desk.open(path + "/steps/confirm?lang=en").body();
    List<String> compared =
        new ArrayList<>(List.of("_id", hidden(form, "_id"), "_seen", hidden(form, "_seen")));
    compared.addAll(List.of("industry", "C13", "above-scale", "no", "chain", "no", "key", "no"));
    compared.addAll(List.of("licence-compared", "yes"));
    HttpResponse<String> done = desk.send(path + "/steps/confirm", compared);
    assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
    RegisteredFirm found =
        county.server().everywhere(() -> county.get(Firms.class).byCode(credit)).orElseThrow();
    assertThat(found.profile().name()).isEqualTo("演示新来面粉厂");
    assertThat(found.profile().industry()).isEqualTo("C13");
    assertThat(visitor.send("/status", List.of("code", code)).body())
        .contains("Ask your township for an invitation code");
  }

  @Test
  void whoeverIsDeclinedReadsTheReasonByTheCodeAndNothingOfWhoAsked() {
    String body = "91999999MA0700017";
    String credit = body + CreditCode.check(body);
    Visit visitor = county.server().visit();
    String sent = registration(visitor, "演示证照不符面粉厂", credit);
    String code = sent.replaceAll("(?s).*data-code>([0-9A-Z]{12})<.*", "$1");
    Visit desk = county.server().signedIn("department");
    String inbox = desk.open("/cases?list=all&lang=en").body();
    String path =
        inbox.replaceAll("(?s).*href=\"(/cases/[0-9a-f-]{36})[^\"]*\">A firm asks to be.*", "$1");
    String form = desk.open(path + "/steps/decline?lang=en").body();
    HttpResponse<String> done =
        desk.send(
            path + "/steps/decline",
            List.of(
                "_id",
                hidden(form, "_id"),
                "_seen",
                hidden(form, "_seen"),
                "reason",
                "营业执照上的地址不在本镇"));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
    assertThat(visitor.send("/status", List.of("code", code)).body())
        .contains("营业执照上的地址不在本镇")
        .doesNotContain("演某")
        .doesNotContain("13900001234")
        .doesNotContain("面粉加工");
  }

  @Test
  void aTelephoneThatNobodyCanCallComesBackBesideItsField() {
    String body = "91999999MA0700025";
    Visit visitor = county.server().visit();
    assertThat(registration(visitor, "演示电话厂", body + CreditCode.check(body), "abc"))
        .doesNotContain("data-code")
        .contains("aria-invalid");
  }

  @Test
  void aFirmThatSignsInComesToItsPortalAndNoDoorOfThePageIsShutToIt() {
    Visit firm = county.server().signedIn("firm-served");
    assertThat(firm.open("/").headers().firstValue("location").orElse("")).contains("/portal");
    String page = firm.open("/portal?lang=en").body();
    String rail = page.replaceAll("(?s).*?<nav class=\"rail\"(.*?)</nav>.*", "$1");
    List<String> doors =
        Pattern.compile("href=\"(/[^\"]*)\"")
            .matcher(rail)
            .results()
            .map(found -> found.group(1).replace("&amp;", "&"))
            .toList();
    assertThat(doors).isNotEmpty();
    for (String door : doors) {
      assertThat(firm.open(door).statusCode()).as(door).isLessThan(400);
    }
  }

  @Test
  void aFirmThatEntersTheCodeOfAnotherIsToldSoAndNothingIsFiled() {
    Visit visitor = county.server().visit();
    String refused = registration(visitor, "演示冒名厂", served.profile().code());
    assertThat(refused)
        .contains("belongs to a firm that is registered already", "invitation code")
        .doesNotContain("演示有服务官厂", "The code by which you ask");
    String same = registration(visitor, "演示有服务官厂", "");
    assertThat(same).contains("Fill this in").doesNotContain("data-code");
  }
}
