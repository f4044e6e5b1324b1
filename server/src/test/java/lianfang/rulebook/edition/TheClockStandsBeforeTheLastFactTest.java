package lianfang.rulebook.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.InstanceSettings;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Editions;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.simulation.Kept;
import org.junit.jupiter.api.Test;

/**
 * Somebody set the machine's clock back by three hours: facts of before lie ahead of it. What is
 * simulated, approved and put in force then counts every fact once, the earlier and the later ones.
 */
class TheClockStandsBeforeTheLastFactTest extends NoticesThatAreDrafts {

  private static final Duration BACK = Duration.ofHours(3);

  @Test
  void anEditionIsSimulatedApprovedAndPutInForceAndEveryFactCounts() throws InterruptedException {
    putInForce(edition, "");
    Subject ahead = arrived();
    setBack();
    Instant now = server.get(Clock.class).instant();
    assertThat(last(ahead)).as("a fact that lies ahead of the clock").isAfter(now);
    Subject behind = arrived();
    assertThat(last(behind)).as("recorded later, by an earlier clock").isBefore(last(ahead));
    assertThat(lines(ahead)).isNotEmpty().isEqualTo(lines(behind));

    List<String> longer = lines(ahead);
    String shorter = shorter();
    acts().check(server.user("cdc"), shorter);
    Kept kept = effects.ran(List.of(shorter), Map.of(), Effects.TODAY, "4109");
    assertThat(kept.figures().totals().shorter()).isEqualTo(2);
    acts().simulated(server.user("cdc"), shorter);
    acts().approve(server.user("command"), at(shorter, edition));
    assertThat(clock().putInForce()).as("the minute has come by this clock").isOne();
    assertThat(clock().putInForce()).isZero();

    assertThat(register().find(shorter).orElseThrow().state()).isEqualTo(EditionState.IN_FORCE);
    assertThat(lines(ahead)).isEqualTo(lines(behind)).isNotEqualTo(longer);
    Activations.Report report =
        server
            .get(Activations.class)
            .of(register().find(shorter).orElseThrow().step("in-force").orElseThrow().seq())
            .orElseThrow();
    assertThat(report.shorter()).isEqualTo(2);
    assertThat(report.released() + report.under() + report.longer()).isZero();
  }

  /** The domain clock of the instance goes back; the server starts again. */
  private void setBack() throws InterruptedException {
    InstanceSettings settings = server.get(InstanceSettings.class);
    Path file = settings.data().resolve("instance.yaml");
    Instant created = settings.created();
    try {
      String text = Files.readString(file);
      assertThat(text).contains(created.toString());
      Files.writeString(file, text.replace(created.toString(), created.plus(BACK).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.restart();
    clock().stop();
  }

  private Instant last(Subject subject) {
    return server
        .get(ScopedTransactions.class)
        .in("4109", () -> server.get(Ledger.class).of(List.of(subject)))
        .stream()
        .map(Fact::recordedAt)
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /** Arrivals from a key area stay for ten days instead of fourteen. */
  private String shorter() {
    NoticeFolder folder = server.get(Editions.class).folder(edition);
    SortedMap<String, String> files = new TreeMap<>(folder.files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    files.computeIfPresent(
        "tables/arrivals.csv", (name, text) -> text.replace("undecided,14", "undecided,10"));
    return server.get(Editions.class).keep(new NoticeFolder(folder.name(), files)).edition();
  }
}
