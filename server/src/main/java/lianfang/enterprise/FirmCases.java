package lianfang.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 企业办件: the cases about a firm, as far as the transaction sees them. */
@Component
public class FirmCases {

  /** The case type of a firm that was noted by a name that the register does not know. */
  public static final String TO_IDENTIFY = "firm-to-identify";

  /** What was noted of a firm by another name belongs to it once an office has said so. */
  private static final String FIRM =
      "coalesce((select i.known from enterprise.firm_identified i where i.firm = c.about"
          + " order by i.at desc limit 1), c.about)";

  private static final String COLUMNS =
      "select id, type, edition, state, ended, filed_at, due, "
          + FIRM
          + " as about from casework.case_row c ";

  private static final String OF =
      "where about_kind = 'enterprise' and (about = any (?::uuid[]) or about in"
          + " (select i.firm from enterprise.firm_identified i where i.known = any (?::uuid[]))) ";

  private final JdbcClient client;
  private final CaseTransactions transactions;
  private final CaseTypes types;

  FirmCases(JdbcClient client, CaseTransactions transactions, CaseTypes types) {
    this.client = client;
    this.transactions = transactions;
    this.types = types;
  }

  /**
   * A case about a firm.
   *
   * @param type the edition that it keeps
   * @param due the earliest of its deadlines, null where none runs
   */
  public record About(
      UUID id,
      CaseType type,
      String state,
      boolean ended,
      Instant filedAt,
      @Nullable Instant due,
      UUID firm) {}

  /** All of a firm that somebody at an office sees, the last first. */
  public List<About> of(CaseRecorder who, UUID firm) {
    return transactions.seeing(who, () -> of(firm));
  }

  /**
   * All of a firm that it may know of itself, the last first: a transaction that names no desk does
   * not find what is not told yet.
   */
  public List<About> of(UUID firm) {
    return client
        .sql(COLUMNS + OF + "order by filed_at desc, id")
        .params(texts(List.of(firm)), texts(List.of(firm)))
        .query(this::read)
        .list();
  }

  /** Those that run, of one type, of some firms, the oldest first. */
  public List<About> open(List<UUID> firms, String type) {
    String[] ids = texts(firms);
    return client
        .sql(COLUMNS + OF + "and type = ? and not ended order by filed_at, id")
        .params(ids, ids, type)
        .query(this::read)
        .list();
  }

  /**
   * The firm that a case is about; empty where it is about something else, and where whoever asks
   * does not see it.
   */
  public Optional<UUID> firmOf(CaseRecorder who, UUID caseId) {
    return transactions.seeing(
        who,
        () ->
            client
                .sql(
                    "select "
                        + FIRM
                        + " from casework.case_row c where id = ? and about_kind = 'enterprise'")
                .param(caseId)
                .query(UUID.class)
                .optional());
  }

  private static String[] texts(List<UUID> firms) {
    return firms.stream().map(UUID::toString).toArray(String[]::new);
  }

  /**
   * A name that was noted and that nobody has identified yet.
   *
   * @param version of its case
   */
  public record Noted(UUID id, long version, String called, String area, Instant at) {}

  /** What is to be identified in an area, the oldest first, in the caller's transaction. */
  public List<Noted> noted(String area, int limit) {
    return client
        .sql(
            """
            select c.id, c.version, f.filled ->> 'called' as called, c.area, c.filed_at
            from casework.case_row c join casework.case_form f
              on f.case_id = c.id and f.form = 'seen'
            where c.type = ? and not c.ended and c.area ^@ ?
            order by c.filed_at, c.id limit ?
            """)
        .params(TO_IDENTIFY, area, limit)
        .query((row, n) ->
            new Noted(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("called"),
                row.getString("area"),
                row.getObject("filed_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private About read(ResultSet row, int number) throws SQLException {
    OffsetDateTime due = row.getObject("due", OffsetDateTime.class);
    return new About(
        row.getObject("id", UUID.class),
        types.edition(row.getString("edition")),
        row.getString("state"),
        row.getBoolean("ended"),
        row.getObject("filed_at", OffsetDateTime.class).toInstant(),
        due == null ? null : due.toInstant(),
        row.getObject("about", UUID.class));
  }
}
