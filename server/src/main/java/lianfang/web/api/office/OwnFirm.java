package lianfang.web.api.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.portal.FirmUsers;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 本企业: the firm for which a program may speak. */
@Component
class OwnFirm {

  private final ScopedTransactions transactions;
  private final Firms firms;
  private final FirmUsers users;
  private final Clock clock;

  OwnFirm(ScopedTransactions transactions, Firms firms, FirmUsers users, Clock clock) {
    this.transactions = transactions;
    this.firms = firms;
    this.users = users;
    this.clock = clock;
  }

  /** A firm's account has its own firms alone; an office those of its areas. */
  RegisteredFirm orOfOffice(CurrentUser user, UUID id) {
    return isFirm(user) ? alone(user, id) : ofOffice(user, id);
  }

  private static boolean isFirm(CurrentUser user) {
    return user.may(Permission.FILE_APPLICATION) && !user.may(Permission.MANAGE_FIRMS);
  }

  /** What a firm says of itself is said by nobody else. */
  RegisteredFirm alone(CurrentUser user, UUID id) {
    user.require(Permission.FILE_APPLICATION);
    return transactions
        .in(user.prefixes(), () -> users.chosen(user, today(), id.toString()))
        .filter(one -> one.id().equals(id))
        .orElseThrow(() -> new Refused(Problem.NOT_FOUND, id.toString(), "access"));
  }

  /** A firm in the areas of an office. */
  RegisteredFirm ofOffice(CurrentUser user, UUID id) {
    user.require(Permission.MANAGE_FIRMS);
    RegisteredFirm firm =
        transactions
            .in(user.prefixes(), () -> firms.find(id))
            .orElseThrow(() -> new Refused(Problem.NOT_FOUND, id.toString(), "access"));
    user.requireArea(firm.area());
    return firm;
  }

  LocalDate today() {
    return Days.of(clock.instant());
  }
}
