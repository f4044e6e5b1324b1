package lianfang.rulebook.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import lianfang.area.Scope;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.SignedReading;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.simulation.Stage;
import lianfang.web.action.NoticeActs;
import lianfang.web.signin.RunningServer;

/** Simulates editions on a running server, where "cdc" is an account of disease control. */
final class Effects {

  static final LocalDate TODAY = LocalDate.of(2020, 2, 26);

  private final RunningServer server;

  Effects(RunningServer server) {
    this.server = server;
  }

  /** Simulates the edition over its city and records that somebody has seen the effect. */
  void simulate(String one) {
    Kept kept = ran(List.of(one), Map.of(), TODAY, "4109");
    assertThat(kept.stage()).as(kept.problem()).isEqualTo(Stage.DONE);
    server.get(NoticeActs.class).simulated(server.user("cdc"), one);
  }

  /** Simulates a reading alone, and says how many people it releases. */
  long reading(SignedReading reading) {
    String name = reading.notice() + "/" + reading.name();
    Kept kept = ran(List.of(), Map.of(name, reading.value()), TODAY, "4109");
    assertThat(kept.stage()).as(kept.problem()).isEqualTo(Stage.DONE);
    return kept.figures().persons().released();
  }

  Kept ran(List<String> editions, Map<String, String> readings, LocalDate asOf, String area) {
    Simulations simulations = server.get(Simulations.class);
    UUID id =
        simulations.start(
            new Simulations.Request(editions, readings, asOf, 7, area), "disease control");
    Kept kept = find(id);
    for (int i = 0; i < 3_000 && kept.stage().isUnderWay(); i++) {
      LockSupport.parkNanos(10_000_000);
      kept = find(id);
    }
    return kept;
  }

  private Kept find(UUID id) {
    Scope everywhere = Scope.everything();
    return server
        .get(ScopedTransactions.class)
        .in("4", () -> server.get(Simulations.class).find(id, everywhere).orElseThrow());
  }
}
