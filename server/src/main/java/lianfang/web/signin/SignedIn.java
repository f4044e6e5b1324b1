package lianfang.web.signin;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Carries who sends through the request: a user, whose authorities are the permissions' names, or a
 * device, which may do what a device may and nothing else.
 */
public final class SignedIn extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient Object who;

  private SignedIn(Object who, List<GrantedAuthority> authorities) {
    super(authorities);
    this.who = who;
    super.setAuthenticated(true);
  }

  /** Makes this user the current one for the rest of the request. */
  public static void enter(CurrentUser user) {
    enter(new SignedIn(user, authorities(user)));
  }

  /** Makes this device the current one for the rest of the request. */
  public static void enterDevice(Record device) {
    enter(new SignedIn(device, List.of()));
  }

  private static void enter(SignedIn one) {
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(one);
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
  public Object getPrincipal() {
    return who;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SignedIn that && who.equals(that.who);
  }

  @Override
  public int hashCode() {
    return Objects.hash(who);
  }
}
