package lianfang.enterprise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.fact.Appended;
import lianfang.fact.Corrections;
import lianfang.fact.Derivation;
import lianfang.fact.Fact;
import lianfang.fact.FactProblem;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import org.springframework.stereotype.Component;

/**
 * Keeps the register of firms in step with the facts about them, and refuses a state that does not
 * follow: whoever records it, nothing opens without an acceptance.
 */
@Component
class FirmDerivation implements Derivation {

  private final Ledger ledger;
  private final FirmRows rows;

  FirmDerivation(Ledger ledger, FirmRows rows) {
    this.ledger = ledger;
    this.rows = rows;
  }

  @Override
  public void derive(Appended appended) {
    Set<Subject> firms = new HashSet<>();
    Map<UUID, Fact> fresh = new HashMap<>();
    for (Fact fact : appended.facts()) {
      if (fact.subject().kind() == Subject.Kind.ENTERPRISE) {
        firms.add(fact.subject());
        fresh.put(fact.id(), fact);
      }
    }
    if (firms.isEmpty()) {
      return;
    }
    rows.lock(firms.stream().map(Subject::id).sorted().toList());
    Map<Subject, List<Fact>> told = new HashMap<>();
    for (Fact fact : ledger.of(firms)) {
      told.computeIfAbsent(fact.subject(), key -> new ArrayList<>()).add(fact);
    }
    List<FirmRows.Told> all = new ArrayList<>();
    told.forEach((firm, facts) -> {
      List<Fact> effective = Corrections.effective(facts);
      FirmCourse course = FirmCourse.of(effective);
      for (Fact idle : course.idle()) {
        if (fresh.containsKey(idle.id())) {
          throw FactProblem.OUT_OF_COURSE.refuse(idle, "state: " + idle.attribute("state"));
        }
      }
      all.add(new FirmRows.Told(firm.id(), effective, course));
    });
    rows.write(all);
  }
}
