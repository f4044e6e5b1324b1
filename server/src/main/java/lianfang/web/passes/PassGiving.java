package lianfang.web.passes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Actor;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.fact.Subject;
import lianfang.gate.Allowance;
import lianfang.gate.holder.Holders;
import lianfang.gate.issue.HolderHint;
import lianfang.gate.issue.PassForm;
import lianfang.gate.pass.IssueOrder;
import lianfang.gate.pass.PassIssuing;
import lianfang.person.Register;
import lianfang.person.RosterColumn;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** 给谁签发: opens what a pass says of its holder, which is a look like any other, and issues it. */
@Component
class PassGiving {

  private final PassIssuing issuing;
  private final Register register;
  private final Audit audit;
  private final Holders holders;
  private final Clock clock;

  PassGiving(PassIssuing issuing, Register register, Audit audit, Holders holders, Clock clock) {
    this.holders = holders;
    this.issuing = issuing;
    this.register = register;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A pass for a person.
   *
   * @param why said in the audit
   * @param what in the audit, a word
   * @param lastDay of what was agreed; null where nothing was
   */
  record Wish(
      String why,
      String what,
      List<Allowance> allowances,
      PassForm form,
      @Nullable LocalDate lastDay) {}

  Register.Entry person(UUID id) {
    return find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  Optional<Register.Entry> find(UUID id) {
    return register.find(id);
  }

  PassIssuing issuing() {
    return issuing;
  }

  Instant now() {
    return clock.instant();
  }

  PassIssuing.Given give(Actor actor, Register.Entry person, Wish wish) {
    audit.record(
        actor,
        AuditAction.PASS_ISSUED,
        Subject.person(person.id()),
        person.area(),
        wish.why(),
        wish.what() + ", " + wish.form().word());
    return issuing.issue(
        new IssueOrder(
            person.id(),
            person.area(),
            hint(person),
            wish.allowances(),
            wish.form(),
            actor.account()),
        wish.lastDay());
  }

  static String hint(Register.Entry person) {
    String number = person.particulars().text(RosterColumn.IDENTITY_NUMBER);
    return HolderHint.of(
        person.particulars().name(),
        number.isEmpty() ? person.particulars().text(RosterColumn.PHONE) : number);
  }

  /** A code that the grid worker hands over, shown this once. */
  String code(CurrentUser user, Register.Entry person, Shell shell) {
    audit.record(
        user.actor(),
        AuditAction.HOLDER_CODE,
        Subject.person(person.id()),
        person.area(),
        shell.t("holder.code.why"),
        "");
    return holders.code(person.id(), person.area(), user.account().id().toString());
  }

  /** Somebody takes a pass back. */
  void tookBack(CurrentUser user, UUID person, String area, String why, String number) {
    audit.record(user.actor(), AuditAction.PASS_REVOKED, Subject.person(person), area, why, number);
  }
}
