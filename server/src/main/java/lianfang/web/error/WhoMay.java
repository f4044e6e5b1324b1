package lianfang.web.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.area.Scope;
import lianfang.web.part.Link;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.NotAllowed;
import org.springframework.stereotype.Component;

/** 谁可以办: which colleagues may do what an account may not, so that nobody is sent away blindly. */
@Component
class WhoMay {

  private static final int NAMES_MAX = 8;

  /** What is done on the pages of notices. */
  private static final Set<Permission> OF_NOTICES =
      Set.of(Permission.DRAFT_NOTICE, Permission.APPROVE_NOTICE, Permission.SIGN_READING);

  private final Accounts accounts;

  WhoMay(Accounts accounts) {
    this.accounts = accounts;
  }

  /** What is missing, and for offices which colleagues of the same area may. */
  List<String> says(Shell shell, CurrentUser user, NotAllowed denied) {
    List<String> said = new ArrayList<>();
    said.add(shell.language() == Language.ZH ? denied.zh() : denied.en());
    Permission permission = denied.permission();
    if (permission != null && user.may(Permission.SEE_FIGURES)) {
      List<String> names =
          accounts.list().stream()
              .filter(one -> !one.locked() && one.may(permission))
              .filter(one -> meet(one.scope(), user.scope()))
              .map(Account::displayName)
              .limit(NAMES_MAX)
              .toList();
      if (!names.isEmpty()) {
        said.add(shell.t("error.who", String.join(shell.t("list.and"), names)));
      }
    }
    return said;
  }

  private static boolean meet(Scope one, Scope other) {
    return one.prefixes().stream().anyMatch(other::contains)
        || other.prefixes().stream().anyMatch(one::contains);
  }

  /** Where to go on instead. */
  List<Link> ways(Shell shell, NotAllowed denied) {
    Permission permission = denied.permission();
    return permission != null && OF_NOTICES.contains(permission)
        ? List.of(new Link(shell.t("door.notices"), shell.link("/notices")))
        : List.of();
  }
}
