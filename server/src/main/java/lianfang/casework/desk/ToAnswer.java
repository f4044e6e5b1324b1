package lianfang.casework.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import lianfang.casework.FormValues;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * 待陈述: what a head is held to account for. The case is sealed from his unit; he reads what he is
 * asked, what he said and what was decided, and nothing else.
 */
@Component
public class ToAnswer {

  /** The case type. */
  public static final String TYPE = "accountability";

  private static final TypeReference<LinkedHashMap<String, Object>> VALUES =
      new TypeReference<>() {};

  private final JdbcClient client;
  private final CaseTransactions transactions;

  ToAnswer(DataSource app, CaseTransactions transactions) {
    this.client = JdbcClient.create(app);
    this.transactions = transactions;
  }

  /**
   * One matter.
   *
   * @param version of the case
   * @param edition of the case type, by which it goes on
   * @param opened what he is asked
   * @param answered what he said; empty before
   * @param decided what was decided; empty before
   * @param due until when he may answer; null where no time runs
   * @param finding from which it came; null where it came from none
   */
  public record Matter(
      UUID id,
      long version,
      String edition,
      String state,
      String area,
      FormValues opened,
      FormValues answered,
      FormValues decided,
      @Nullable Instant due,
      @Nullable Finding finding) {}

  /** What was found, and how far it was put right. */
  public record Finding(UUID id, String problem, String edition, String state) {}

  /** The matters of an account, the latest first. */
  public List<Matter> of(CaseRecorder who) {
    return transactions.seeing(
        who,
        () ->
            client
                .sql("select * from casework.to_answer()")
                .query((row, n) -> {
                  Timestamp due = row.getTimestamp("due");
                  return new Matter(
                      row.getObject("case_id", UUID.class),
                      row.getLong("version"),
                      row.getString("edition"),
                      row.getString("state"),
                      row.getString("area"),
                      values(row.getString("opened")),
                      values(row.getString("answered")),
                      values(row.getString("decided")),
                      due == null ? null : due.toInstant(),
                      finding(row));
                })
                .list());
  }

  private static @Nullable Finding finding(ResultSet row) throws SQLException {
    UUID id = row.getObject("finding", UUID.class);
    String problem = row.getString("found");
    return id == null || problem == null
        ? null
        : new Finding(
            id, problem, row.getString("finding_edition"), row.getString("finding_state"));
  }

  /** One of them. */
  public Optional<Matter> find(CaseRecorder who, UUID id) {
    return of(who).stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private static FormValues values(@Nullable String json) {
    Map<String, Object> values =
        json == null ? Map.of() : JsonMapper.shared().readValue(json, VALUES);
    return new FormValues(values);
  }
}
