package lianfang.rulebook.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.DivisionLevel;
import lianfang.fact.Days;
import lianfang.rulebook.Editions;
import lianfang.rulebook.HoldingEditions;
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
    List<SimulatedEffect> found = new ArrayList<>();
    if (notice != null) {
      for (Kept kept : rows.list(edition, LATEST)) {
        Kept.Figures figures = kept.figures();
        if (figures != null && counts(kept.asked(), figures, notice)) {
          Covered covered = figures.covered();
          found.add(
              new SimulatedEffect(
                  kept.asked().id(),
                  figures.inputsHash(),
                  kept.asked().asOf(),
                  covered == null ? 0 : covered.before(),
                  figures.persons().released()));
        }
      }
    }
    return List.copyOf(found);
  }

  private boolean counts(Asked asked, Kept.Figures figures, Notice notice) {
    Instant oldest = clock.instant().minus(RECENT);
    return asked.editions().equals(List.of(notice.edition()))
        && asked.readings().isEmpty()
        && !asked.askedAt().isBefore(oldest)
        && !asked.asOf().isBefore(Days.of(asked.askedAt()))
        && isWhole(asked.area(), notice)
        && Inputs.rules(holding.rules(asked.asOf()).editions()).equals(figures.rules());
  }

  /** Whether no village of this instance in which the notice holds was left out. */
  private boolean isWhole(String area, Notice notice) {
    return notice.scope().stream().allMatch(prefix -> prefix.startsWith(area) || has(area, prefix));
  }

  private boolean has(String area, String prefix) {
    List<Division> villages = areas.index().below(prefix, DivisionLevel.VILLAGE);
    return !villages.isEmpty()
        && villages.stream().allMatch(village -> village.code().startsWith(area));
  }
}
