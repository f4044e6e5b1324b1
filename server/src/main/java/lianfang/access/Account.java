package lianfang.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * 账号: somebody who may sign in.
 *
 * @param id opaque, the one that facts and audit keep
 * @param login what is typed at sign-in
 * @param displayName shown to colleagues, usually the office
 * @param roles offices by function
 * @param scope jurisdiction
 * @param secondFactor whether a code generator is enrolled
 * @param locked whether an administrator has locked it
 * @param lockedUntil end of a lockout after failures, UTC, or null
 * @param createdAt real time, UTC
 */
public record Account(
    UUID id,
    String login,
    String displayName,
    Set<Role> roles,
    Scope scope,
    boolean secondFactor,
    boolean locked,
    @Nullable Instant lockedUntil,
    Instant createdAt) {

  /** Everything that its roles allow. */
  public Set<Permission> permissions() {
    return Separation.permissions(roles);
  }

  /** Whether its roles allow this. */
  public boolean may(Permission permission) {
    return roles.stream().anyMatch(role -> role.permissions().contains(permission));
  }

  /** Authority as a value: who answers for facts, and where. */
  public Recorder recorder() {
    return new Recorder(id.toString(), scope);
  }
}
