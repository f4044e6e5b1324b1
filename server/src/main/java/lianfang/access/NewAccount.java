package lianfang.access;

import java.util.Locale;
import java.util.Set;
import lianfang.area.Scope;

/**
 * What an administrator states about an account to be added.
 *
 * @param login made lower-case
 * @param displayName shown to colleagues
 * @param roles offices by function
 * @param scope jurisdiction
 */
public record NewAccount(String login, String displayName, Set<Role> roles, Scope scope) {

  private static final int TOWNSHIP = 9;

  /** Checks what can be checked without the database. */
  public NewAccount {
    login = login.strip().toLowerCase(Locale.ROOT);
    displayName = displayName.strip();
    roles = Set.copyOf(roles);
    if (!login.matches("[a-z0-9][a-z0-9._-]{1,39}")) {
      throw new AccessRefused(AccessRefusal.LOGIN_MALFORMED);
    }
    if (displayName.isEmpty()) {
      throw new AccessRefused(AccessRefusal.NAME_MISSING);
    }
    check(roles, scope);
  }

  static void check(Set<Role> roles, Scope scope) {
    if (roles.isEmpty()) {
      throw new AccessRefused(AccessRefusal.ROLES_MISSING);
    }
    Separation.broken(roles)
        .ifPresent(broken -> {
          throw new AccessRefused(broken);
        });
    if (scope.prefixes().isEmpty()) {
      throw new AccessRefused(AccessRefusal.SCOPE_MISSING);
    }
    Set<Permission> held = Separation.permissions(roles);
    if (held.contains(Permission.SEE_FIGURES)
        && !held.contains(Permission.SEE_PERSONS)
        && scope.prefixes().stream().anyMatch(prefix -> prefix.length() > TOWNSHIP)) {
      throw new AccessRefused(AccessRefusal.SCOPE_TOO_SMALL);
    }
  }
}
