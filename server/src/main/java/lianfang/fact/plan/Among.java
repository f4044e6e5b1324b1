package lianfang.fact.plan;

import java.util.UUID;
import lianfang.fact.Subject;

/**
 * 筛选: whose facts are told, as a question to the database. It may find more subjects than are
 * wanted and none fewer; what it does not find is not read at all.
 *
 * @param ids a query of one column {@code subject_id}, in which {@code %1$s} and {@code %2$s} stand
 *     for the first and the last id of a range; empty for all subjects
 */
public record Among(String ids) {

  /** Everybody. */
  public static final Among ALL = new Among("");

  private static final String COLUMNS =
      "f.subject_id, f.kind, f.seq, f.id, f.area, f.happened_at, f.recorded_at, f.recorder,"
          + " f.source, f.corrects, f.attributes, f.details";

  /**
   * All facts of a range in the order of {@link lianfang.fact.Corrections}, subject after subject.
   */
  public String facts(Subject.Kind kind, UUID first, UUID last) {
    String order = " order by f.subject_id, f.happened_at, f.seq";
    if (ids.isEmpty()) {
      return "select %s from fact.fact f where f.subject_kind = '%s'"
              .formatted(COLUMNS, kind.word())
          + " and f.subject_id between '%s' and '%s'".formatted(first, last)
          + order;
    }
    // The offset keeps it a question a subject, which the index answers.
    return "select %s from (%s) s".formatted(COLUMNS, ids.formatted(first, last))
        + " cross join lateral (select * from fact.fact"
        + " where subject_id = s.subject_id and subject_kind = '%s' offset 0) f"
            .formatted(kind.word())
        + order;
  }
}
