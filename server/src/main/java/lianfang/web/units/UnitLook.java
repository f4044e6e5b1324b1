package lianfang.web.units;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.access.Audit;
import lianfang.access.Permission;
import lianfang.area.Scope;
import lianfang.fact.Subject;
import lianfang.gate.unit.Presence;
import lianfang.gate.unit.Unit;
import lianfang.gate.unit.Units;
import lianfang.gate.unit.Units.Worker;
import lianfang.gate.unit.WorkStatus;
import lianfang.gate.unit.WorkStatuses;
import lianfang.instance.ScopedTransactions;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.NotAllowed;
import org.springframework.stereotype.Component;

/**
 * 查看单位: what the data manager of a firm or village is told about its people, wherever they live or
 * work: may work or not yet, until when, and inside or outside. Each look is in the audit of each
 * person.
 */
@Component
class UnitLook {

  private static final String EVERYWHERE = String.join(",", Scope.everything().prefixes());

  private final Units units;
  private final Managers managers;
  private final WorkStatuses statuses;
  private final Subjects subjects;
  private final ScopedTransactions transactions;
  private final Audit audit;
  private final Accounts accounts;

  UnitLook(
      Units units,
      Managers managers,
      WorkStatuses statuses,
      Subjects subjects,
      ScopedTransactions transactions,
      Audit audit,
      Accounts accounts) {
    this.accounts = accounts;
    this.units = units;
    this.managers = managers;
    this.statuses = statuses;
    this.subjects = subjects;
    this.transactions = transactions;
    this.audit = audit;
  }

  /**
   * What was seen.
   *
   * @param names masked
   * @param tellers names of the accounts that said something
   * @param presences where everybody is of whom anything was told
   * @param told by gates and the data manager; a village's residents are looked for at its own
   *     gates
   */
  record Seen(
      List<Worker> workers,
      Map<UUID, WorkStatus> statuses,
      Map<UUID, Subjects.Called> names,
      Map<UUID, Presence> presences,
      Units.Told told,
      Map<String, String> tellers) {}

  /** Whether this account answers for the unit's data today. */
  boolean isManager(CurrentUser user, Unit unit, LocalDate day) {
    Units.Manager manager = units.managers(List.of(unit), day).get(unit.id());
    return manager != null && manager.account().equals(user.account().id().toString());
  }

  /** Whether nobody who can sign in answers for the unit's data. */
  boolean isVacant(Unit unit, LocalDate day) {
    return managers.of(List.of(unit), day).isEmpty();
  }

  /** Refuses whoever neither answers for the unit's data nor for its area. */
  void require(CurrentUser user, Unit unit, LocalDate day) {
    boolean office = user.may(Permission.MANAGE_AREAS) && user.scope().contains(unit.area());
    if (!office && !isManager(user, unit, day)) {
      throw NotAllowed.outside(unit.area());
    }
  }

  /** Looks, once the caller has been found to be allowed. */
  Seen look(Shell shell, CurrentUser user, Unit unit) {
    LocalDate day = shell.console().today();
    List<Worker> workers =
        unit.isFirm() ? units.staff(unit, day) : units.residents(unit.area(), day);
    Units.Told told = units.told(unit, shell.console().now());
    Map<UUID, Presence> presences = told.presences(shell.console().now());
    Set<UUID> people = new HashSet<>(presences.keySet());
    workers.forEach(one -> people.add(one.person()));
    List<Subject> all = people.stream().map(Subject::person).toList();
    return transactions.in(
        EVERYWHERE,
        () -> {
          Map<Subject, String> looked = new HashMap<>();
          workers.forEach(one -> looked.put(Subject.person(one.person()), one.home()));
          // Whoever only passed the gate was looked at as well as the staff.
          Set<UUID> passed = new HashSet<>(people);
          workers.forEach(one -> passed.remove(one.person()));
          subjects.areas(passed).forEach((id, home) -> looked.put(Subject.person(id), home));
          audit.searched(user.actor(), looked, shell.t("unit.reason"));
          return new Seen(
              workers,
              statuses.of(people, day),
              new HashMap<>(subjects.of(shell, all)),
              presences,
              told,
              accounts.displayNames(told.said().stream().map(Units.Said::account).toList()));
        });
  }
}
