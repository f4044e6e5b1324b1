package lianfang.rulebook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.rulebook.edition.Succession;
import lianfang.rulebook.layer.Continuity;
import lianfang.rulebook.layer.DatedReading;
import lianfang.rulebook.layer.DatedReadings;
import lianfang.rulebook.layer.Replacement;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.store.SurroundingFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 规则事实: which editions facts put in force, and which readings facts signed. */
@Component
class NoticeFacts {

  static final String IN_FORCE = "notice-in-force";
  static final String SIGNED = "reading-signed";
  static final String PROPOSED = "reading-proposed";
  private static final String STEP = "edition-step";

  /** What is said about a notice and changes nothing that holds. */
  private static final Set<String> SAID = Set.of(PROPOSED, "reading-stands", "decision-escalated");

  private final JdbcClient client;
  private final Ledger ledger;
  private final Editions editions;
  private final SurroundingFacts surroundings;

  /** Rules by the number of the last fact that counts. */
  private volatile @Nullable Known cached;

  /** The same under grades and classes by the number of the last fact that says one. */
  private volatile @Nullable Whole whole;

  private record Known(long seq, InForce rules) {}

  private record Whole(long seq, long around, InForce rules) {}

  NoticeFacts(JdbcClient client, Ledger ledger, Editions editions, SurroundingFacts surroundings) {
    this.client = client;
    this.ledger = ledger;
    this.editions = editions;
    this.surroundings = surroundings;
  }

  /**
   * The rules of facts up to this number.
   *
   * @param around says up to which fact grades and classes count, where the rules ask for any
   */
  InForce upTo(long seq, LongSupplier around) {
    InForce rules = upTo(seq);
    if (!rules.asksAround()) {
      return rules;
    }
    long last = around.getAsLong();
    Whole known = whole;
    if (known == null || known.seq() != seq || known.around() != last) {
      known = new Whole(seq, last, rules.around(surroundings.upTo(last)));
      whole = known;
    }
    return known.rules();
  }

  private InForce upTo(long seq) {
    Known known = cached;
    if (known == null || known.seq() != seq) {
      known = new Known(seq, rules(fact -> fact.seq() <= seq));
      cached = known;
    }
    return known.rules();
  }

  /**
   * The rules as they were known at that instant; null for everything that is known. An edition is
   * cut where a reading begins or ends, so each day has the readings that count on it.
   */
  InForce knownAt(@Nullable Instant instant) {
    return instant == null
        ? upTo(lastSeq(), surroundings::last)
        : around(fact -> !fact.recordedAt().isAfter(instant));
  }

  /** The rules as if the facts of these numbers had not been recorded. */
  InForce without(Set<Long> later) {
    return around(fact -> !later.contains(fact.seq()));
  }

  private InForce around(Predicate<Fact> known) {
    return around(rules(known), known);
  }

  /** The same rules under the grades and classes of those facts that count. */
  InForce around(InForce rules, Predicate<Fact> known) {
    return rules.asksAround() ? rules.around(surroundings.known(known)) : rules;
  }

  /**
   * What officials have signed for a notice.
   *
   * @param later numbers of facts that do not count
   */
  DatedReadings signed(String notice, Set<Long> later) {
    List<Fact> known =
        ledger.of(List.of(Editions.subject(notice))).stream()
            .filter(fact -> !later.contains(fact.seq()))
            .toList();
    return new DatedReadings(
        Corrections.effective(known).stream()
            .filter(fact -> fact.kind().equals(SIGNED))
            .sorted(Comparator.comparingLong(Fact::seq))
            .map(fact -> SignedReading.of(fact).dated())
            .toList());
  }

  /** The number of the last fact about a notice, 0 where there is none. */
  long lastSeq() {
    return facts().stream().filter(NoticeFacts::changes).mapToLong(Fact::seq).max().orElse(0);
  }

  /** Whether the fact changes what holds; that somebody checked a draft changes nothing. */
  private static boolean changes(Fact fact) {
    return fact.kind().equals(STEP) ? isWithdrawal(fact) : !SAID.contains(fact.kind());
  }

  private static boolean isWithdrawal(Fact fact) {
    return fact.kind().equals(STEP) && text(fact, "step").equals("withdrawn");
  }

  private List<Fact> facts() {
    List<String> notices =
        client.sql("select distinct notice from rulebook.edition").query(String.class).list();
    return notices.isEmpty()
        ? List.of()
        : ledger.of(notices.stream().map(Editions::subject).toList());
  }

  private InForce rules(Predicate<Fact> known) {
    Map<String, Fact> inForce = new HashMap<>();
    Map<String, LocalDate> withdrawn = new HashMap<>();
    Map<String, List<DatedReading>> readings = new HashMap<>();
    List<Fact> facts = Corrections.effective(facts().stream().filter(known).toList());
    List<Fact> recorded = new ArrayList<>(facts);
    recorded.sort(Comparator.comparingLong(Fact::seq));
    for (Fact fact : recorded) {
      if (fact.kind().equals(IN_FORCE)) {
        inForce.put(text(fact, "notice") + " " + text(fact, "edition"), fact);
      } else if (fact.kind().equals(SIGNED)) {
        readings
            .computeIfAbsent(text(fact, "notice"), key -> new ArrayList<>())
            .add(SignedReading.of(fact).dated());
      } else if (isWithdrawal(fact)) {
        withdrawn.put(text(fact, "edition"), fact.happenedOn());
      }
    }
    return InForce.of(compile(inForce, withdrawn, readings));
  }

  private List<Edition> compile(
      Map<String, Fact> inForce,
      Map<String, LocalDate> withdrawn,
      Map<String, List<DatedReading>> readings) {
    List<Edition> compiled = new ArrayList<>();
    for (Fact fact : inForce.values()) {
      Notice notice = editions.find(text(fact, "edition")).orElseThrow();
      LocalDate from = LocalDate.parse(text(fact, "from"));
      LocalDate until = Succession.until(notice.until(), Succession.next(fact, inForce.values()));
      // From the day on which it was withdrawn it does not hold any more.
      until = Succession.until(until, withdrawn.get(notice.edition()));
      if (until != null && until.isBefore(from)) {
        continue;
      }
      Edition bare =
          new Edition(
              notice.id(),
              notice.edition(),
              from,
              until,
              notice.scope(),
              notice.tables(),
              Map.of());
      compiled.addAll(new DatedReadings(readings.getOrDefault(notice.id(), List.of())).read(bare));
    }
    compiled.sort(Comparator.comparing(Edition::notice).thenComparing(Edition::from));
    return Replacement.apply(
        Continuity.of(compiled), edition -> editions.find(edition).orElseThrow());
  }

  private static String text(Fact fact, String attribute) {
    return Objects.requireNonNull(fact.attribute(attribute), attribute);
  }
}
