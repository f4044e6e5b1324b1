package lianfang.casework.round;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseTransactions;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.OwnFiles;
import lianfang.casework.StepOrder;
import lianfang.fact.ContentHash;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.fact.playbook.Wording;
import org.jspecify.annotations.Nullable;
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

  /** States of a round. */
  public static final String PLANNED = "planned";

  /** Groups are out. */
  public static final String OUT = "out";

  private final Cases cases;
  private final CaseTransactions transactions;
  private final Ledger ledger;
  private final RoundRows rows;
  private final Clock clock;
  private final RoundKinds kinds;
  private final OwnFiles files;

  Rounds(
      Cases cases,
      CaseTransactions transactions,
      Ledger ledger,
      RoundRows rows,
      Clock clock,
      RoundKinds kinds,
      OwnFiles files) {
    this.cases = cases;
    this.transactions = transactions;
    this.ledger = ledger;
    this.rows = rows;
    this.clock = clock;
    this.kinds = kinds;
    this.files = files;
  }

  /** Which kinds of targets there are, and by which lists each is looked at. */
  public RoundKinds kinds() {
    return kinds;
  }

  /** Plans a round in an area: the case, and what each group has to visit. */
  public UUID plan(CaseRecorder who, UUID id, String area, FormValues values, RoundPlan plan) {
    return transactions.seeing(
        who,
        () -> {
          Subject about = Subject.area(area);
          cases.file(who, Filing.of(id, TYPE, about, area, values));
          planned(who, id, area, plan);
          return id;
        });
  }

  /**
   * Changes a plan as a whole.
   *
   * @throws CaseRefused once the groups are out
   */
  public void replan(CaseRecorder who, UUID round, RoundPlan plan) {
    transactions.seeing(
        who,
        () -> {
          planned(who, round, in(who, round, PLANNED).view().area(), plan);
          return round;
        });
  }

  private void planned(CaseRecorder who, UUID id, String area, RoundPlan plan) {
    rows.keep(id, plan);
    Map<String, String> said = new TreeMap<>();
    said.put("groups", String.valueOf(plan.groups().size()));
    said.put("targets", String.valueOf(plan.targets().size()));
    // Salted by the round's random id, so that a list of counties cannot be guessed from it.
    said.put("plan", hash(id + JsonMapper.shared().writeValueAsString(plan.targets())));
    tell(who, id, new Told(UUID.randomUUID(), area, "round-planned", null), said);
  }

  /** Sends others out: somebody is ill, or a group needs one more. */
  public void remember(CaseRecorder who, UUID round, Map<Integer, List<String>> members) {
    transactions.seeing(
        who,
        () -> {
          CaseFile file =
              cases.find(who, round).filter(one -> !one.ended()).orElseThrow(Rounds::over);
          rows.members(round, members);
          return file;
        });
  }

  private CaseFile in(CaseRecorder who, UUID round, String state) {
    return cases
        .find(who, round)
        .filter(file -> file.view().state().equals(state))
        .orElseThrow(Rounds::over);
  }

  private static CaseRefused over() {
    return CaseRefused.because(
        new Wording("轮次已不在这一步", "the round has gone on or is over"),
        new Wording("请刷新页面，看现在的状态", "open the page again and see how it stands"));
  }

  /** What the groups of a round have to visit, as far as somebody may see the round. */
  public RoundPlan planOf(CaseRecorder who, UUID round) {
    return transactions.seeing(who, () -> rows.plan(round));
  }

  /** How far a round has come. */
  public Coverage coverage(CaseRecorder who, UUID round) {
    return transactions.seeing(who, () -> rows.plan(round).coverage(rows.visited(round)));
  }

  /**
   * A round in a list.
   *
   * @param until its last day as text
   */
  public record Listed(
      UUID id,
      String state,
      String area,
      boolean ended,
      String called,
      boolean unannounced,
      String until,
      int groups,
      int targets,
      int visited) {}

  /** The rounds of an area, as far as somebody may see them; those that go on come first. */
  public List<Listed> list(CaseRecorder who, String area, int limit) {
    return transactions.seeing(who, () -> rows.list(area, limit));
  }

  /**
   * What somebody out with a group has to visit.
   *
   * @param called of the round
   * @param area of the round
   * @param out whether the groups are out
   * @param visits so many visits were made there
   */
  public record Own(
      UUID round,
      String called,
      String area,
      boolean out,
      boolean unannounced,
      String until,
      RoundTarget target,
      int visits) {

    /** Under which id phones know it. */
    public UUID id() {
      return target.idIn(round);
    }
  }

  /** The targets of somebody's groups, in rounds that are not over. */
  public List<Own> own(CaseRecorder who) {
    return transactions.seeing(who, () -> rows.own(who));
  }

  /** One of them, by the id under which phones know it. */
  public Optional<Own> own(CaseRecorder who, UUID target) {
    return own(who).stream().filter(one -> one.id().equals(target)).findFirst();
  }

  /** What somebody found, and when. */
  record Seen(CaseRecorder by, Instant at, VisitReport report) {}

  /**
   * Keeps what a visit found, sealed; the same one again is there once.
   *
   * @param id made by whoever sends it
   * @throws CaseRefused where the round does not go on, or the target is none of theirs
   */
  public void visit(CaseRecorder who, UUID id, UUID round, int target, VisitReport report) {
    transactions.seeing(
        who,
        () -> {
          Optional<Own> own =
              rows.own(who).stream()
                  .filter(one -> one.round().equals(round) && one.target().number() == target)
                  .filter(Own::out)
                  .findFirst();
          String area = own.map(Own::area).orElseGet(() -> in(who, round, OUT).view().area());
          if (rows.plan(round).targets().stream().noneMatch(one -> one.number() == target)) {
            throw over();
          }
          files.hold(who, round, report.allPictures());
          if (rows.keep(id, round, target, new Seen(who, clock.instant(), report))) {
            Map<String, String> said = new TreeMap<>();
            said.put("places", String.valueOf(report.places().size()));
            byte[] plain = RoundRows.plain(report);
            said.put("report", hash(id + HexFormat.of().formatHex(plain)));
            tell(who, round, new Told(id, area, "round-visited", null), said);
          }
          return id;
        });
  }

  /** Takes back a visit that was entered wrongly, as long as the round goes on. */
  public void takeBack(CaseRecorder who, UUID round, UUID visit) {
    transactions.seeing(
        who,
        () -> {
          CaseFile file = in(who, round, OUT);
          Instant now = clock.instant();
          if (rows.takeBack(round, visit, Timestamp.from(now))) {
            Told told = new Told(UUID.randomUUID(), file.view().area(), "withdrawn", visit);
            tell(who, round, told, Map.of("reason", "entered-wrongly"));
          }
          return file;
        });
  }

  /**
   * Visits of a round with what they found, for those who see the round.
   *
   * @param fact of the visit
   */
  public record Visit(UUID fact, int target, Instant at, String recorder, VisitReport report) {

    /** The rectification that an item of it becomes: it follows from the visit. */
    public UUID rectification(int place, int item) {
      String name = fact + " place " + place + " item " + item;
      return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The visits of a round, the earliest first; those that were taken back are left out. */
  public List<Visit> visits(CaseRecorder who, UUID round) {
    return transactions.seeing(
        who, () -> cases.find(who, round).isPresent() ? rows.opened(round) : List.of());
  }

  /** How rectifications stand, as far as somebody may see them. */
  public Map<UUID, String> states(CaseRecorder who, List<UUID> rectifications) {
    return transactions.seeing(who, () -> rows.states(rectifications));
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
          cases.step(who, order);
          return RoundEnding.rectifications(rows.opened(order.caseId()));
        });
  }

  /** A fact about a round: what it is called, and which one it takes back. */
  private record Told(UUID id, String area, String kind, @Nullable UUID corrects) {}

  private void tell(CaseRecorder who, UUID round, Told told, Map<String, String> said) {
    Fact fact =
        new Fact(
            0,
            told.id(),
            new Subject(Subject.Kind.CASE, round),
            told.kind(),
            told.area(),
            clock.instant(),
            Instant.EPOCH,
            "",
            "casework",
            told.corrects(),
            new TreeMap<>(said));
    ledger.append(who.recorder(), List.of(fact));
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(ContentHash.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }
}
