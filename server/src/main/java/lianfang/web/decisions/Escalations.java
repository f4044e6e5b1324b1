package lianfang.web.decisions;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.DecisionLists;
import lianfang.rulebook.DecisionRequest;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.lower.LooserNotice;
import lianfang.rulebook.lower.LooserNotices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 逾期升级: a question that nobody answered in time goes up to the command of the city, one about a
 * notice to the command above its body, and a derived fact says so. Asked again it records nothing
 * twice: the fact's id is made of question and deadline.
 */
@Component
public class Escalations {

  private static final Recorder CLOCK = new Recorder("rulebook", Scope.everything());
  private static final int AT_ONCE = 500;
  private static final int CITY = 4;

  private final ScopedTransactions transactions;
  private final DecisionLists decisions;
  private final Terms terms;
  private final LooserNotices notices;
  private final Ledger ledger;
  private final Clock clock;

  Escalations(
      ScopedTransactions transactions,
      DecisionLists decisions,
      Terms terms,
      LooserNotices notices,
      Ledger ledger,
      Clock clock) {
    this.transactions = transactions;
    this.decisions = decisions;
    this.terms = terms;
    this.notices = notices;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Records what has gone up by the domain clock; called often. */
  public int record() {
    return record(clock.instant());
  }

  /**
   * Records what has gone up by a moment.
   *
   * @param now the moment; deadlines that end with it are not late yet
   * @return how many facts were added
   */
  public int record(Instant now) {
    int added = notices(now);
    MeasureLists.Key after = null;
    List<DecisionRequest> page;
    do {
      Page done = some(now, after);
      added += done.added();
      page = done.requests();
      if (!page.isEmpty()) {
        DecisionRequest last = page.getLast();
        after = new MeasureLists.Key("", last.area(), last.subject().id(), last.number());
      }
    } while (page.size() == AT_ONCE);
    return added;
  }

  private record Page(List<DecisionRequest> requests, int added) {}

  /** A page a transaction, so that recording never waits long. */
  private Page some(Instant now, MeasureLists.@Nullable Key after) {
    return transactions.in(
        String.join(",", CLOCK.scope().prefixes()),
        () -> {
          List<DecisionRequest> page = decisions.perhapsLate(now, after, AT_ONCE);
          LocalDate today = Days.of(now);
          Terms.Grounds grounds = terms.grounds(today, page);
          List<Fact> facts = new ArrayList<>();
          for (DecisionRequest one : page) {
            Optional<Instant> late = Terms.due(one, grounds).filter(due -> due.isBefore(now));
            if (late.isPresent() && grounds.escalation(one) == null) {
              facts.add(fact(one, late.get()));
            }
          }
          ledger.append(CLOCK, facts);
          return new Page(page, facts.size());
        });
  }

  /** What the body of a notice did not answer goes to the command one level above. */
  private int notices(Instant now) {
    return transactions.in(
        String.join(",", CLOCK.scope().prefixes()),
        () -> {
          Map<UUID, Fact> late = new LinkedHashMap<>();
          for (LooserNotice one : notices.on(Days.of(now))) {
            if (one.due().isBefore(now)) {
              Fact fact = fact(one);
              late.put(fact.id(), fact);
            }
          }
          ledger.list(late.keySet()).forEach(known -> late.remove(known.id()));
          ledger.append(CLOCK, List.copyOf(late.values()));
          return late.size();
        });
  }

  private static Fact fact(LooserNotice one) {
    UUID id = Terms.escalation(one.subject().id(), LooserNotice.QUESTION, one.due());
    return fact(id, one.subject(), LooserNotice.QUESTION, one.area(), one.above(), one.due());
  }

  private static Fact fact(DecisionRequest request, Instant due) {
    String area = request.area();
    String city = area.substring(0, Math.min(CITY, area.length()));
    UUID id = Terms.Grounds.escalation(request, due);
    return fact(id, request.subject(), request.question(), area, city, due);
  }

  private static Fact fact(
      UUID id, Subject subject, String question, String area, String to, Instant due) {
    TreeMap<String, String> said = new TreeMap<>();
    said.put("question", question);
    said.put("city", to);
    return new Fact(
        0,
        id,
        subject,
        "decision-escalated",
        area,
        due,
        due,
        CLOCK.account(),
        Fact.DERIVED,
        null,
        said);
  }
}
