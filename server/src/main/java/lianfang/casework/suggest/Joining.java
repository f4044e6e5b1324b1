package lianfang.casework.suggest;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import lianfang.casework.Cases;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import org.springframework.stereotype.Component;

/**
 * 并案: calls about one place are handled once. Each keeps its own caller, who is called back as
 * everybody else.
 */
@Component
public class Joining {

  private static final String TYPE = "request";
  private static final String STEP = "join";

  private final Cases cases;
  private final CaseTransactions transactions;
  private final Ledger ledger;
  private final Clock clock;

  Joining(Cases cases, CaseTransactions transactions, Ledger ledger, Clock clock) {
    this.cases = cases;
    this.transactions = transactions;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Whether a step joins a call to another one: done alone it would join it to none, and nobody
   * would call its caller back.
   */
  public static boolean isJoining(String type, String step) {
    return type.equals(TYPE) && step.equals(STEP);
  }

  /** Joins a request to another one that is open. */
  public void join(CaseRecorder who, UUID duplicate, UUID main, String reason) {
    transactions.seeing(
        who,
        () -> {
          CaseFile file = cases.find(who, duplicate).orElseThrow();
          long seen = file.view().version();
          FormValues why = new FormValues(Map.of("reason", reason));
          cases.stepOnly(
              who, new StepOrder(UUID.randomUUID(), duplicate, seen, STEP, why, Set.of(), false));
          Fact linked =
              new Fact(
                  0,
                  UUID.randomUUID(),
                  new Subject(Subject.Kind.CASE, duplicate),
                  "case-linked",
                  file.view().area(),
                  clock.instant(),
                  Instant.EPOCH,
                  "",
                  "casework",
                  null,
                  new TreeMap<>(Map.of("other", "case:" + main, "how", "joined")));
          return ledger.append(who.recorder(), List.of(linked));
        });
  }
}
