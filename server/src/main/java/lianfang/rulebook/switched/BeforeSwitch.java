package lianfang.rulebook.switched;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.fact.Corrections;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.InForce;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.Rulebook;
import lianfang.rulebook.Standing;
import lianfang.rulebook.edition.Activations;
import org.springframework.stereotype.Component;

/**
 * 换代之前: what held for somebody until a switch, derived again from the facts and rules of then. It
 * is asked for where a measure is gone that the switch took away, and stored nowhere.
 */
@Component
public class BeforeSwitch {

  private final Ledger ledger;
  private final HoldingEditions holding;
  private final SwitchCauses causes;

  BeforeSwitch(Ledger ledger, HoldingEditions holding, SwitchCauses causes) {
    this.ledger = ledger;
    this.holding = holding;
    this.causes = causes;
  }

  /** The rules of before a switch, compiled once for everybody who is asked about. */
  public Rules rules(Activations.Report report) {
    return new Rules(ledger, holding.rules(causes.since(report)), report);
  }

  /** 换代之前的规则: the rules that held until a switch. */
  public static final class Rules {

    private final Ledger ledger;
    private final InForce rules;
    private final Activations.Report report;

    private Rules(Ledger ledger, InForce rules, Activations.Report report) {
      this.ledger = ledger;
      this.rules = rules;
      this.report = report;
    }

    /** The day of the switch, Asia/Shanghai. */
    public LocalDate day() {
      return Days.of(report.began());
    }

    /**
     * The lines of these persons that reached the day of the switch. The caller's transaction says
     * which facts are seen.
     */
    public Map<UUID, List<Standing>> of(Collection<UUID> persons) {
      Map<UUID, List<Fact>> known = new HashMap<>();
      for (Fact fact : ledger.of(persons.stream().map(Subject::person).toList())) {
        if (!fact.recordedAt().isAfter(report.began())) {
          known.computeIfAbsent(fact.subject().id(), key -> new ArrayList<>()).add(fact);
        }
      }
      Map<UUID, List<Standing>> before = new HashMap<>();
      known.forEach((person, facts) -> before.put(person, lines(facts)));
      return before;
    }

    private List<Standing> lines(List<Fact> facts) {
      List<Standing> lines = new ArrayList<>();
      int number = 0;
      for (MeasureInterval one :
          Rulebook.derive(rules, Corrections.effective(facts), day()).intervals()) {
        LocalDate until = one.until();
        if (until == null || !until.isBefore(day())) {
          lines.add(standing(one, number));
        }
        number++;
      }
      return lines;
    }

    private static Standing standing(MeasureInterval one, int number) {
      return new Standing(
          one.subject(),
          number,
          one.area(),
          one.measure().word(),
          one.place().word(),
          one.state().word(),
          one.from(),
          one.until(),
          one.bases(),
          one.causedBy().stream().map(Subject::id).toList());
    }
  }
}
