package lianfang.fact;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import lianfang.area.Scope;
import lianfang.fact.moment.Together;
import lianfang.fact.store.FactInsert;
import lianfang.fact.store.FactRows;
import lianfang.fact.store.NewFact;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger in the database. */
@Component
class StoredLedger implements Ledger {

  private static final String EVERYWHERE = String.join(",", Scope.everything().prefixes());

  private final FactKinds kinds;
  private final Clock clock;
  private final Period ahead;
  private final Replay replay;
  private final ObjectProvider<Derivation> derivations;
  private final FactInsert insert;
  private final JdbcClient client;
  private final TransactionTemplate transaction;
  private final RandomBytes random = new RandomBytes();
  private final Together<Sent, List<Fact>> together =
      new Together<>(this::appendAll, sent -> sent.facts().size(), FactInsert.MANY);

  /**
   * The ledger of an instance.
   *
   * @param ahead how long after today a fact may happen: not at all, but in a demonstration people
   *     play the following weeks
   */
  StoredLedger(
      DataSource app,
      FactKinds kinds,
      Clock clock,
      @Qualifier("ahead") Period ahead,
      Replay replay,
      ObjectProvider<Derivation> derivations) {
    this.kinds = kinds;
    this.clock = clock;
    this.ahead = ahead;
    this.replay = replay;
    this.derivations = derivations;
    this.insert = new FactInsert(app);
    this.client = JdbcClient.create(app);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(app));
  }

  @Override
  public List<Fact> append(Recorder recorder, List<Fact> facts) {
    boolean many = facts.size() >= FactInsert.MANY;
    if (many || TransactionSynchronizationManager.isActualTransactionActive()) {
      return inScope(recorder, facts, () -> appendNow(recorder, facts, many));
    }
    return facts.isEmpty()
        ? List.of()
        : together.ask(new Sent(prefixes(recorder), make(recorder, facts, null)));
  }

  /** Facts to be appended in the areas of whoever sends them. */
  private record Sent(String prefixes, List<NewFact> facts) {}

  /** Appends of one moment: each scope writes its own rows, then all is derived at once. */
  private void appendAll(List<Together.Waiting<Sent, List<Fact>>> all) {
    Map<String, List<Together.Waiting<Sent, List<Fact>>>> byScope = new LinkedHashMap<>();
    all.forEach(one ->
        byScope.computeIfAbsent(one.question().prefixes(), key -> new ArrayList<>()).add(one));
    transaction.executeWithoutResult(status -> {
      List<Fact> fresh = new ArrayList<>();
      byScope.forEach((prefixes, some) -> {
        begin(prefixes);
        List<NewFact> rows = some.stream().flatMap(one -> one.question().facts().stream()).toList();
        Map<UUID, Fact> stored = insert(rows, false, fresh);
        some.forEach(one -> one.answer(answer(one.question().facts(), stored)));
      });
      List<Derivation> following = derivations.orderedStream().toList();
      if (!fresh.isEmpty() && !following.isEmpty()) {
        scope(EVERYWHERE);
        Appended appended = new Appended(fresh, Set.of());
        following.forEach(derivation -> derivation.derive(appended));
      }
    });
  }

  @Override
  public void appendEach(List<Recorded> recorded) {
    List<NewFact> rows = new ArrayList<>();
    recorded.forEach(one -> rows.addAll(make(one.recorder(), one.facts(), null)));
    if (rows.isEmpty()) {
      return;
    }
    List<Fact> fresh = new ArrayList<>();
    insert(rows, false, fresh);
    derive(new Appended(fresh, Set.of()));
  }

  @Override
  public Prepared prepare(Recorder recorder, List<Fact> facts, Set<UUID> newcomers) {
    if (facts.size() < FactInsert.MANY) {
      List<NewFact> made = make(recorder, facts, null);
      return () -> inScope(recorder, facts, () -> appendFresh(made, few(made), newcomers));
    }
    Long[] numbers = insert.numbers(facts.size());
    CompletableFuture<List<NewFact>> making =
        CompletableFuture.supplyAsync(() -> make(recorder, facts, numbers));
    return () ->
        inScope(
            recorder,
            facts,
            () -> {
              List<NewFact> made = made(making);
              return appendFresh(made, facts(insert.insertNumbered(made, true)), newcomers);
            });
  }

  private static List<NewFact> made(CompletableFuture<List<NewFact>> making) {
    try {
      return making.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof FactRefused refused ? refused : e;
    }
  }

  /** In the caller's transaction, or in one of its own with the recorder's scope. */
  private List<Fact> inScope(Recorder recorder, List<Fact> facts, Supplier<List<Fact>> work) {
    if (facts.isEmpty()) {
      return List.of();
    }
    boolean alone = !TransactionSynchronizationManager.isActualTransactionActive();
    return Objects.requireNonNull(
        transaction.execute(status -> {
          if (alone) {
            scope(prefixes(recorder));
          }
          return work.get();
        }));
  }

  private List<Fact> appendNow(Recorder recorder, List<Fact> facts, boolean many) {
    List<NewFact> rows = make(recorder, facts, many ? insert.numbers(facts.size()) : null);
    List<Fact> fresh = new ArrayList<>();
    Map<UUID, Fact> stored = insert(rows, many, fresh);
    derive(new Appended(fresh, Set.of()));
    return answer(rows, stored);
  }

  /**
   * Inserts what is not there yet.
   *
   * @param fresh takes what was added
   * @return all of them as they stand in the ledger, by id
   */
  private Map<UUID, Fact> insert(List<NewFact> sent, boolean many, List<Fact> fresh) {
    Map<UUID, NewFact> made = new LinkedHashMap<>();
    for (NewFact row : sent) {
      NewFact twin = made.putIfAbsent(row.fact().id(), row);
      if (twin != null && !same(twin.fact(), row.fact())) {
        throw FactProblem.ID_REUSED.refuse(row.fact(), "");
      }
    }
    checkCorrections(made.values());
    List<NewFact> rows = List.copyOf(made.values());
    List<Fact> appended = many ? facts(insert.insertNumbered(rows, false)) : few(rows);
    fresh.addAll(appended);
    Map<UUID, Fact> stored = new HashMap<>();
    appended.forEach(fact -> stored.put(fact.id(), fact));
    addKnown(made, stored);
    return stored;
  }

  private static List<Fact> answer(List<NewFact> sent, Map<UUID, Fact> stored) {
    return sent.stream().map(row -> Objects.requireNonNull(stored.get(row.fact().id()))).toList();
  }

  private List<Fact> few(List<NewFact> rows) {
    Map<UUID, Long> added = insert.insert(rows);
    List<Fact> appended = new ArrayList<>();
    for (NewFact row : rows) {
      Long seq = added.get(row.fact().id());
      if (seq != null) {
        appended.add(row.fact().numbered(seq));
      }
    }
    return appended;
  }

  private List<Fact> appendFresh(List<NewFact> made, List<Fact> appended, Set<UUID> newcomers) {
    if (appended.size() < made.size()) {
      throw FactProblem.ID_REUSED.refuse(made.getFirst().fact(), "one of " + made.size());
    }
    checkCorrections(made);
    derive(new Appended(appended, newcomers));
    return appended;
  }

  private static List<Fact> facts(List<NewFact> rows) {
    return rows.stream().map(NewFact::fact).toList();
  }

  /** Checking and hashing need no database, so many facts share the machine's cores. */
  private List<NewFact> make(Recorder recorder, List<Fact> facts, Long @Nullable [] numbers) {
    Instant now = ContentHash.precise(clock.instant());
    IntStream each = IntStream.range(0, facts.size());
    return (numbers == null ? each : each.parallel())
        .mapToObj(
            i -> NewFact.recorded(facts.get(i), recorder, now, numbers == null ? 0 : numbers[i]))
        .map(fact -> NewFact.of(fact, check(fact, recorder.scope()), random))
        .toList();
  }

  private FactKind check(Fact fact, Scope scope) {
    FactKind kind = kinds.check(fact);
    if (!scope.contains(fact.area())) {
      throw FactProblem.OUT_OF_SCOPE.refuse(fact, "area: " + fact.area());
    }
    Instant beyond = Days.start(Days.of(fact.recordedAt()).plus(ahead).plusDays(1));
    if (!kind.ahead() && !fact.happenedAt().isBefore(beyond)) {
      throw FactProblem.IN_THE_FUTURE.refuse(fact, "happened on " + fact.happenedOn());
    }
    return kind;
  }

  private void checkCorrections(Collection<NewFact> made) {
    List<Fact> corrections =
        made.stream().map(NewFact::fact).filter(fact -> fact.corrects() != null).toList();
    if (corrections.isEmpty()) {
      return;
    }
    Map<UUID, Fact> known = new HashMap<>();
    made.forEach(row -> known.put(row.fact().id(), row.fact()));
    List<UUID> elsewhere =
        corrections.stream().map(Fact::corrects).filter(id -> !known.containsKey(id)).toList();
    if (!elsewhere.isEmpty()) {
      list(elsewhere).forEach(fact -> known.put(fact.id(), fact));
    }
    for (Fact correction : corrections) {
      UUID corrects = Objects.requireNonNull(correction.corrects());
      Fact corrected = known.get(corrects);
      if (corrected == null || corrects.equals(correction.id())) {
        throw FactProblem.UNKNOWN_CORRECTED.refuse(correction, corrects.toString());
      }
      if (!corrected.subject().equals(correction.subject())) {
        throw FactProblem.OTHER_SUBJECT.refuse(correction, corrects.toString());
      }
    }
  }

  /** Adds what was in the ledger before; it must be the same fact, sent again. */
  private void addKnown(Map<UUID, NewFact> made, Map<UUID, Fact> stored) {
    List<UUID> again = made.keySet().stream().filter(id -> !stored.containsKey(id)).toList();
    if (again.isEmpty()) {
      return;
    }
    list(again).forEach(fact -> stored.put(fact.id(), fact));
    for (UUID id : again) {
      Fact known = stored.get(id);
      Fact sent = Objects.requireNonNull(made.get(id)).fact();
      if (known == null || !same(known, sent)) {
        throw FactProblem.ID_REUSED.refuse(sent, "");
      }
    }
  }

  private static boolean same(Fact one, Fact other) {
    return one.subject().equals(other.subject())
        && one.kind().equals(other.kind())
        && one.area().equals(other.area())
        && one.happenedAt().equals(other.happenedAt())
        && Objects.equals(one.corrects(), other.corrects())
        && one.attributes().equals(other.attributes());
  }

  /** A person's facts may lie in several areas, so what follows from them sees all areas. */
  private void derive(Appended appended) {
    List<Derivation> all = derivations.orderedStream().toList();
    if (appended.facts().isEmpty() || all.isEmpty()) {
      return;
    }
    // A case lies in one area, that of its facts, in which whoever recorded them may write.
    if (appended.facts().stream().allMatch(fact -> fact.subject().kind() == Subject.Kind.CASE)) {
      all.forEach(derivation -> derivation.derive(appended));
      return;
    }
    // One statement reads the scope and widens it: a single fact should not wait for three.
    String before =
        client
            .sql(
                """
                select before, set_config('lianfang.scope', ?, true) from (
                  select coalesce(current_setting('lianfang.scope', true), '') as before offset 0) s
                """)
            .param(EVERYWHERE)
            .query((rows, n) -> rows.getString(1))
            .single();
    all.forEach(derivation -> derivation.derive(appended));
    scope(before);
  }

  private static String prefixes(Recorder recorder) {
    return String.join(",", recorder.scope().prefixes());
  }

  /** Few facts are looked up by keys, for which one plan is as good as one made each time. */
  private void begin(String prefixes) {
    client
        .sql(
            "select set_config('lianfang.scope', ?, true),"
                + " set_config('plan_cache_mode', 'force_generic_plan', true)")
        .param(prefixes)
        .query((rows, n) -> true)
        .single();
  }

  private void scope(String prefixes) {
    client
        .sql("select set_config('lianfang.scope', ?, true)")
        .param(prefixes)
        .query(String.class)
        .single();
  }

  /** How many appends wait for a transaction to share. */
  int waiting() {
    return together.waiting();
  }

  @Override
  public List<Fact> of(Collection<Subject> subjects) {
    return client
        .sql(
            "select "
                + FactRows.COLUMNS
                + " from fact.fact f where f.subject_id = any (?::uuid[])"
                + " order by f.subject_id, f.happened_at, f.seq")
        .param(subjects.stream().map(s -> s.id().toString()).distinct().toArray(String[]::new))
        .query(FactRows.FACT)
        .list();
  }

  @Override
  public List<Fact> list(Collection<UUID> ids) {
    return client
        .sql(
            "select "
                + FactRows.COLUMNS
                + " from fact.fact f where f.id = any (?::uuid[]) order by f.seq")
        .param(ids.stream().map(UUID::toString).distinct().toArray(String[]::new))
        .query(FactRows.FACT)
        .list();
  }

  @Override
  public void replay(ReplayQuery query, Consumer<List<Fact>> factsOfOneSubject) {
    replay.run(query, factsOfOneSubject);
  }
}
