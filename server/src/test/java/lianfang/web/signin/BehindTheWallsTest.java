package lianfang.web.signin;

import static lianfang.web.signin.RunningServer.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import lianfang.access.Account;
import lianfang.access.ApiTokens;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.AuditEntry;
import lianfang.access.AuditQuery;
import lianfang.access.Links;
import lianfang.access.Role;
import lianfang.access.Sessions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BehindTheWallsTest {

  private static final RunningServer server = new RunningServer(true);

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void nobodySeesAPageBeforeSignIn() {
    for (String path : List.of("/today", "/people", "/audit?on=2020-02-25", "/kept", "/nowhere")) {
      HttpResponse<String> answer = server.visit().open(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location").orElseThrow())
          .as(path)
          .startsWith("/sign-in?to=%2F" + path.substring(1, 4));
    }
  }

  @Test
  void signInLeadsBackToThePageThatWasAskedForAndNeverElsewhere() {
    server.account("back", Role.VILLAGE, "410922100101");
    String table =
        """
        /people?on=2020-02-25 | /people?on=2020-02-25
        https://example.org/  | /
        //example.org         | /
        /\\example.org        | /
        /sign-in              | /
        """;
    for (String line : table.lines().toList()) {
      List<String> cells = List.of(line.split("\\|")).stream().map(String::strip).toList();
      Visit visit = server.visit();
      visit.open("/sign-in");
      HttpResponse<String> answer =
          visit.send(
              "/sign-in", List.of("login", "back", "password", PASSWORD, "to", cells.get(0)));
      assertThat(answer.statusCode()).isBetween(302, 303);
      assertThat(answer.headers().firstValue("Location")).as(line).contains(cells.get(1));
    }
  }

  @Test
  void everyAnswerCarriesAPolicyWithoutInlineScriptOrStyle() {
    for (String path : List.of("/sign-in", "/people", "/api/v1/people", "/assets/lianfang.css")) {
      HttpResponse<String> answer = server.visit().open(path);
      String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
      assertThat(policy).as(path).contains("default-src 'none'", "script-src 'self'");
      assertThat(policy).as(path).doesNotContain("unsafe").contains("frame-ancestors 'none'");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
    }
    assertThat(server.visit().open("/sign-in").body())
        .doesNotContain("<style", " style=", "onclick=", "javascript:");
  }

  @Test
  void formWithoutItsTokenIsRefused() {
    Visit visit = server.visit();
    HttpResponse<String> answer =
        visit.send("/sign-in", List.of("login", "anybody", "password", PASSWORD));
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void anAddressThatLeadsNowhereSaysWhichItWasAndWhereToGo() {
    server.account("lost", Role.COMMAND, "4109");
    Visit visit = server.signedIn("lost");
    for (String path : List.of("/people/nobody", "/people/" + new java.util.UUID(0, 1))) {
      HttpResponse<String> answer = visit.open(path + "?lang=en");
      assertThat(answer.statusCode()).as(path).isBetween(400, 404);
      assertThat(answer.body())
          .as(path)
          .contains("data-status", "Nothing is here", "Address asked for: " + path)
          .contains("button first\" href=\"/people\"", "button \" href=\"/search\"");
    }
    assertThat(visit.open("/sign-out?lang=en").body()).contains("This address takes forms alone");
  }

  @Test
  void whoeverMayNotSeeAPageReadsAsWhomAndIsNotSentToAPageThatIsRefusedAsWell() {
    server.account("gatekeeper", Role.GATE, "410922");
    HttpResponse<String> answer = server.signedIn("gatekeeper").open("/audit?lang=en");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("You are signed in as", "Gate", "href=\"/\"")
        .doesNotContain("href=\"/today");
  }

  @Test
  void wrongPasswordIsSaidInWordsAndKeepsTheLogin() {
    Visit visit = server.visit();
    visit.open("/sign-in");
    HttpResponse<String> answer =
        visit.send("/sign-in", List.of("login", "<b>who</b>", "password", "wrong"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("Login or password is wrong", "&lt;b>who")
        .doesNotContain("<b>who");
  }

  @Test
  void cookieIsForThisSiteAndNoScript() {
    server.account("cookie", Role.VILLAGE, "410922100101");
    Visit visit = server.visit();
    visit.open("/sign-in");
    String cookie =
        visit
            .send("/sign-in", List.of("login", "cookie", "password", PASSWORD))
            .headers()
            .allValues("Set-Cookie")
            .stream()
            .filter(one -> one.startsWith("lianfang="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Expires");
  }

  @Test
  void formOfAnExpiredSessionIsGivenBackAfterSignInAndSentAgain() {
    Account account = server.account("typing", Role.VILLAGE, "410922100101");
    Visit visit = server.signedIn("typing");
    visit.open("/kept");
    server.get(Sessions.class).endAll(account.id());

    HttpResponse<String> late =
        visit.send("/account/tokens?area=410922", List.of("name", "张三\"<", "reason", "探亲"));
    assertThat(late.headers().firstValue("Location")).as(late.body()).contains("/sign-in");
    assertThat(visit.open("/sign-in").body()).contains("What you typed is kept");
    HttpResponse<String> in =
        visit.send("/sign-in", List.of("login", "typing", "password", PASSWORD));
    assertThat(in.headers().firstValue("Location")).contains("/kept");

    String page = visit.open("/kept").body();
    assertThat(page)
        .contains("action=\"/account/tokens?area=410922\"")
        .contains("name=\"name\" value=\"张三&#34;&lt;\"", "name=\"reason\" value=\"探亲\"");
    visit.send(
        "/account/tokens?area=410922", List.of("name", "张三\"<", "reason", "探亲", "kept-form", "1"));
    assertThat(visit.open("/kept").statusCode()).as("it was forgotten").isBetween(302, 303);
    String stored =
        server
            .database()
            .appClient()
            .sql("select count(*) from access.kept_form where account = :id")
            .param("id", account.id())
            .query(String.class)
            .single();
    assertThat(stored).isEqualTo("0");
  }

  @Test
  void formWithAFileKeepsItsFieldsAndAsksForTheFileAgain() {
    Account account = server.account("uploading", Role.TOWNSHIP, "410922100");
    Visit visit = server.signedIn("uploading");
    visit.open("/kept");
    server.get(Sessions.class).endAll(account.id());

    visit.sendWithFile("/people/import", List.of("note", "second sheet"), "roster");
    visit.open("/sign-in");
    visit.send("/sign-in", List.of("login", "uploading", "password", PASSWORD));

    assertThat(visit.open("/kept").body())
        .contains("Choose the file again: roster", "value=\"second sheet\"");
  }

  @Test
  void formOfSomebodyElseIsNotGivenBack() {
    Account account = server.account("first-shift", Role.VILLAGE, "410922100101");
    server.account("second-shift", Role.VILLAGE, "410922100101");
    Visit visit = server.signedIn("first-shift");
    visit.open("/kept");
    server.get(Sessions.class).endAll(account.id());
    visit.send("/people/new", List.of("name", "张三"));

    visit.open("/sign-in");
    visit.send("/sign-in", List.of("login", "second-shift", "password", PASSWORD));

    assertThat(visit.open("/kept").body()).doesNotContain("张三");
  }

  @Test
  void tokenIsShownOnceOnThePageOfTheAccountAndRevokedThere() {
    Account account = server.account("tokens", Role.VILLAGE, "410922100101");
    Visit visit = server.signedIn("tokens");
    assertThat(visit.open("/account").body()).contains("Office tokens", "API tokens");
    assertThat(visit.send("/account/tokens", List.of("name", " ")).body())
        .contains("Name the token by what it is used for");
    assertThat(visit.send("/account/tokens", List.of("name", "nightly <b>")).body())
        .contains("lft_", "nightly &lt;b");
    assertThat(visit.open("/account").body()).doesNotContain("lft_");
    ApiTokens tokens = server.get(ApiTokens.class);
    String id = tokens.list(account.id()).getFirst().id().toString();

    visit.send("/account/revoke", List.of("token", id));

    assertThat(tokens.list(account.id()).getFirst().revokedAt()).isNotNull();
  }

  @Test
  void signOutEndsTheSessionForGood() {
    server.account("leaving", Role.VILLAGE, "410922100101");
    Visit visit = server.signedIn("leaving");
    String token = visit.cookie("lianfang").orElseThrow();
    assertThat(server.get(Sessions.class).find(token)).isPresent();
    visit.open("/sign-in");

    visit.send("/sign-out", List.of());

    assertThat(server.get(Sessions.class).find(token)).isEmpty();
  }

  @Test
  void linkSetsAPasswordOnceAndSignsIn() {
    Account account = server.account("invited", Role.VILLAGE, "410922100101");
    String link = "/link/" + server.get(Links.class).invitation(account.id());
    Visit visit = server.visit();
    assertThat(visit.open(link).body()).contains("Set a password");
    assertThat(visit.send(link, List.of("password", "short")).body())
        .contains("at least 12 characters");

    HttpResponse<String> in = visit.send(link, List.of("password", "another sentence"));

    assertThat(in.headers().firstValue("Location")).contains("/");
    assertThat(server.visit().open(link).body()).contains("was used or has expired");
  }

  @Test
  void programWithoutTokenIsToldWhatToDo() {
    HttpResponse<String> answer = server.visit().open("/api/v1/people");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("no valid token", "\"remedy\"", "\"rule\"");
  }

  @Test
  void refusalOfAPageIsAudited() {
    Visit visit = server.visit();
    visit.send("/sign-out", List.of());

    List<AuditEntry> refused =
        server
            .get(Audit.class)
            .list(new AuditQuery("nobody", AuditAction.REFUSED, null, null, null, 50));

    assertThat(refused).extracting(AuditEntry::detail).anyMatch(one -> one.contains("/sign-out"));
  }
}
