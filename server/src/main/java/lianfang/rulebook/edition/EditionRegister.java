package lianfang.rulebook.edition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.fact.Corrections;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.rulebook.Edition;
import lianfang.rulebook.Editions;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.notice.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 版本登记簿: every edition with its state, read from the facts that made it. */
@Component
public class EditionRegister {

  static final String STEP = "edition-step";
  static final String IN_FORCE = "notice-in-force";

  private final JdbcClient client;
  private final Ledger ledger;
  private final Editions editions;
  private final HoldingEditions holding;
  private final Clock clock;

  private record Kept(String notice, String edition, Instant at) {}

  EditionRegister(
      JdbcClient client, Ledger ledger, Editions editions, HoldingEditions holding, Clock clock) {
    this.client = client;
    this.ledger = ledger;
    this.editions = editions;
    this.holding = holding;
    this.clock = clock;
  }

  /** All editions of all notices, by notice and then by the time at which they came. */
  public List<EditionRecord> list() {
    return read(kept(null), Days.of(clock.instant()));
  }

  /** The editions of one notice, the latest last. */
  public List<EditionRecord> of(String notice) {
    return read(kept(notice), Days.of(clock.instant()));
  }

  /** One edition by its content hash. */
  public Optional<EditionRecord> find(String edition) {
    return editions.find(edition).map(Notice::id).stream()
        .flatMap(notice -> of(notice).stream())
        .filter(one -> one.edition().equals(edition))
        .findFirst();
  }

  /** The edition of this notice that holds today; empty where none does. */
  public Optional<EditionRecord> inForce(String notice) {
    return of(notice).stream()
        .filter(one -> one.state() == EditionState.IN_FORCE)
        .reduce((a, b) -> b);
  }

  private List<Kept> kept(@Nullable String notice) {
    return client
        .sql(
            """
            select notice, edition, loaded_at from rulebook.edition
            where :notice::text is null or notice = :notice
            order by notice, loaded_at, edition
            """)
        .param("notice", notice)
        .query((row, n) ->
            new Kept(
                row.getString(1),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant()))
        .list();
  }

  private List<EditionRecord> read(List<Kept> kept, LocalDate today) {
    if (kept.isEmpty()) {
      return List.of();
    }
    Map<String, List<Fact>> facts = new HashMap<>();
    List<Fact> all =
        new ArrayList<>(
            Corrections.effective(
                ledger.of(
                    kept.stream().map(Kept::notice).distinct().map(Editions::subject).toList())));
    all.sort(Comparator.comparingLong(Fact::seq));
    for (Fact fact : all) {
      String edition = fact.attribute("edition");
      if (edition != null) {
        facts.computeIfAbsent(edition, key -> new ArrayList<>()).add(fact);
      }
    }
    Map<UUID, String> reasons = reasons(all);
    List<Edition> held = holding.rules().editions();
    List<EditionRecord> records = new ArrayList<>();
    for (Kept one : kept) {
      EditionRecord record = record(one, facts, reasons, today);
      records.add(replaced(record, held, today));
    }
    return List.copyOf(records);
  }

  private Map<UUID, String> reasons(List<Fact> facts) {
    Map<UUID, String> reasons = new HashMap<>();
    client
        .sql("select fact, reason from rulebook.edition_reason where fact = any (?)")
        .param(facts.stream().map(Fact::id).toArray(UUID[]::new))
        .query((java.sql.ResultSet row) -> {
          reasons.put(row.getObject(1, UUID.class), row.getString(2));
        });
    return reasons;
  }

  private EditionRecord record(
      Kept one, Map<String, List<Fact>> facts, Map<UUID, String> reasons, LocalDate today) {
    List<EditionRecord.Step> steps = new ArrayList<>();
    Set<String> words = new HashSet<>();
    String base = null;
    String evidence = null;
    Instant takesEffect = null;
    LocalDate from = null;
    Fact put = null;
    for (Fact fact : facts.getOrDefault(one.edition(), List.of())) {
      String word = fact.kind().equals(IN_FORCE) ? "in-force" : text(fact, "step");
      words.add(word);
      String reason = reasons.getOrDefault(fact.id(), "");
      steps.add(
          new EditionRecord.Step(
              fact.id(), fact.seq(), word, fact.recorder(), fact.recordedAt(), reason));
      if (fact.kind().equals(IN_FORCE)) {
        from = LocalDate.parse(text(fact, "from"));
        put = fact;
      } else if (word.equals("drafted")) {
        base = fact.attribute("base");
      } else if (word.equals("simulated")) {
        evidence = fact.attribute("evidence");
      } else if (word.equals("approved")) {
        takesEffect = OffsetDateTime.parse(text(fact, "at")).toInstant();
      }
    }
    LocalDate next = put == null ? null : Succession.next(put, inForce(facts));
    boolean replaced = next != null && !next.isAfter(today);
    LocalDate own = editions.find(one.edition()).map(Notice::until).orElse(null);
    LocalDate until = put == null ? null : Succession.until(own, next);
    return new EditionRecord(
        one.notice(),
        one.edition(),
        one.at(),
        base,
        EditionState.of(words, from, until, replaced, today),
        takesEffect,
        from,
        until,
        evidence,
        steps);
  }

  /** Another notice may have replaced this one; its last day is then the day before. */
  private static EditionRecord replaced(EditionRecord record, List<Edition> held, LocalDate today) {
    LocalDate from = record.from();
    if (from == null || record.state().isOver() && record.state() != EditionState.LAPSED) {
      return record;
    }
    // What was replaced on its first day never held and is not among those that did.
    Edition one =
        held.stream()
            .filter(e -> e.edition().equals(record.edition()) && e.from().equals(from))
            .findFirst()
            .orElse(null);
    LocalDate until = one == null ? from.minusDays(1) : last(record.edition(), held);
    boolean same = java.util.Objects.equals(until, record.until());
    boolean over = !same && until != null && until.isBefore(today);
    return same
        ? record
        : new EditionRecord(
            record.notice(),
            record.edition(),
            record.keptAt(),
            record.base(),
            over ? EditionState.SUPERSEDED : record.state(),
            record.takesEffect(),
            from,
            until,
            record.evidence(),
            record.steps());
  }

  /** An edition stands there in parts where its readings change; null where none has an end. */
  private static @Nullable LocalDate last(String edition, List<Edition> held) {
    LocalDate last = LocalDate.MIN;
    for (Edition part : held) {
      LocalDate until = part.until();
      if (part.edition().equals(edition)) {
        last = last == null || until == null ? null : until.isAfter(last) ? until : last;
      }
    }
    return last;
  }

  private static List<Fact> inForce(Map<String, List<Fact>> facts) {
    return facts.values().stream()
        .flatMap(List::stream)
        .filter(fact -> fact.kind().equals(IN_FORCE))
        .toList();
  }

  static String text(Fact fact, String attribute) {
    String text = fact.attribute(attribute);
    if (text == null) {
      throw new IllegalStateException(fact.kind() + " " + fact.number() + " has no " + attribute);
    }
    return text;
  }
}
