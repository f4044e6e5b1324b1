package lianfang.access;

import static lianfang.access.Office.DESK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import lianfang.area.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SessionsOfAnAccountTest {

  private static final Office office = new Office();

  @AfterAll
  static void close() {
    office.close();
  }

  @Test
  void restartSignsNobodyOut() {
    OpenedSession opened = open("restarted");

    Sessions afterRestart = new Sessions(office.database.app(), office.clock, office.secrets);

    assertThat(afterRestart.find(opened.token())).isPresent();
  }

  @Test
  void endsAfterHalfAnHourWithoutARequestAndIsKeptAliveByOne() {
    OpenedSession opened = open("idle");
    office.clock.move(Duration.ofMinutes(29));
    assertThat(office.sessions.find(opened.token())).isPresent();
    office.clock.move(Duration.ofMinutes(29));
    assertThat(office.sessions.find(opened.token())).isPresent();

    office.clock.move(Duration.ofMinutes(31));

    assertThat(office.sessions.find(opened.token())).isEmpty();
    assertThat(office.sessions.owner(opened.token())).contains(opened.session().account().id());
  }

  @Test
  void endsAfterTwelveHoursHoweverBusy() {
    OpenedSession opened = open("busy");
    for (int i = 0; i < 35; i++) {
      office.clock.move(Duration.ofMinutes(20));
      assertThat(office.sessions.find(opened.token())).as("after %d requests", i).isPresent();
    }

    office.clock.move(Duration.ofMinutes(20));

    assertThat(office.sessions.find(opened.token())).isEmpty();
  }

  @Test
  void fourthSignInEndsTheOldest() {
    Account account = office.account("everywhere", "village", "410922100101");
    List<OpenedSession> opened =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(i -> {
              office.clock.move(Duration.ofSeconds(1));
              return office.sessions.open(account, Session.Stage.FULL, DESK);
            })
            .toList();

    assertThat(opened.stream().map(one -> office.sessions.find(one.token()).isPresent()))
        .containsExactly(false, true, true, true);
  }

  @Test
  void lockedAccountIsOutAtOnceAndChangedRolesCountAtOnce() {
    OpenedSession opened = open("changed");
    Account account = opened.session().account();

    office.accounts.change(
        account.id(), EnumSet.of(Role.GATE), Scope.of("410922"), Actor.operator());
    assertThat(office.sessions.find(opened.token()).map(found -> found.account().roles()))
        .contains(EnumSet.of(Role.GATE));

    office.accounts.lock(account.id(), Actor.operator());
    assertThat(office.sessions.find(opened.token())).isEmpty();
  }

  @Test
  void madeUpCookieOpensNothing() {
    assertThat(office.sessions.find("made-up")).isEqualTo(Optional.empty());
  }

  private static OpenedSession open(String login) {
    Account account = office.account(login, "village", "410922100101");
    return office.sessions.open(account, Session.Stage.FULL, DESK);
  }
}
