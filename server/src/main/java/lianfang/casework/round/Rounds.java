package lianfang.casework.round;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.fact.ContentHash;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * 督导轮次: what groups have to visit, what they found, and what becomes of it. Until the round ends
 * the desk of rounds alone reads it; then each item that failed is a rectification of its own.
 */
@Component
public class Rounds {

  /** The case type of a round. */
  public static final String TYPE = "inspection-round";

  /** The case type of what is to be put right. */
  public static final String RECTIFICATION = "rectification";

  private final Cases cases;
  private final CaseTransactions transactions;
  private final Ledger ledger;
  private final RoundSeal seal;
  private final Clock clock;
  private final JdbcClient client;

  Rounds(
      Cases cases,
      CaseTransactions transactions,
      Ledger ledger,
      RoundSeal seal,
      Clock clock,
      DataSource app) {
    this.cases = cases;
    this.transactions = transactions;
    this.ledger = ledger;
    this.seal = seal;
    this.clock = clock;
    this.client = JdbcClient.create(app);
  }

  /** Plans a round in an area: the case, and what each group has to visit. */
  public UUID plan(CaseRecorder who, UUID id, String area, FormValues values, RoundPlan plan) {
    return transactions.seeing(
        who,
        () -> {
          Subject about = Subject.area(area);
          cases.file(who, Filing.of(id, TYPE, about, area, values));
          for (RoundTarget target : plan.targets()) {
            client
                .sql(
                    """
                    insert into casework.round_target (round, number, grp, called, area)
                    values (?, ?, ?, ?, ?)
                    """)
                .params(id, target.number(), target.group(), target.called(), target.area())
                .update();
          }
          long groups = plan.targets().stream().map(RoundTarget::group).distinct().count();
          Map<String, String> said = new TreeMap<>();
          said.put("groups", String.valueOf(groups));
          said.put("targets", String.valueOf(plan.targets().size()));
          // Salted by the round's random id, so that a list of counties cannot be guessed from it.
          said.put("plan", hash(id + JsonMapper.shared().writeValueAsString(plan.targets())));
          tell(who, id, UUID.randomUUID(), area, "round-planned", said);
          return id;
        });
  }

  /** What the groups of a round have to visit, as far as somebody may see the round. */
  public RoundPlan planOf(CaseRecorder who, UUID round) {
    return transactions.seeing(who, () -> targets(round));
  }

  private RoundPlan targets(UUID round) {
    return new RoundPlan(
        client
            .sql("select * from casework.round_target where round = ? order by number")
            .param(round)
            .query((row, n) ->
                new RoundTarget(
                    row.getInt("number"),
                    row.getInt("grp"),
                    row.getString("called"),
                    row.getString("area")))
            .list());
  }

  /** How far a round has come. */
  public Coverage coverage(CaseRecorder who, UUID round) {
    return transactions.seeing(
        who,
        () ->
            targets(round)
                .coverage(
                    client
                        .sql("select distinct target from casework.round_visit where round = ?")
                        .param(round)
                        .query(Integer.class)
                        .list()));
  }

  /**
   * Keeps what a visit found, sealed.
   *
   * @throws IllegalStateException where the round does not go on, or the target is none of it
   */
  public void visit(CaseRecorder who, UUID round, int target, VisitReport report) {
    transactions.seeing(
        who,
        () -> {
          CaseFile file = going(who, round);
          boolean known = targets(round).targets().stream().anyMatch(t -> t.number() == target);
          if (!known) {
            throw new IllegalStateException("the round has no target " + target);
          }
          UUID fact = UUID.randomUUID();
          byte[] plain = JsonMapper.shared().writeValueAsBytes(report);
          Instant now = clock.instant();
          client
              .sql(
                  """
                  insert into casework.round_visit
                    (fact, round, target, at, recorder, places, sealed)
                  values (?, ?, ?, ?, ?, ?, ?)
                  """)
              .params(
                  fact,
                  round,
                  target,
                  Timestamp.from(now),
                  who.recorder().account(),
                  report.places().size(),
                  seal.seal(round, fact, plain))
              .update();
          Map<String, String> said = new TreeMap<>();
          said.put("places", String.valueOf(report.places().size()));
          said.put("report", hash(fact + HexFormat.of().formatHex(plain)));
          return tell(who, round, fact, file.view().area(), "round-visited", said);
        });
  }

  private CaseFile going(CaseRecorder who, UUID round) {
    return cases
        .find(who, round)
        .filter(file -> file.view().state().equals("out"))
        .orElseThrow(() -> new IllegalStateException("no such round goes on"));
  }

  /**
   * Visits of a round with what they found, for those who see the round.
   *
   * @param fact of the visit
   */
  public record Visit(UUID fact, int target, Instant at, String recorder, VisitReport report) {}

  /** The visits of a round, the earliest first. */
  public List<Visit> visits(CaseRecorder who, UUID round) {
    return transactions.seeing(who, () -> opened(round));
  }

  private List<Visit> opened(UUID round) {
    return client
        .sql("select * from casework.round_visit where round = ? order by at, fact")
        .param(round)
        .query((row, n) -> {
          UUID fact = row.getObject("fact", UUID.class);
          byte[] plain = seal.open(round, fact, row.getBytes("sealed"));
          return new Visit(
              fact,
              row.getInt("target"),
              row.getTimestamp("at").toInstant(),
              row.getString("recorder"),
              JsonMapper.shared().readValue(plain, VisitReport.class));
        })
        .list();
  }

  /**
   * Ends a round: what failed becomes rectifications, one an item, in one transaction.
   *
   * @return their ids
   */
  public List<UUID> end(CaseRecorder who, StepOrder order) {
    return transactions.seeing(
        who,
        () -> {
          UUID round = order.caseId();
          List<Visit> visits = opened(round);
          cases.step(who, order);
          List<UUID> filed = new ArrayList<>();
          for (Visit visit : visits) {
            for (VisitReport.PlaceSeen place : visit.report().places()) {
              place.failed().forEach(failed -> filed.add(rectify(who, round, place, failed)));
            }
          }
          return filed;
        });
  }

  private UUID rectify(
      CaseRecorder who, UUID round, VisitReport.PlaceSeen place, VisitReport.Failed failed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("problem", failed.problem());
    values.put("source", "round");
    values.put("round", round.toString());
    values.put("list", place.list());
    values.put("item", failed.item());
    values.put("at-once", failed.atOnce());
    values.put("object", place.called());
    values.put("owner", place.owner());
    UUID id = UUID.randomUUID();
    return cases.file(
        who,
        new Filing(
            id,
            RECTIFICATION,
            "",
            Subject.area(place.area()),
            place.area(),
            new FormValues(values),
            Set.of(),
            Optional.empty()));
  }

  private Fact tell(
      CaseRecorder who, UUID round, UUID id, String area, String kind, Map<String, String> said) {
    Fact fact =
        new Fact(
            0,
            id,
            new Subject(Subject.Kind.CASE, round),
            kind,
            area,
            clock.instant(),
            Instant.EPOCH,
            "",
            "casework",
            null,
            new TreeMap<>(said));
    ledger.append(who.recorder(), List.of(fact));
    return fact;
  }

  private static String hash(String text) {
    return HexFormat.of()
        .formatHex(ContentHash.sha256(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
