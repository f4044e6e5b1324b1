package lianfang.casework;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import lianfang.casework.CaseStore.Taken;
import lianfang.casework.CaseStore.Work;
import lianfang.casework.Decision.Allowed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * 办理: does steps of cases. Whoever does one waits for few statements: who they are is asked once,
 * the case is locked and read at once, and is read again only for those who look at it.
 */
@Component
class CaseSteps {

  private final CaseTypes types;
  private final CaseRows rows;
  private final CaseStore store;
  private final CaseTransactions transactions;
  private final Seats seats;
  private final SharedSteps shared;
  private final Clock clock;

  CaseSteps(
      CaseTypes types,
      CaseRows rows,
      CaseStore store,
      CaseTransactions transactions,
      Seats seats,
      Clock clock) {
    this.types = types;
    this.rows = rows;
    this.store = store;
    this.transactions = transactions;
    this.seats = seats;
    this.shared = new SharedSteps(types, rows, transactions, seats, this);
    this.clock = clock;
  }

  /**
   * A step that somebody asks for.
   *
   * @param step its id
   * @param order is made while nobody else changes the case
   */
  record Asked(CaseRecorder who, UUID id, String step, Function<Cases.Brief, StepOrder> order) {}

  /** Does a step and reads the case; empty where whoever asks does not see such a case. */
  Optional<Cases.Left> andRead(Asked asked) {
    boolean person = asked.who().kind() == CaseActor.Kind.PERSON;
    if (!person || TransactionSynchronizationManager.isActualTransactionActive()) {
      return alone(asked);
    }
    Optional<Cases.Left> left = shared.ask(asked);
    return left.isPresent() ? left : alone(asked);
  }

  /** How many steps wait for a transaction to share. */
  int waiting() {
    return shared.waiting();
  }

  private Optional<Cases.Left> alone(Asked asked) {
    CaseRecorder who = asked.who();
    return transactions.deciding(
        who,
        () -> {
          CaseActor actor = seats.actor(who);
          return done(who, actor, asked.id(), asked.order())
              .flatMap(type -> rows.whole(asked.id(), types::edition))
              .map(whole -> left(whole.file(), actor));
        });
  }

  /** A case as somebody sees it after a step. */
  Cases.Left left(CaseFile file, CaseActor actor) {
    return new Cases.Left(
        file.seenBy(actor.desks(), actor.account()),
        file.ended() ? List.of() : types.decide().open(file.type(), file.view(), actor));
  }

  /** Does a step for whoever looks at nothing. */
  void only(CaseRecorder who, StepOrder order) {
    transactions.deciding(
        who,
        () ->
            done(who, seats.actor(who), order.caseId(), brief -> order)
                .orElseThrow(Cases::unknown));
  }

  private Optional<CaseType> done(
      CaseRecorder who, CaseActor actor, UUID id, Function<Cases.Brief, StepOrder> order) {
    CaseRows.Row row = rows.lock(id).orElse(null);
    if (row == null) {
      return Optional.empty();
    }
    CaseType type = types.edition(row.view().edition());
    if (!isKnown(row, type, actor)) {
      return Optional.empty();
    }
    StepOrder wanted = order.apply(new Cases.Brief(type, row.view().area()));
    if (!row.holds(wanted.id())) {
      Taken taken = decided(who, actor, wanted, new Locked(row, type));
      written(List.of(taken));
      store.recusals().corrected(who, taken.form(), reported(taken));
      store.follow(who, taken.now(), wanted);
    }
    return Optional.of(type);
  }

  private static Recusals.Reported reported(Taken taken) {
    return new Recusals.Reported(taken.now().id(), taken.now().area(), taken.work().values());
  }

  /** Keeps steps of different cases and what follows from them as facts. */
  void written(List<Taken> taken) {
    store.write(taken, Map.of());
  }

  /** Whether other cases follow a step of this type. */
  boolean isFollowed(CaseType type) {
    return store.isFollowed(type);
  }

  /**
   * Whoever never sees a case and has nothing to do in it learns by no refusal that it is there.
   */
  boolean isKnown(CaseRows.Row row, CaseType type, CaseActor actor) {
    boolean hidden =
        row.isHiddenFrom(actor, types.desks())
            && types.decide().open(type, row.view(), actor).isEmpty();
    return !hidden && !Sealing.isUntold(row.unseenBy(), actor);
  }

  /** A case that nobody else changes meanwhile. */
  record Locked(CaseRows.Row row, CaseType type) {}

  /** Whether a step may be done, before anything is written. */
  Taken decided(CaseRecorder who, CaseActor actor, StepOrder order, Locked locked) {
    CaseRows.Row row = locked.row();
    CaseType type = locked.type();
    CaseView now = row.view();
    if (row.merged().isPresent()) {
      throw new CaseRefused(Refusals.merged(), List.of());
    }
    FormValues values = store.corrected(type, order.step(), now.about(), order.values());
    Set<String> files = CaseStore.files(type, order.step(), values, order.evidence());
    Work work = new Work(order.id(), values, files, Optional.empty(), clock.instant());
    StepRequest request =
        new StepRequest(
            order.step(),
            order.seen(),
            values,
            files,
            order.batch(),
            store.inTeam(type, now, actor));
    Decision decision = types.decide().step(type, now, request, work.at());
    Allowed decided = CaseStore.allowed(type, decision, request, row.after(order.seen()));
    return new Taken(who, request.by(), type, CaseFacts.STEP, now, decided, work);
  }
}
