package lianfang.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.casework.CaseFileRows.Whole;
import lianfang.casework.CaseSteps.Asked;
import lianfang.casework.CaseSteps.Locked;
import lianfang.casework.CaseStore.Taken;
import lianfang.fact.moment.Together;
import lianfang.fact.moment.Together.Waiting;
import org.springframework.dao.DataAccessException;

/**
 * 并办: steps that come while others are at work share a transaction and its statements, those of one
 * jurisdiction each. Only a step that asks for nothing but its case does; one that is sealed, that
 * looks into registers or that others follow is left to a transaction of its own. Each is decided
 * for itself: one that is refused has written nothing and keeps nobody else out.
 */
final class SharedSteps {

  /** As many cases are read by one statement at most. */
  private static final int MOST = 64;

  private final CaseTypes types;
  private final CaseRows rows;
  private final CaseTransactions transactions;
  private final Seats seats;
  private final CaseSteps steps;
  private final Together<Asked, Optional<Cases.Left>> together =
      new Together<>(this::all, asked -> 1, MOST);

  SharedSteps(
      CaseTypes types, CaseRows rows, CaseTransactions transactions, Seats seats, CaseSteps steps) {
    this.types = types;
    this.rows = rows;
    this.transactions = transactions;
    this.seats = seats;
    this.steps = steps;
  }

  /**
   * Does a step, alone or with others; empty where nothing was done because it has to go alone, or
   * where there may be no such case.
   */
  Optional<Cases.Left> ask(Asked asked) {
    return together.ask(asked);
  }

  /** How many steps wait for a transaction to share. */
  int waiting() {
    return together.waiting();
  }

  private void all(List<Waiting<Asked, Optional<Cases.Left>>> all) {
    all.forEach(one -> one.answer(Optional.empty()));
    Map<String, List<Waiting<Asked, Optional<Cases.Left>>>> byScope =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.question().who().prefixes(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    transactions.inParts(() -> {
      byScope.forEach((prefixes, some) -> transactions.sharing(prefixes, () -> of(prefixes, some)));
      return all;
    });
  }

  /** Those of one jurisdiction; who does a step of the same case as another one comes after it. */
  private int of(String prefixes, List<Waiting<Asked, Optional<Cases.Left>>> some) {
    Map<CaseRecorder, CaseActor> actors =
        seats.actors(some.stream().map(one -> one.question().who()).collect(Collectors.toSet()));
    List<Waiting<Asked, Optional<Cases.Left>>> done = new ArrayList<>();
    List<Waiting<Asked, Optional<Cases.Left>>> left = some;
    while (!left.isEmpty()) {
      Map<UUID, Waiting<Asked, Optional<Cases.Left>>> turn = new LinkedHashMap<>();
      List<Waiting<Asked, Optional<Cases.Left>>> later = new ArrayList<>();
      for (Waiting<Asked, Optional<Cases.Left>> one : left) {
        if (turn.putIfAbsent(one.question().id(), one) != null) {
          later.add(one);
        }
      }
      done.addAll(turn(turn, actors));
      left = later;
    }
    read(done, actors);
    return done.size();
  }

  private List<Waiting<Asked, Optional<Cases.Left>>> turn(
      Map<UUID, Waiting<Asked, Optional<Cases.Left>>> turn, Map<CaseRecorder, CaseActor> actors) {
    Map<UUID, CaseRows.Row> locked = rows.lock(turn.keySet());
    List<Taken> taken = new ArrayList<>();
    List<Waiting<Asked, Optional<Cases.Left>>> done = new ArrayList<>();
    turn.forEach((id, one) -> {
      CaseRows.Row row = locked.get(id);
      if (row == null) {
        return;
      }
      try {
        if (decided(one.question(), row, actors, taken)) {
          done.add(one);
        }
      } catch (DataAccessException failed) {
        throw failed;
      } catch (RuntimeException refused) {
        one.refuse(refused);
      }
    });
    steps.written(taken);
    return done;
  }

  /** Whether it is done here, now or before. */
  private boolean decided(
      Asked asked, CaseRows.Row row, Map<CaseRecorder, CaseActor> actors, List<Taken> taken) {
    CaseType type = types.edition(row.view().edition());
    CaseActor actor = Objects.requireNonNull(actors.get(asked.who()));
    if (!type.isPlain(asked.step()) || steps.isFollowed(type) || !steps.isKnown(row, type, actor)) {
      return false;
    }
    StepOrder order = asked.order().apply(new Cases.Brief(type, row.view().area()));
    if (!row.holds(order.id())) {
      taken.add(steps.decided(asked.who(), actor, order, new Locked(row, type)));
    }
    return true;
  }

  private void read(
      List<Waiting<Asked, Optional<Cases.Left>>> done, Map<CaseRecorder, CaseActor> actors) {
    Map<UUID, Whole> read = new HashMap<>();
    rows.wholes(done.stream().map(one -> one.question().id()).toList(), types::edition)
        .forEach(whole -> read.put(whole.row().view().id(), whole));
    done.forEach(one -> {
      CaseActor actor = Objects.requireNonNull(actors.get(one.question().who()));
      one.answer(
          Optional.ofNullable(read.get(one.question().id()))
              .map(whole -> steps.left(whole.file(), actor)));
    });
  }
}
