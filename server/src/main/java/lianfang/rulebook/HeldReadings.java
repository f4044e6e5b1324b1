package lianfang.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 现行口径: what officials signed, for whoever counts by it outside the rulebook. */
@Component
public class HeldReadings {

  private final NoticeFacts notices;
  private final JdbcClient engine;
  private volatile @Nullable Known cached;

  private record Known(long seq, InForce rules) {}

  HeldReadings(NoticeFacts notices, @Qualifier("engine") DataSource engine) {
    this.notices = notices;
    this.engine = JdbcClient.create(engine);
  }

  /**
   * A reading where it holds.
   *
   * @param area division code prefix, empty for the whole country
   * @param value as it was signed
   */
  public record Held(String area, String value) {}

  /**
   * The values of a reading, area by area; empty where nobody has signed one.
   *
   * @param key of the reading, such as "fever-threshold"
   * @param on the day, Asia/Shanghai
   */
  public List<Held> of(String key, LocalDate on) {
    List<Held> held = new ArrayList<>();
    for (Edition edition : rules().editions()) {
      String value = edition.readings().get(key);
      if (edition.holds(on) && value != null) {
        edition.scope().forEach(area -> held.add(new Held(area, value)));
      }
      if (edition.holds(on)) {
        edition
            .local()
            .forEach((area, own) -> {
              String there = own.get(key);
              if (there != null) {
                held.add(new Held(area, there));
              }
            });
      }
    }
    return held;
  }

  private InForce rules() {
    long seq = notices.lastSeq();
    Known known = cached;
    if (known == null || known.seq() != seq) {
      known = new Known(seq, notices.knownAt(null));
      cached = known;
    }
    return known.rules();
  }

  /** The number of the generation that readers see; another one has other outcomes. */
  public int generation() {
    return engine.sql("select current from rulebook.generation").query(Integer.class).single();
  }

  /** Whether the next generation is being made, so that what follows outcomes is better awaited. */
  public boolean isChanging() {
    return engine
        .sql("select staging is not null from rulebook.generation")
        .query(Boolean.class)
        .single();
  }
}
