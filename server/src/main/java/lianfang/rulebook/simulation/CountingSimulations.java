package lianfang.rulebook.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.DivisionLevel;
import lianfang.fact.Days;
import lianfang.rulebook.Editions;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.SignedReading;
import lianfang.rulebook.edition.SimulatedEditions;
import lianfang.rulebook.edition.SimulatedEffect;
import lianfang.rulebook.notice.Notice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 有效推演: finds the kept simulations that an approval may rest on. */
@Component
class CountingSimulations implements SimulatedEditions {

  private static final Duration RECENT = Duration.ofHours(24);
  private static final int LATEST = 50;

  private final SimulationRows rows;
  private final HoldingEditions holding;
  private final Editions editions;
  private final Areas areas;
  private final Clock clock;

  CountingSimulations(
      DataSource app, HoldingEditions holding, Editions editions, Areas areas, Clock clock) {
    this.rows = new SimulationRows(JdbcClient.create(app));
    this.holding = holding;
    this.editions = editions;
    this.areas = areas;
    this.clock = clock;
  }

  @Override
  public List<SimulatedEffect> of(String edition) {
    Notice notice = editions.find(edition).orElse(null);
    return notice == null
        ? List.of()
        : rows.list(edition, LATEST).stream()
            .filter(kept -> kept.asked().editions().equals(List.of(edition)))
            .filter(kept -> kept.asked().readings().isEmpty())
            .flatMap(kept -> effect(kept, notice.scope()).stream())
            .toList();
  }

  @Override
  public List<SimulatedEffect> of(SignedReading reading) {
    String name = reading.notice() + "/" + reading.name();
    List<String> areas =
        reading.area().isEmpty()
            ? holding.on(Days.of(clock.instant())).stream()
                .filter(edition -> edition.notice().equals(reading.notice()))
                .flatMap(edition -> edition.scope().stream())
                .toList()
            : List.of(reading.area());
    return rows.list(null, LATEST).stream()
        .filter(kept -> kept.asked().editions().isEmpty())
        .filter(kept -> kept.asked().readings().equals(Map.of(name, reading.value())))
        .flatMap(kept -> effect(kept, areas).stream())
        .toList();
  }

  private Optional<SimulatedEffect> effect(Kept kept, List<String> scope) {
    Kept.Figures figures = kept.figures();
    if (figures == null || !counts(kept.asked(), figures, scope)) {
      return Optional.empty();
    }
    Covered covered = figures.covered();
    Totals totals = figures.totals();
    return Optional.of(
        new SimulatedEffect(
            kept.asked().id(),
            figures.inputsHash(),
            kept.asked().asOf(),
            covered == null ? 0 : covered.before(),
            figures.persons().released(),
            totals.under()
                + totals.released()
                + totals.longer()
                + totals.shorter()
                + totals.moved()));
  }

  private boolean counts(Asked asked, Kept.Figures figures, List<String> scope) {
    Instant oldest = clock.instant().minus(RECENT);
    return !asked.askedAt().isBefore(oldest)
        && !asked.asOf().isBefore(Days.of(asked.askedAt()))
        && scope.stream().allMatch(area -> isWhole(asked.area(), area))
        && Inputs.rules(holding.rules().editions()).equals(figures.rules());
  }

  /** Whether no village of this instance in which the notice holds was left out. */
  private boolean isWhole(String area, String prefix) {
    return prefix.startsWith(area) || has(area, prefix);
  }

  private boolean has(String area, String prefix) {
    List<Division> villages = areas.index().below(prefix, DivisionLevel.VILLAGE);
    return !villages.isEmpty()
        && villages.stream().allMatch(village -> village.code().startsWith(area));
  }
}
