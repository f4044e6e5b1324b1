package lianfang.gate.checkpoint;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * 拒绝入账: a valid pass that a gate refused becomes a fact about the checkpoint, once, from which a
 * case is opened. Who was refused is no part of it. The gate's word is checked: a pass that had
 * expired or had been taken back when it was refused makes no case, and the report says so.
 */
@Component
public class RefusalFacts {

  /** How a refusal is counted in the outcome of a report that makes no case, with why before it. */
  private static final String NO_CASE = "-pass";

  /** The outcome of a report of which a case has been made. */
  public static final String IN_A_CASE = "case";

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final Set<String> GROUNDS =
      Set.of("fever", "no-mask", "not-holder", "post-closed");
  private static final int AT_ONCE = 500;
  private static final String EVERYWHERE = String.join(",", Scope.everything().prefixes());

  private final JdbcClient app;
  private final ScopedTransactions transactions;
  private final Ledger ledger;
  private final Clock clock;

  RefusalFacts(DataSource app, ScopedTransactions transactions, Ledger ledger, Clock clock) {
    this.app = JdbcClient.create(app);
    this.transactions = transactions;
    this.ledger = ledger;
    this.clock = clock;
  }

  private record Told(
      UUID report,
      UUID checkpoint,
      String area,
      String called,
      Instant at,
      String said,
      PassStanding pass) {}

  /** The fact of a report, whose id follows from the report's. */
  public static UUID factOf(UUID report) {
    return UUID.nameUUIDFromBytes(("refusal " + report).getBytes(StandardCharsets.UTF_8));
  }

  /** Records what was reported and is no fact yet; how many there were. */
  public int record() {
    int all = 0;
    int some;
    do {
      some = transactions.in(EVERYWHERE, this::recordSome);
      all += some;
    } while (some == AT_ONCE);
    return all;
  }

  private int recordSome() {
    List<Told> told =
        app.sql(
                """
                select m.id, m.checkpoint, c.area, c.called, m.happened_at, m.said,
                  p.issued_at, p.expires_at, least(r.revoked_at, k.revoked_at) as revoked_at
                from gate.mail m join gate.checkpoint c on c.id = m.checkpoint
                left join gate.pass p on p.subject::text = m.said ->> 'subject' and p.id =
                  case when m.said ->> 'pass' ~ '^[0-9a-f]{16}$'
                    then decode(m.said ->> 'pass', 'hex') end
                left join gate.pass_revocation r on r.pass = p.id
                left join gate.pass_key k on k.kid = p.kid
                where m.kind = 'refused' and m.closed_at is null
                order by m.happened_at, m.id limit ? for update of m skip locked
                """)
            .param(AT_ONCE)
            .query((row, n) -> told(row))
            .list();
    for (Told one : told) {
      boolean looked = one.pass().isLookedInto();
      if (looked) {
        ledger.append(new Recorder("gate", Scope.of(one.area())), List.of(fact(one)));
      }
      app.sql("update gate.mail set closed_at = ?, outcome = ?, closed_by = 'gate' where id = ?")
          .params(
              Timestamp.from(clock.instant()),
              looked ? IN_A_CASE : one.pass().word() + NO_CASE,
              one.report())
          .update();
    }
    return told.size();
  }

  private static Told told(ResultSet row) throws SQLException {
    Timestamp issued = row.getTimestamp("issued_at");
    Timestamp expires = row.getTimestamp("expires_at");
    Timestamp revoked = row.getTimestamp("revoked_at");
    Instant at = Objects.requireNonNull(row.getTimestamp("happened_at")).toInstant();
    PassStanding.Given given =
        issued == null || expires == null
            ? null
            : new PassStanding.Given(
                issued.toInstant(),
                expires.toInstant(),
                revoked == null ? null : revoked.toInstant());
    return new Told(
        row.getObject("id", UUID.class),
        row.getObject("checkpoint", UUID.class),
        row.getString("area"),
        row.getString("called"),
        at,
        row.getString("said"),
        PassStanding.of(given, at));
  }

  private Fact fact(Told one) {
    Map<String, String> said = JsonMapper.shared().readValue(one.said(), TEXTS);
    String ground = said.getOrDefault("ground", "");
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("ground", GROUNDS.contains(ground) ? ground : "other");
    attributes.put("direction", "2".equals(said.get("direction")) ? "out" : "in");
    attributes.put("called", one.called());
    attributes.put("report", one.report().toString());
    attributes.put("pass", one.pass().word());
    return new Fact(
        0,
        factOf(one.report()),
        Subject.place(one.checkpoint()),
        CheckpointRecord.REFUSAL,
        one.area(),
        one.at(),
        clock.instant(),
        "gate",
        "gate",
        null,
        attributes);
  }
}
