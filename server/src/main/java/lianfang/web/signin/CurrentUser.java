package lianfang.web.signin;

import java.security.Principal;
import lianfang.access.Account;
import lianfang.access.Actor;
import lianfang.access.Permission;
import lianfang.area.Scope;
import lianfang.fact.Recorder;

/**
 * 当前用户: the signed-in account as pages and API take it, with {@code @AuthenticationPrincipal}.
 *
 * @param account with its roles and jurisdiction as of this request
 * @param actor who and from where, for the audit
 */
public record CurrentUser(Account account, Actor actor) implements Principal {

  /** Where this account may look. */
  public Scope scope() {
    return account.scope();
  }

  /** The same as the second wall takes it: prefixes joined by commas. */
  public String prefixes() {
    return String.join(",", account.scope().prefixes());
  }

  /** Who answers for the facts of this request. */
  public Recorder recorder() {
    return account.recorder();
  }

  /** Whether the account may do this. */
  public boolean may(Permission permission) {
    return account.may(permission);
  }

  /** Refuses, and the refusal is audited, where the account may not do this. */
  public void require(Permission permission) {
    if (!may(permission)) {
      throw NotAllowed.lacks(permission);
    }
  }

  /** Refuses where the area lies outside the jurisdiction. */
  public void requireArea(String area) {
    if (!account.scope().contains(area)) {
      throw NotAllowed.outside(area);
    }
  }

  @Override
  public String getName() {
    return account.id().toString();
  }
}
