package lianfang.rulebook.edition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.fact.Corrections;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.ReadingCheck;
import lianfang.rulebook.SignedReading;
import lianfang.rulebook.notice.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 口径簿: which readings were signed, by whom, since when and on which ground. */
@Component
public class ReadingBook {

  private static final String SIGNED = "reading-signed";

  private final NoticeLock lock;
  private final JdbcClient client;
  private final Ledger ledger;
  private final Editions editions;
  private final Enacting enacting;
  private final Clock clock;

  ReadingBook(
      NoticeLock lock,
      JdbcClient client,
      Ledger ledger,
      Editions editions,
      Enacting enacting,
      Clock clock) {
    this.lock = lock;
    this.client = client;
    this.ledger = ledger;
    this.editions = editions;
    this.enacting = enacting;
    this.clock = clock;
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

  /** All signatures about a notice, the latest first. */
  public List<Signature> of(String notice) {
    List<Fact> facts =
        new ArrayList<>(
            Corrections.effective(ledger.of(List.of(Editions.subject(notice)))).stream()
                .filter(fact -> fact.kind().equals(SIGNED))
                .sorted(Comparator.comparingLong(Fact::seq).reversed())
                .toList());
    Map<UUID, String> cites = cites(facts);
    List<Signature> signatures = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (Fact fact : facts) {
      String key = EditionRegister.text(fact, "key");
      String from = fact.attribute("from");
      signatures.add(
          new Signature(
              fact.id(),
              fact.seq(),
              new SignedReading(
                  notice,
                  key,
                  EditionRegister.text(fact, "value"),
                  EditionRegister.text(fact, "grade").equals("document"),
                  from == null ? fact.happenedOn() : LocalDate.parse(from)),
              fact.recorder(),
              fact.recordedAt(),
              cites.getOrDefault(fact.id(), ""),
              !seen.contains(key)));
      seen.add(key);
    }
    return List.copyOf(signatures);
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

  /** The reading that holds for a key; empty where nobody has signed one. */
  public Optional<Signature> current(String notice, String key) {
    return of(notice).stream()
        .filter(one -> one.isCurrent() && one.reading().key().equals(key))
        .findFirst();
  }

  /**
   * Signs a reading and derives anew whoever it concerns.
   *
   * @param by who signs
   * @param cites the document, or why it is assumed
   * @param named whether the signer approves an assumption by name
   * @param seen the signature that the signer read as current; null where there was none
   * @throws EditionRefused where something is missing, or somebody else has signed meanwhile
   */
  public void sign(
      Recorder by, SignedReading reading, String cites, boolean named, @Nullable UUID seen) {
    boolean known =
        editions.list().stream()
            .filter(notice -> notice.id().equals(reading.notice()))
            .anyMatch(notice -> hasKey(notice, reading.key()));
    refuseIf(!known, EditionRefusal.READING_UNKNOWN);
    refuseIf(
        ReadingCheck.problem(reading.key(), reading.value()).isPresent(),
        EditionRefusal.VALUE_MISSING);
    refuseIf(reading.from().isAfter(Days.of(clock.instant())), EditionRefusal.DAY_AHEAD);
    refuseIf(cites.isBlank(), EditionRefusal.CITATION_MISSING);
    refuseIf(!reading.isDocument() && !named, EditionRefusal.ASSUMPTION_UNNAMED);
    lock.in(
        by,
        reading.notice(),
        () -> {
          UUID now = current(reading.notice(), reading.key()).map(Signature::fact).orElse(null);
          refuseIf(!java.util.Objects.equals(now, seen), EditionRefusal.SIGNED_MEANWHILE);
          UUID id = enacting.sign(by, reading);
          return client
              .sql("insert into rulebook.edition_reason (fact, reason) values (?, ?)")
              .params(id, cites.strip())
              .update();
        });
  }

  private static boolean hasKey(Notice notice, String key) {
    return notice.readings().stream().anyMatch(one -> one.key().equals(key));
  }

  private static void refuseIf(boolean wrong, EditionRefusal refusal) {
    if (wrong) {
      throw new EditionRefused(refusal);
    }
  }
}
