package lianfang.access;

import static lianfang.access.Office.DESK;
import static lianfang.access.Office.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lianfang.area.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class KeepingAccountsTest {

  private static final Office office = new Office();

  @AfterAll
  static void close() {
    office.close();
  }

  @Test
  void firstAdministratorComesFromALinkThatWorksOnce() {
    String stale = office.links.firstAdministrator().orElseThrow();
    String link = office.links.firstAdministrator().orElseThrow();
    assertThat(Office.refusalOf(() -> first(stale))).isEqualTo(AccessRefusal.LINK_USED);

    first(link);

    assertThat(office.accounts.get("chief").roles()).containsExactly(Role.ADMINISTRATOR);
    assertThat(office.links.firstAdministrator()).isEmpty();
    assertThat(Office.refusalOf(() -> first(link))).isEqualTo(AccessRefusal.LINK_USED);
    Account chief = office.accounts.get("chief");
    assertThat(Office.refusalOf(() -> office.accounts.lock(chief.id(), Actor.operator())))
        .isEqualTo(AccessRefusal.LAST_ADMINISTRATOR);
  }

  @Test
  void refusesInThisOrder() {
    office.account("taken", "village", "410922100101");
    String table =
        """
        Ab!       |        |                    |        | LOGIN_MALFORMED
        fine      |        |                    |        | NAME_MISSING
        fine      | Office |                    |        | ROLES_MISSING
        fine      | Office | command department |        | ROLES_NOT_SEPARATE
        fine      | Office | administrator gate | 4109   | ROLES_NOT_SEPARATE
        fine      | Office | village            |        | SCOPE_MISSING
        taken     | Office | village            | 410922 | LOGIN_TAKEN
        """;
    for (String line : table.lines().toList()) {
      List<String> cells = List.of(line.split("\\|")).stream().map(String::strip).toList();
      assertThat(Office.refusalOf(() -> add(cells))).as(line).hasToString(cells.get(4));
    }
  }

  @Test
  void passwordsMustBeLongAndNotGuessable() {
    Account account = office.account("choosy", "village", "410922100101");
    String link = office.links.invitation(account.id());
    assertThat(Office.refusalOf(() -> office.links.setPassword(link, "short", DESK)))
        .isEqualTo(AccessRefusal.PASSWORD_SHORT);
    assertThat(Office.refusalOf(() -> office.links.setPassword(link, "choosy-choosy-1", DESK)))
        .isEqualTo(AccessRefusal.PASSWORD_GUESSABLE);
    assertThat(Office.refusalOf(() -> office.links.setPassword(link, "abababababababab", DESK)))
        .isEqualTo(AccessRefusal.PASSWORD_GUESSABLE);
    assertThat(office.links.setPassword(link, "a sentence of mine", DESK)).isEqualTo("choosy");
  }

  @Test
  void linkExpires() {
    Account account = office.account("slow", "village", "410922100101");
    String link = office.links.invitation(account.id());

    office.clock.move(Links.HOLDS.plus(Duration.ofSeconds(1)));

    assertThat(Office.refusalOf(() -> office.links.setPassword(link, PASSWORD, DESK)))
        .isEqualTo(AccessRefusal.LINK_USED);
  }

  @Test
  void resetTakesPasswordCodeAndSessionsAway() {
    Account account = office.account("forgetful", "village", "410922100101");
    office.enrol(account);
    OpenedSession opened = office.sessions.open(account, Session.Stage.FULL, DESK);

    String link = office.links.reset(account.id(), Actor.operator());

    assertThat(office.sessions.find(opened.token())).isEmpty();
    assertThat(office.accounts.get("forgetful").secondFactor()).isFalse();
    assertThat(Office.refusalOf(() -> office.signIn.password("forgetful", PASSWORD, DESK)))
        .isEqualTo(AccessRefusal.WRONG_LOGIN);
    office.links.setPassword(link, "another sentence", DESK);
    assertThat(office.signIn.password("forgetful", "another sentence", DESK)).isNotNull();
  }

  @Test
  void tokenActsAsItsAccountUntilItIsRevokedOrExpires() {
    Account account = office.account("program", "disease-control", "4109");
    String token = office.tokens.issue(account, "nightly import", Actor.operator());
    assertThat(office.tokens.find(token)).contains(account);
    assertThat(office.tokens.find(token + "x")).isEmpty();

    ApiToken listed = office.tokens.list(account.id()).getFirst();
    assertThat(listed.name()).isEqualTo("nightly import");
    office.tokens.revoke(account.id(), listed.id(), Actor.operator());
    assertThat(office.tokens.find(token)).isEmpty();

    String another = office.tokens.issue(account, "weekly", Actor.operator());
    office.clock.move(ApiTokens.HOLDS.plus(Duration.ofSeconds(1)));
    assertThat(office.tokens.find(another)).isEmpty();
  }

  @Test
  void databaseHoldsNoTokenPasswordOrSecretInTheClear() {
    Account account = office.account("stolen", "village", "410922100101");
    byte[] secret = office.enrol(account);
    String token = office.tokens.issue(account, "a program", Actor.operator());
    String link = office.links.invitation(account.id());

    for (String table : List.of("account", "session", "link", "token")) {
      String rows =
          office
              .database
              .appClient()
              .sql("select coalesce(string_agg(t::text, ' '), '') from access." + table + " t")
              .query(String.class)
              .single();
      assertThat(rows)
          .doesNotContain(PASSWORD, token, link)
          .doesNotContain(java.util.HexFormat.of().formatHex(secret))
          .doesNotContain(Codes.base32(secret));
    }
  }

  @Test
  void keptFormComesBackToItsAccountAlone() {
    Account mine = office.account("typing", "village", "410922100101");
    Account other = office.account("curious", "village", "410922100101");
    var form =
        new KeptForms.Form(
            "/people/new",
            List.of(new KeptForms.Field("name", "张三"), new KeptForms.Field("symptom", "")),
            List.of("sheet"));

    String token = office.forms.keep(mine.id(), form);

    assertThat(office.forms.find(token, mine.id())).contains(form);
    assertThat(office.forms.find(token, other.id())).isEmpty();
    office.forms.drop(token, mine.id());
    assertThat(office.forms.find(token, mine.id())).isEmpty();
  }

  private static void first(String link) {
    office.links.makeFirst(link, "chief", "Chief", PASSWORD, DESK);
  }

  private static void add(List<String> cells) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : cells.get(2).split(" ")) {
      if (!word.isEmpty()) {
        roles.add(Role.ofWord(word));
      }
    }
    Scope scope = new Scope(cells.get(3).isEmpty() ? List.of() : List.of(cells.get(3)));
    office.accounts.add(new NewAccount(cells.get(0), cells.get(1), roles, scope), Actor.operator());
  }
}
