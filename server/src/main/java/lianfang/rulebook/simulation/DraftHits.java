package lianfang.rulebook.simulation;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lianfang.area.Scope;
import lianfang.fact.Positions;
import lianfang.fact.Subject;
import lianfang.fact.SubjectRanges;
import lianfang.fact.plan.Among;
import lianfang.rulebook.InForce;
import lianfang.rulebook.Rulebook;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.store.Stirred;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * 草案命中: how many people of today the rows of a draft hold, counted in the background over one
 * snapshot, one draft after the other; a number is kept for ten minutes. Nothing is compared and
 * nothing is written, so it costs half of a simulation.
 */
@Component
public class DraftHits implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(DraftHits.class);
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final int KEPT = 40;

  /** A ledger of so many facts is read in about two seconds. */
  private static final long CHEAP_FACTS = 1_500_000;

  private final Positions snapshots;
  private final CandidateRules rules;
  private final Clock real;
  private final Clock domain;
  private final Map<Asked, Counting> counts = new LinkedHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().daemon().name("draft-hits").unstarted(task));

  DraftHits(
      Positions snapshots, CandidateRules rules, @Qualifier("real") Clock real, Clock domain) {
    this.snapshots = snapshots;
    this.rules = rules;
    this.real = real;
    this.domain = domain;
  }

  private record Asked(String edition, LocalDate asOf, String area) {}

  /** Where a count stands; {@code hits} is null until it is there. */
  private record Counting(@Nullable Hits hits, boolean failed, Instant since) {}

  /**
   * What was counted.
   *
   * @param rows numbers by row, a row that holds nobody left out
   * @param at when, by the domain clock
   */
  public record Hits(Map<String, Long> rows, Instant at) {

    /** How many people and places a row holds. */
    public long of(String row) {
      return rows.getOrDefault(row, 0L);
    }
  }

  /** 计数: what is known of a draft's rows. */
  public enum Stage {
    /** The numbers are there. */
    COUNTED,
    /** They are being counted. */
    COUNTING,
    /** Nobody has asked for them, and they cost too much to be counted unasked. */
    UNASKED,
    /** The draft cannot be run. */
    IMPOSSIBLE
  }

  /** How far it is, and the numbers where they are there. */
  public record Known(Stage stage, Optional<Hits> hits) {}

  /**
   * What is known, and where that is cheap, the begin of the count.
   *
   * @param draft readable, kept nowhere
   * @param asOf the day, Asia/Shanghai
   * @param area prefix of division codes
   * @param asked whether somebody asked for it, so that it may cost more
   */
  public synchronized Known of(Notice draft, LocalDate asOf, String area, boolean asked) {
    Asked key = new Asked(draft.edition(), asOf, area);
    Instant now = real.instant();
    counts.values().removeIf(one -> one.hits() != null && one.since().isBefore(now.minus(FRESH)));
    Counting known = counts.get(key);
    if (known != null) {
      Stage stage =
          known.failed() ? Stage.IMPOSSIBLE : known.hits() == null ? Stage.COUNTING : Stage.COUNTED;
      return new Known(stage, Optional.ofNullable(known.hits()));
    }
    if (!asked && snapshots.last() > CHEAP_FACTS) {
      return new Known(Stage.UNASKED, Optional.empty());
    }
    if (counts.size() >= KEPT) {
      counts.remove(counts.keySet().iterator().next());
    }
    counts.put(key, new Counting(null, false, now));
    worker.submit(() -> count(key, draft));
    return new Known(Stage.COUNTING, Optional.empty());
  }

  private void count(Asked key, Notice draft) {
    Counting counted;
    try {
      Map<String, Long> rows = run(key, draft);
      counted = new Counting(new Hits(rows, domain.instant()), false, real.instant());
    } catch (SQLException | RuntimeException broken) {
      LOG.warn("the rows of a draft of {} could not be counted", draft.id(), broken);
      counted = new Counting(null, true, real.instant());
    }
    synchronized (this) {
      counts.replace(key, counted);
    }
  }

  private Map<String, Long> run(Asked key, Notice draft) throws SQLException {
    InForce after = rules.of(draft, key.asOf()).after();
    RowHits hits = new RowHits(after, draft.id(), key.asOf(), Scope.of(key.area()));
    try (Positions.Snapshot snapshot = snapshots.open(1)) {
      for (int range = 0; range < snapshot.ranges(); range++) {
        snapshot.tell(
            0,
            range,
            new SubjectRanges.Whom(Subject.Kind.PERSON, Stirred.by(after), Rulebook::concerns),
            hits::take);
      }
      snapshot.tellAll(
          0, new SubjectRanges.Whom(Subject.Kind.PLACE, Among.ALL, kinds -> true), hits::take);
    }
    return hits.finish();
  }

  @Override
  public void destroy() {
    worker.shutdownNow();
  }
}
