package lianfang.rulebook.edition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.Finding;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.StandingQuery;
import lianfang.rulebook.layer.Replacement;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.Reading;
import lianfang.rulebook.simulation.Candidates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 版本办理: takes an edition from state to state. The order is fixed, drafter and approver are two
 * people, and of two officials who act at once one wins and the other is told by whom.
 */
@Component
public class EditionOffice {

  private final NoticeLock lock;
  private final JdbcClient client;
  private final Ledger ledger;
  private final Editions editions;
  private final EditionRegister register;
  private final MeasureLists measures;
  private final SimulatedEditions simulations;
  private final Enacting enacting;
  private final ReadingValues values;
  private final LayersAbove above;
  private final Clock clock;
  private final FactIds ids;

  EditionOffice(
      NoticeLock lock,
      JdbcClient client,
      Ledger ledger,
      Editions editions,
      EditionRegister register,
      MeasureLists measures,
      SimulatedEditions simulations,
      Enacting enacting,
      ReadingValues values,
      LayersAbove above,
      Clock clock) {
    this.enacting = enacting;
    this.values = values;
    this.above = above;
    this.lock = lock;
    this.client = client;
    this.ledger = ledger;
    this.editions = editions;
    this.register = register;
    this.measures = measures;
    this.simulations = simulations;
    this.clock = clock;
    this.ids = new FactIds(clock);
  }

  /**
   * 审查: proves the edition once more and records by whom.
   *
   * @throws NoticeRefused with both places of everything that is wrong
   */
  public void check(Recorder by, String edition) {
    EditionRecord before = find(edition);
    editions.prove(edition);
    refuseIf(replacesWider(edition), EditionRefusal.REPLACES_WIDER);
    requireValues(edition);
    requireNoLooser(edition, Days.of(clock.instant()));
    lock.in(
        by,
        before.notice(),
        () -> {
          EditionRecord one = open(edition);
          refuseIf(one.state() != EditionState.DRAFT, EditionRefusal.ALREADY_DONE);
          return step(by, one, EditionState.CHECKED.word(), new TreeMap<>(), "");
        });
  }

  /** What an approval signs must be values that a derivation can read. */
  private void requireValues(String edition) {
    for (Reading reading : editions.find(edition).orElseThrow().readings()) {
      if (values.problem(reading.key(), Candidates.value(reading)).isPresent()) {
        throw new EditionRefused(EditionRefusal.VALUE_MISSING, reading.key());
      }
    }
  }

  /** A lower layer asks for no less than the higher ones that hold, unless these allow it. */
  private void requireNoLooser(String edition, LocalDate on) {
    List<Finding> findings = above.looser(edition, on);
    if (!findings.isEmpty()) {
      throw new NoticeRefused(findings);
    }
  }

  /**
   * 推演: records that somebody has seen the effect of a simulation that counts. A later simulation
   * may be recorded in the place of one that counts no more.
   */
  public void simulated(Recorder by, String edition) {
    EditionRecord before = find(edition);
    lock.in(
        by,
        before.notice(),
        () -> {
          EditionRecord one = open(edition);
          refuseIf(one.state() == EditionState.DRAFT, EditionRefusal.NOT_CHECKED);
          boolean gone =
              one.state() != EditionState.CHECKED && one.state() != EditionState.SIMULATED;
          refuseIf(gone, EditionRefusal.ALREADY_DONE);
          SimulatedEffect seen = seen(simulations.of(edition), EditionRefusal.NOT_SIMULATED);
          refuseIf(seen.inputs().equals(one.evidence()), EditionRefusal.ALREADY_DONE);
          SortedMap<String, String> more = new TreeMap<>();
          more.put("evidence", seen.inputs());
          return step(by, one, EditionState.SIMULATED.word(), more, "");
        });
  }

  private static SimulatedEffect seen(List<SimulatedEffect> counting, EditionRefusal otherwise) {
    refuseIf(counting.isEmpty(), otherwise);
    return counting.getFirst();
  }

  /** The simulation that was recorded as seen, while an approval may rest on it. */
  public Optional<SimulatedEffect> effect(EditionRecord one) {
    return simulations.of(one.edition()).stream()
        .filter(effect -> effect.inputs().equals(one.evidence()))
        .findFirst();
  }

  /** 签发: the command consents; at the minute that it names the edition takes effect. */
  public void approve(Recorder by, Approval approval) {
    EditionRecord before = find(approval.edition());
    lock.in(by, before.notice(), () -> approved(by, approval));
  }

