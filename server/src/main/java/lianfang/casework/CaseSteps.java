package lianfang.casework;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import lianfang.casework.CaseStore.Work;
import lianfang.casework.Decision.Allowed;
import org.springframework.stereotype.Component;

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
    this.clock = clock;
  }

  /** Does a step and reads the case; empty where whoever asks does not see such a case. */
  Optional<Cases.Left> andRead(CaseRecorder who, UUID id, Function<Cases.Brief, StepOrder> order) {
    return transactions.deciding(
        who,
        () -> {
          CaseActor actor = seats.actor(who);
          return done(who, actor, id, order)
              .flatMap(type -> rows.whole(id, types::edition))
              .map(whole -> left(whole.file(), actor));
        });
  }

  private Cases.Left left(CaseFile file, CaseActor actor) {
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
      act(who, actor, wanted, new Locked(row, type));
    }
    return Optional.of(type);
  }

  /**
   * Whoever never sees a case and has nothing to do in it learns by no refusal that it is there.
   */
  private boolean isKnown(CaseRows.Row row, CaseType type, CaseActor actor) {
    boolean hidden =
        row.isHiddenFrom(actor, types.desks())
            && types.decide().open(type, row.view(), actor).isEmpty();
    return !hidden && !Sealing.isUntold(row.unseenBy(), actor);
  }

  /** A case that nobody else changes meanwhile. */
  private record Locked(CaseRows.Row row, CaseType type) {}

  private void act(CaseRecorder who, CaseActor actor, StepOrder order, Locked locked) {
    CaseRows.Row row = locked.row();
    CaseType type = locked.type();
    CaseView now = row.view();
    row.merged()
        .ifPresent(other -> {
          throw new CaseRefused(Refusals.merged(other), List.of());
        });
    FormValues values = store.corrected(type, order.step(), now.about(), order.values());
    Set<String> files = CaseStore.files(type, order.step(), values, order.evidence());
    Work work = new Work(order.id(), values, files, clock.instant());
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
    SortedMap<String, String> said = store.said(type, now, decided, work, request.by());
    store.append(who, now, decided, CaseFacts.STEP, said, work);
    Optional<CaseForm> form = decided.step().form().flatMap(type::form);
    store.recusals().corrected(who, form, new Recusals.Reported(now.id(), now.area(), values));
    store.follow(who, now, order);
  }
}
