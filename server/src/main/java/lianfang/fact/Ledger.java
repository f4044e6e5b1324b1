package lianfang.fact;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** 台账: the append-only ledger of facts. */
public interface Ledger {

  /**
   * Appends facts in the caller's transaction, or in one of its own where there is none. Sets
   * number and time of recording, then calls every {@link Derivation} with what is new. A fact
   * whose id is there already is left as it stands and returned from the ledger, so that sending
   * again is safe.
   *
   * @return all facts as they stand in the ledger, in the order given
   * @throws FactRefused where one is not as its kind says, lies outside the recorder's
   *     jurisdiction, has happened after today, corrects what is not there, or bears another fact's
   *     id; then none is appended
   */
  List<Fact> append(Recorder recorder, List<Fact> facts);

  /**
   * Facts of one recorder.
   *
   * @param recorder who answers for them
   */
  record Recorded(Recorder recorder, List<Fact> facts) {

    /** Copies the facts. */
    public Recorded {
      facts = List.copyOf(facts);
    }
  }

  /**
   * Appends facts of several recorders in the caller's transaction, whose areas are those of each
   * of them, and derives from all at once. Otherwise as {@link #append}.
   *
   * @throws FactRefused where one is not as it should be; then none is appended
   */
  void appendEach(List<Recorded> recorded);

  /** 待入账: facts that are checked and hashed beside the caller's own work. */
  interface Prepared {

    /**
     * Appends them in the caller's transaction, or in one of its own, as {@link Ledger#append}.
     *
     * @throws FactRefused where one is not as it should be; then none is appended
     */
    List<Fact> append();
  }

  /**
   * Prepares facts whose ids the caller has made for this very transaction, so that none can be in
   * the ledger already; where one is, appending them fails.
   *
   * @param newcomers subjects made in this transaction too, about which nothing can be known yet
   */
  Prepared prepare(Recorder recorder, List<Fact> facts, Set<UUID> newcomers);

  /** All facts about these subjects that the transaction may see, corrected ones included. */
  List<Fact> of(Collection<Subject> subjects);

  /** The facts with these ids that the transaction may see; unknown ids are left out. */
  List<Fact> list(Collection<UUID> ids);

  /**
   * Tells facts again, subject by subject, in order of (happened, number) and after all
   * corrections. It runs as engine, in a transaction of its own, and holds one subject in memory at
   * a time.
   */
  void replay(ReplayQuery query, Consumer<List<Fact>> factsOfOneSubject);
}
