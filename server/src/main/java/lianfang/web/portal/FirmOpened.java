package lianfang.web.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import lianfang.area.Scope;
import lianfang.enterprise.FirmCourse;
import lianfang.enterprise.FirmState;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Follower;
import lianfang.fact.Recorder;
import lianfang.fact.Stretch;
import lianfang.gate.issue.Commute;
import lianfang.gate.pass.Commutes;
import lianfang.gate.unit.Units;
import lianfang.instance.ScopedTransactions;
import lianfang.web.firms.FirmStaff;
import org.springframework.stereotype.Component;

/**
 * 开工即同意通勤: when a firm opens, the side of work agrees to the commutes that the homes of its staff
 * have asked for, so that their passes can be issued. Agreeing twice changes nothing, so that it
 * may be repeated.
 */
@Component
class FirmOpened implements Follower {

  private static final String EVERYWHERE = String.join(",", Scope.everything().prefixes());

  private final Firms firms;
  private final Units units;
  private final Commutes commutes;
  private final ScopedTransactions transactions;
  private final Clock clock;

  FirmOpened(
      Firms firms, Units units, Commutes commutes, ScopedTransactions transactions, Clock clock) {
    this.firms = firms;
    this.units = units;
    this.commutes = commutes;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "firm-opened";
  }

  @Override
  public void follow(Stretch next) {
    for (Fact fact : next.facts()) {
      boolean opened =
          fact.kind().equals(FirmCourse.KIND)
              && FirmState.OPEN.word().equals(fact.attribute("state"));
      if (opened) {
        transactions.in(EVERYWHERE, () -> agree(firms.find(fact.subject().id())));
      }
    }
  }

  /** How many commutes were agreed to; none where the firm does not work any more. */
  private int agree(Optional<RegisteredFirm> found) {
    if (found.filter(firm -> firm.state().isAtWork()).isEmpty()) {
      return 0;
    }
    RegisteredFirm firm = found.get();
    LocalDate today = Days.of(clock.instant());
    int agreed = 0;
    for (Units.Worker worker : units.staff(FirmStaff.unit(firm), today)) {
      for (Commute commute : commutes.of(worker.person())) {
        boolean waits = commute.workFact() == null && !commute.until().isBefore(today);
        if (waits && firm.area().startsWith(commute.work())) {
          commutes.agree(new Recorder("firm-opened", Scope.of(commute.work())), commute);
          agreed++;
        }
      }
    }
    return agreed;
  }
}
