package lianfang.person;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.instance.ScopedTransactions;
import lianfang.person.landing.Matching;
import lianfang.person.landing.Prepared;
import lianfang.person.store.ImportStore;
import lianfang.person.store.KnownPerson;
import lianfang.person.store.PersonStore;
import lianfang.person.store.ReturnedStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * 比对确认: a waiting row beside the people who may be meant, and the answers of a user. An answer can
 * be taken back until it is carried out. The caller's transaction says which rows it sees.
 */
@Service
public class Comparisons {

  private final ImportStore imports;
  private final ReturnedStore store;
  private final PersonStore people;
  private final Confirmations confirmations;
  private final WaitingRows waiting;
  private final ScopedTransactions transactions;

  Comparisons(
      ImportStore imports,
      ReturnedStore store,
      PersonStore people,
      Confirmations confirmations,
      WaitingRows waiting,
      ScopedTransactions transactions) {
    this.imports = imports;
    this.store = store;
    this.people = people;
    this.confirmations = confirmations;
    this.waiting = waiting;
    this.transactions = transactions;
  }

  /** What a user can say about a row. */
  public enum Answer {
    /** 同一人: one of the candidates, or somebody who lives with one. */
    SAME("same"),
    /** 另一人: somebody new, in spite of what is alike; or a household of its own. */
    ANOTHER("another"),
    /** 不予入库: the row is wrong; it comes back with that reason. */
    REJECT("reject");

    private final String word;

    Answer(String word) {
      this.word = word;
    }

    /** The word in the database and in forms. */
    public String word() {
      return word;
    }

    /** The answer with this word. */
    public static Optional<Answer> find(String word) {
      return java.util.Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
  }

  /** Which row: its import, and its number in the sheet. */
  public record Key(UUID importId, int rowNumber) {}

  /**
   * Somebody who may be meant.
   *
   * @param person opaque
   * @param likeness what both have in common
   */
  public record Candidate(UUID person, Likeness likeness) {}

  /**
   * A row beside its candidates.
   *
   * @param roster name of the roster
   * @param area village
   * @param row what the row says, by column
   * @param household whether the household is asked for: then a candidate stands for whoever lives
   *     with that person
   * @param candidates best first, without those who were erased since
   */
  public record Compared(
      Key key,
      String roster,
      String area,
      Map<RosterColumn, String> row,
      boolean household,
      List<Candidate> candidates) {}

  /**
   * An answer that was not carried out yet.
   *
   * @param person who it is, where it is somebody known
   * @param household whether the household was asked for
   */
  public record Answered(
      Key key, String area, Answer answer, @Nullable UUID person, boolean household) {}

  /** How many rows wait for an answer in an area. */
  public long count(String area) {
    return store.countWaiting(area);
  }

  /** The rows that wait for an answer in an area, in their order. */
  public List<Key> list(String area, int limit) {
    return store.waiting(area, limit).stream()
        .map(row -> new Key(row.importId(), row.rowNumber()))
        .toList();
  }

  /**
   * A row beside its candidates, in transactions of its own; the caller writes the audit before it
   * shows anything.
   *
   * @param scope where the user may look; the row's village lies there
   */
  public Optional<Compared> open(Scope scope, Key key) {
    Optional<Kept> found = transactions.in(words(scope), () -> find(key));
    // Candidates of other jurisdictions count as well; whether their names open is another matter.
    return found.map(kept -> transactions.in(PeopleImport.ALL_AREAS, () -> compared(key, kept)));
  }

  private Compared compared(Key key, Kept kept) {
    List<Candidate> candidates = candidates(kept.started(), kept.row());
    String roster = imports.name(kept.started().roster());
    boolean household = ReturnedRows.asksHousehold(kept.row());
    return new Compared(key, roster, kept.row().area(), kept.texts(), household, candidates);
  }

  private record Kept(
      ImportStore.Started started, ReturnedStore.Row row, Map<RosterColumn, String> texts) {}

