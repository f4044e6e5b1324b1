package lianfang.web.units;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.gate.unit.Unit;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 指定系统管理人员: a fact about the unit; a later one takes over on its first day. */
@Component
class ManagerNaming {

  private final Ledger ledger;
  private final ScopedTransactions transactions;
  private final Clock clock;

  ManagerNaming(Ledger ledger, ScopedTransactions transactions, Clock clock) {
    this.ledger = ledger;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Names the data manager of a unit.
   *
   * @param account id of the account
   * @throws lianfang.fact.FactRefused where the fact is none
   */
  void name(CurrentUser user, Unit unit, String account, LocalDate from) {
    TreeMap<String, String> said = new TreeMap<>(Map.of("account", account));
    if (unit.isFirm()) {
      said.put("object", unit.name());
    }
    Fact fact =
        new Fact(
            0,
            new FactIds(clock).next(),
            unit.subject(),
            "data-manager",
            unit.area(),
            Days.start(from),
            clock.instant(),
            user.getName(),
            "page",
            null,
            said);
    transactions.in(user.prefixes(), () -> ledger.append(user.recorder(), List.of(fact)));
  }
}
