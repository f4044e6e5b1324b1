package lianfang.rulebook.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.SignedReading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 口径簿: which readings were signed, by whom, since when and on which ground. */
@Component
public class ReadingBook {

  private static final String SIGNED = "reading-signed";
  private static final String PROPOSED = "reading-proposed";

  private final NoticeLock lock;
  private final JdbcClient client;
  private final Ledger ledger;
  private final Enacting enacting;
  private final ReadingValues values;
  private final SimulatedEditions simulations;

  ReadingBook(
      NoticeLock lock,
      JdbcClient client,
      Ledger ledger,
      Enacting enacting,
      ReadingValues values,
      SimulatedEditions simulations) {
    this.values = values;
    this.simulations = simulations;
    this.lock = lock;
    this.client = client;
    this.ledger = ledger;
    this.enacting = enacting;
  }

  /**
   * A signature.
   *
   * @param fact the fact that records it
   * @param seq its number in the ledger
   * @param reading what was signed
   * @param by account that signed it
   * @param at when
   * @param cites the document, or why it is assumed; empty where none was written down
   * @param isCurrent whether no later signature has replaced it
   */
  public record Signature(
      UUID fact,
      long seq,
      SignedReading reading,
      String by,
      Instant at,
      String cites,
      boolean isCurrent) {}

  /**
   * A reading that somebody asks for.
   *
   * @param fact the fact that records it
   * @param reading what is to be signed
   * @param by account that asks
   * @param at when
   * @param cites the document, or why it is to be assumed
   */
  public record Proposal(UUID fact, SignedReading reading, String by, Instant at, String cites) {}

  /** All signatures about a notice, the latest first. */
  public List<Signature> of(String notice) {
    List<Fact> facts = facts(notice, SIGNED);
    Map<UUID, String> cites = cites(facts);
    List<Signature> signatures = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Fact fact : facts) {
      SignedReading reading = SignedReading.of(fact);
      signatures.add(
          new Signature(
              fact.id(),
              fact.seq(),
              reading,
              fact.recorder(),
              fact.recordedAt(),
              cites.getOrDefault(fact.id(), ""),
              seen.add(reading.name())));
    }
    return List.copyOf(signatures);
  }

  private List<Fact> facts(String notice, String kind) {
    return Corrections.effective(ledger.of(List.of(Editions.subject(notice)))).stream()
        .filter(fact -> fact.kind().equals(kind))
        .sorted(Comparator.comparingLong(Fact::seq).reversed())
        .toList();
  }

  /** What was asked for and not signed, and where nobody has signed meanwhile; the latest first. */
  public List<Proposal> proposals(String notice) {
    List<Signature> signed = of(notice);
    List<Fact> facts = facts(notice, PROPOSED);
    Map<UUID, String> cites = cites(facts);
    List<Proposal> open = new ArrayList<>();
    for (Fact fact : facts) {
      SignedReading reading = SignedReading.of(fact);
      boolean over =
          signed.stream()
              .anyMatch(
                  one -> one.seq() > fact.seq() && one.reading().name().equals(reading.name()));
      if (!over) {
        open.add(
            new Proposal(
                fact.id(),
                reading,
                fact.recorder(),
                fact.recordedAt(),
                cites.getOrDefault(fact.id(), "")));
      }
    }
    return List.copyOf(open);
  }

  private Map<UUID, String> cites(List<Fact> facts) {
    Map<UUID, String> cites = new HashMap<>();
    client
        .sql("select fact, reason from rulebook.edition_reason where fact = any (?)")
        .param(facts.stream().map(Fact::id).toArray(UUID[]::new))
        .query((java.sql.ResultSet row) -> {
          cites.put(row.getObject(1, UUID.class), row.getString(2));
        });
    return cites;
  }

  /** The reading that holds everywhere for a key; empty where nobody has signed one. */
  public Optional<Signature> current(String notice, String key) {
    return of(notice).stream()
        .filter(one -> one.isCurrent() && one.reading().name().equals(key))
        .findFirst();
  }

  /**
   * 提请: asks for a reading; it counts when it was simulated and signed.
   *
   * @param by who asks
   * @param cites the document, or why it is to be assumed
   * @return the proposal
   * @throws EditionRefused where something is missing, or the value is none
   */
  public UUID propose(Recorder by, SignedReading reading, String cites) {
    values.require(reading, cites);
    return lock.in(by, reading.notice(), () -> enacting.propose(by, reading, cites));
  }

  /** Whether an edition of the notice holds, so that a reading of it can change something. */
  public boolean isRead(String notice) {
    return values.isRead(notice);
  }

  /** The latest simulation of a proposal on which its signature may rest. */
  public Optional<SimulatedEffect> effect(Proposal one) {
    return simulations.of(one.reading()).stream().findFirst();
  }

  /**
   * Signs what was asked for and derives anew whoever it concerns. What changes an outcome is
   * simulated first, and signed by another official than the one who asked for it.
   *
   * @param by who signs
   * @param named whether the signer approves an assumption by name
   * @param confirmed how many people the signer read would be released
   * @throws EditionRefused where something is missing, or somebody else has signed meanwhile
   */
  public void sign(Recorder by, String notice, UUID proposal, boolean named, long confirmed) {
    lock.in(
        by,
        notice,
        () -> {
          Proposal one =
              proposals(notice).stream()
                  .filter(open -> open.fact().equals(proposal))
                  .findFirst()
                  .orElseThrow(() -> new EditionRefused(EditionRefusal.SIGNED_MEANWHILE));
          SortedMap<String, String> more = new TreeMap<>();
          more.put("proposal", proposal.toString());
          if (isRead(notice)) {
            more.put("evidence", seen(by, one, confirmed).inputs());
          }
          refuseIf(!one.reading().isDocument() && !named, EditionRefusal.ASSUMPTION_UNNAMED);
          return enacting.sign(by, one.reading(), more, one.cites());
        });
  }

  private SimulatedEffect seen(Recorder by, Proposal one, long confirmed) {
    SimulatedEffect effect =
        effect(one).orElseThrow(() -> new EditionRefused(EditionRefusal.READING_NOT_SIMULATED));
    boolean own = one.by().equals(by.account());
    refuseIf(own && effect.changes() > 0, EditionRefusal.READING_SAME_PERSON);
    boolean unread = effect.isToBeConfirmed() && effect.released() != confirmed;
    refuseIf(unread, EditionRefusal.RELEASE_UNCONFIRMED);
    return effect;
  }

  private static void refuseIf(boolean wrong, EditionRefusal refusal) {
    if (wrong) {
      throw new EditionRefused(refusal);
    }
  }
}