  private Optional<Kept> find(Key key) {
    Map<RosterColumn, String> texts = new EnumMap<>(RosterColumn.class);
    confirmations.open(key.importId(), key.rowNumber()).ifPresent(texts::putAll);
    return store
        .find(key.importId(), key.rowNumber())
        .filter(Comparisons::waits)
        .flatMap(row -> imports.find(key.importId()).map(started -> new Kept(started, row, texts)));
  }

  private static String words(Scope scope) {
    return String.join(",", scope.prefixes());
  }

  private static boolean waits(ReturnedStore.Row row) {
    return row.state().equals("waiting");
  }

  private List<Candidate> candidates(ImportStore.Started started, ReturnedStore.Row kept) {
    return waiting
        .ready(started, kept, Scope.everything())
        .map(ready -> scored(started.roster(), ready, kept.candidates()))
        .orElse(List.of());
  }

  private List<Candidate> scored(int roster, Prepared.Ready row, List<UUID> ids) {
    KnownPerson sameRow =
        people.byRow(roster, List.of(row.row().reference())).get(row.row().reference());
    return people.byId(ids).stream()
        .map(other -> {
          boolean same = sameRow != null && sameRow.id().equals(other.id());
          return new Candidate(other.id(), Matching.likeness(row, other, same));
        })
        .sorted(
            Comparator.comparingInt((Candidate one) -> -one.likeness().score())
                .thenComparing(Candidate::person))
        .toList();
  }

  /**
   * Keeps an answer until it is carried out or taken back.
   *
   * @return false where the row no longer waits, or somebody else has answered
   * @throws IllegalArgumentException where the person is no candidate
   */
  public boolean answer(Recorder recorder, Key key, Answer answer, @Nullable UUID person) {
    if (answer == Answer.SAME) {
      boolean candidate =
          store
              .find(key.importId(), key.rowNumber())
              .filter(row -> person != null && row.candidates().contains(person))
              .isPresent();
      if (!candidate) {
        throw new IllegalArgumentException(
            "this person is no candidate: choose one of the list, or somebody new");
      }
    }
    return store.decide(
        key.importId(),
        key.rowNumber(),
        answer.word(),
        answer == Answer.SAME ? person : null,
        recorder.account());
  }

  /** Takes an answer back, so that the row waits again. */
  public boolean takeBack(Recorder recorder, Key key) {
    return store.undecide(key.importId(), key.rowNumber(), recorder.account());
  }

  /** The answers of an account that were not carried out yet, the latest first. */
  public List<Answered> answered(String account) {
    return store.decided(account).stream()
        .map(row ->
            new Answered(
                new Key(row.importId(), row.rowNumber()),
                row.area(),
                Answer.find(row.decision()).orElseThrow(),
                row.person(),
                ReturnedRows.asksHousehold(row.reasons())))
        .toList();
  }

  /**
   * Carries the account's answers out, each in a transaction of its own: people land, rejected rows
   * come back.
   *
   * @return how many were carried out; a row that no longer waits is left out
   */
  public int carryOut(Recorder recorder) {
    String scope = words(recorder.scope());
    List<Answered> all = transactions.in(scope, () -> answered(recorder.account()));
    int done = 0;
    for (Answered one : all.reversed()) {
      done += carryOut(recorder, scope, one) ? 1 : 0;
    }
    return done;
  }

  private boolean carryOut(Recorder recorder, String scope, Answered one) {
    Key key = one.key();
    if (one.answer() == Answer.REJECT) {
      return transactions.in(
          scope,
          () -> {
            store.refuse(key.importId(), key.rowNumber(), ReturnedRows.reason(Refusal.REJECTED));
            return true;
          });
    }
    try {
      confirmations.confirm(
          recorder, key.importId(), key.rowNumber(), Optional.ofNullable(one.person()));
      return true;
    } catch (IllegalArgumentException gone) {
      // The roster was imported again or the person erased meanwhile: the row waits anew or is
      // gone.
      transactions.in(
          scope, () -> store.undecide(key.importId(), key.rowNumber(), recorder.account()));
      return false;
    }
  }
}