  private Fact approved(Recorder by, Approval approval) {
    EditionRecord one = open(approval.edition());
    refuseIf(one.state() == EditionState.DRAFT, EditionRefusal.NOT_CHECKED);
    refuseIf(one.state() == EditionState.CHECKED, EditionRefusal.NOT_SIMULATED);
    refuseIf(
        one.state() == EditionState.APPROVED || one.state() == EditionState.IN_FORCE,
        EditionRefusal.ALREADY_DONE);
    boolean own = one.step("drafted").filter(step -> step.by().equals(by.account())).isPresent();
    refuseIf(own, EditionRefusal.SAME_PERSON);
    boolean waiting =
        register.of(one.notice()).stream().anyMatch(o -> o.state() == EditionState.APPROVED);
    refuseIf(waiting, EditionRefusal.OTHER_WAITS);
    refuseIf(replacesWider(one.edition()), EditionRefusal.REPLACES_WIDER);
    String holds = register.inForce(one.notice()).map(EditionRecord::edition).orElse("");
    String base = one.base();
    // Where nothing holds, nothing can differ from the base: it is approved as a first edition.
    refuseIf(holds.isEmpty() && !approval.over().isEmpty(), EditionRefusal.BASE_GONE);
    boolean behind = base != null && !holds.isEmpty() && !base.equals(holds);
    refuseIf(behind || !holds.equals(approval.over()), EditionRefusal.BASE_CHANGED);
    Instant now = clock.instant();
    Instant at = approval.at() == null ? now : approval.at();
    refuseIf(at.isBefore(now.truncatedTo(ChronoUnit.MINUTES)), EditionRefusal.MINUTE_PAST);
    // A higher notice may have come into force since the check.
    requireNoLooser(one.edition(), Days.of(at));
    SimulatedEffect seen = seen(effect(one).stream().toList(), EditionRefusal.SIMULATION_OLD);
    refuseIf(seen.asOf().isAfter(Days.of(at)), EditionRefusal.SIMULATION_OLD);
    boolean unread = seen.isToBeConfirmed() && seen.released() != approval.confirmed();
    refuseIf(unread, EditionRefusal.RELEASE_UNCONFIRMED);
    boolean assumed =
        enacting.taking(one.edition(), Days.of(at)).stream().anyMatch(r -> !r.isDocument());
    refuseIf(assumed && !approval.named(), EditionRefusal.ASSUMPTION_UNNAMED);
    SortedMap<String, String> more = new TreeMap<>();
    more.put("evidence", seen.inputs());
    if (!holds.isEmpty()) {
      more.put("base", holds);
    }
    more.put("at", minute(at));
    return step(by, one, EditionState.APPROVED.word(), more, approval.reason());
  }

  /** A notice can replace only what holds nowhere else and comes from no higher layer. */
  private boolean replacesWider(String edition) {
    Notice newer = editions.find(edition).orElseThrow();
    return newer.supersedes().stream()
        .flatMap(older -> register.inForce(older).stream())
        .map(older -> editions.find(older.edition()).orElseThrow())
        .anyMatch(older -> !Replacement.can(newer, older));
  }

  /** The instant as facts write it, in whole minutes of Asia/Shanghai. */
  private static String minute(Instant at) {
    return at.atZone(Days.ZONE).toOffsetDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
  }

  /**
   * 撤回: from today it does not hold any more.
   *
   * @param reason why; is shown with the edition
   * @param confirmed how many people the official read are under it now
   */
  public void withdraw(Recorder by, String edition, String reason, long confirmed) {
    EditionRecord before = find(edition);
    lock.in(
        by,
        before.notice(),
        () -> {
          EditionRecord one = open(edition);
          refuseIf(reason.isBlank(), EditionRefusal.REASON_MISSING);
          long under = one.state() == EditionState.IN_FORCE ? people(one.notice()) : 0;
          refuseIf(under != confirmed, EditionRefusal.COUNT_DIFFERS);
          return step(by, one, EditionState.WITHDRAWN.word(), new TreeMap<>(), reason.strip());
        });
  }

  /** How many people are under a notice today, as far as the transaction sees. */
  public long people(String notice) {
    return measures.people(
        new StandingQuery(
            "person", "", Days.of(clock.instant()), null, null, null, notice, null, null));
  }

  /** 起草: says who made an edition, from which, and why. */
  public void drafted(Recorder by, String edition, @Nullable String base, String reason) {
    EditionRecord before = find(edition);
    lock.in(
        by,
        before.notice(),
        () -> {
          EditionRecord one = open(edition);
          refuseIf(one.step("drafted").isPresent(), EditionRefusal.ALREADY_DONE);
          SortedMap<String, String> more = new TreeMap<>();
          if (base != null) {
            more.put("base", base);
          }
          return step(by, one, "drafted", more, reason.strip());
        });
  }

  private EditionRecord find(String edition) {
    return register.find(edition).orElseThrow(() -> new EditionRefused(EditionRefusal.UNKNOWN));
  }

  private EditionRecord open(String edition) {
    EditionRecord one = find(edition);
    refuseIf(one.state().isOver(), EditionRefusal.OVER);
    return one;
  }

  private static void refuseIf(boolean wrong, EditionRefusal refusal) {
    if (wrong) {
      throw new EditionRefused(refusal);
    }
  }

  private Fact step(
      Recorder by, EditionRecord one, String word, SortedMap<String, String> more, String reason) {
    SortedMap<String, String> attributes = new TreeMap<>(more);
    attributes.put("notice", one.notice());
    attributes.put("edition", one.edition());
    attributes.put("step", word);
    UUID id = ids.next();
    Fact fact =
        new Fact(
            0,
            id,
            Editions.subject(one.notice()),
            EditionRegister.STEP,
            "",
            clock.instant(),
            clock.instant(),
            by.account(),
            Enacting.SOURCE,
            null,
            attributes);
    Fact kept = ledger.append(by, List.of(fact)).getFirst();
    if (!reason.isBlank()) {
      client
          .sql("insert into rulebook.edition_reason (fact, reason) values (?, ?)")
          .params(id, reason.strip())
          .update();
    }
    return kept;
  }
}
