package lianfang.web.passes;

import java.util.List;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.rulebook.Basis;
import lianfang.web.basis.FactTables;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Why;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 不予签发的依据: told to the issuer and the person, never written into a pass. */
@Component
class Grounds {

  private final Ledger ledger;
  private final Reasons reasons;
  private final FactTables tables;
  private final Subjects subjects;

  Grounds(Ledger ledger, Reasons reasons, FactTables tables, Subjects subjects) {
    this.subjects = subjects;
    this.ledger = ledger;
    this.reasons = reasons;
    this.tables = tables;
  }

  /** How the page calls the person. */
  Subjects.Called called(Shell shell, UUID person) {
    return subjects.of(shell, Subject.person(person));
  }

  List<Why> of(Shell shell, List<Basis> bases) {
    return of(shell, bases, ledger.list(Reasons.named(bases)));
  }

  /** The same for the person himself, who is told nothing that is recorded about somebody else. */
  List<Why> ofOwn(Shell shell, UUID person, List<Basis> bases) {
    List<Fact> own =
        ledger.list(Reasons.named(bases)).stream()
            .filter(fact -> fact.subject().equals(Subject.person(person)))
            .toList();
    return of(shell, bases, own);
  }

  private List<Why> of(Shell shell, List<Basis> bases, List<Fact> named) {
    return bases.stream()
        .map(basis -> reasons.why(shell, basis, Reasons.byId(named), tables.recorders(named)))
        .toList();
  }
}
