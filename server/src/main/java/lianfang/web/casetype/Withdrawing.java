package lianfang.web.casetype;

import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/**
 * 停用办件类型: whoever puts notices in force takes an edition of a case type out of use; running cases
 * go on by it. Pages and programs do it here, and it is recorded.
 */
@Component
public class Withdrawing {

  private final CaseTypes types;
  private final ScopedTransactions transactions;
  private final Audit audit;

  Withdrawing(CaseTypes types, ScopedTransactions transactions, Audit audit) {
    this.types = types;
    this.transactions = transactions;
    this.audit = audit;
  }

  /** Whether this account may take the type out of use, and it still is in use. */
  public boolean offers(CurrentUser user, CaseType type) {
    return user.may(Permission.APPROVE_NOTICE) && !types.withdrawn(type.edition());
  }

  /**
   * Takes an edition out of use.
   *
   * @param seen the edition that was seen; where another one has come since, nothing is done
   */
  public void withdraw(CurrentUser user, CaseType type, String seen) {
    user.require(Permission.APPROVE_NOTICE);
    if (!type.edition().equals(seen)) {
      return;
    }
    transactions.in(
        user.prefixes(),
        () -> {
          types.withdraw(seen);
          audit.record(
              user.actor(),
              AuditAction.EDITION_STEP,
              null,
              "",
              "",
              "case type " + type.id() + " withdrawn " + seen.substring(0, 12));
          return true;
        });
  }
}
