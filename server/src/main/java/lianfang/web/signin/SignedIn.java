package lianfang.web.signin;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Carries the current user through the request; its authorities are the permissions' names. */
public final class SignedIn extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient CurrentUser user;

  private SignedIn(CurrentUser user) {
    super(authorities(user));
    this.user = user;
    super.setAuthenticated(true);
  }

  /** Makes this user the current one for the rest of the request. */
  public static void enter(CurrentUser user) {
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new SignedIn(user));
    SecurityContextHolder.setContext(context);
  }

  private static List<GrantedAuthority> authorities(CurrentUser user) {
    return user.account().permissions().stream()
        .<GrantedAuthority>map(permission -> new SimpleGrantedAuthority(permission.name()))
        .toList();
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public CurrentUser getPrincipal() {
    return user;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SignedIn that && user.equals(that.user);
  }

  @Override
  public int hashCode() {
    return Objects.hash(user);
  }
}
