package lianfang.web.simulations;

import java.util.Optional;
import java.util.stream.Stream;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.simulation.Asked;
import lianfang.rulebook.simulation.ClauseChange;
import lianfang.web.basis.Reasons;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 条款叫法: what a clause and its notice are called, so that a row of a simulation reads as words. */
@Component
class ClauseNames {

  private final Editions editions;
  private final EditionRegister register;

  ClauseNames(Editions editions, EditionRegister register) {
    this.editions = editions;
    this.register = register;
  }

  /** Clause with its title, and the row. */
  String clause(Shell shell, Asked asked, ClauseChange one) {
    return notice(asked, one).stream()
        .flatMap(notice -> notice.clauses().stream())
        .filter(clause -> clause.id().equals(one.clause()))
        .findFirst()
        .map(clause ->
            shell.t(
                "simulation.clause.titled",
                one.clause(),
                Reasons.say(shell, clause.title()),
                one.row()))
        .orElse(shell.t("simulation.clause.row", one.clause(), one.row()));
  }

  /** The title of the notice, its id where none is known. */
  String title(Shell shell, Asked asked, ClauseChange one) {
    return notice(asked, one)
        .map(notice -> Reasons.say(shell, notice.title()))
        .orElse(one.notice());
  }

  /** The edition that was simulated, else the one in force. */
  private Optional<Notice> notice(Asked asked, ClauseChange one) {
    return Stream.concat(
            asked.editions().stream(),
            register.inForce(one.notice()).map(EditionRecord::edition).stream())
        .flatMap(edition -> editions.find(edition).stream())
        .filter(notice -> notice.id().equals(one.notice()))
        .findFirst();
  }
}
