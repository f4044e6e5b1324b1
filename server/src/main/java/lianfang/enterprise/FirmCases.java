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

  private static final String COLUMNS =
      "select id, type, edition, state, ended, filed_at, due, about from casework.case_row ";

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
        .sql(COLUMNS + "where about_kind = 'enterprise' and about = ? order by filed_at desc, id")
        .param(firm)
        .query(this::read)
        .list();
  }

  /** Those that run, of one type, of some firms, the oldest first. */
  public List<About> open(List<UUID> firms, String type) {
    return client
        .sql(
            COLUMNS
                + "where about_kind = 'enterprise' and about = any (?::uuid[]) and type = ?"
                + " and not ended order by filed_at, id")
        .params(firms.stream().map(UUID::toString).toArray(String[]::new), type)
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
                    "select about from casework.case_row"
                        + " where id = ? and about_kind = 'enterprise'")
                .param(caseId)
                .query(UUID.class)
                .optional());
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
