package lianfang.web.action;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.simulation.Suppression;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 申请推演: who drafts or approves notices has their effect worked out; both ends are audited. */
@Component
public final class AskSimulation {

  private final Simulations simulations;
  private final Audit audit;

  AskSimulation(Simulations simulations, Audit audit) {
    this.simulations = simulations;
    this.audit = audit;
  }

  /** Whether this user may start and stop simulations. */
  public static boolean may(CurrentUser user) {
    return user.may(Permission.DRAFT_NOTICE) || user.may(Permission.APPROVE_NOTICE);
  }

  /**
   * Starts one in the background.
   *
   * @return its id
   * @throws IllegalArgumentException where an edition is not kept here, a reading is not named
   *     {@code notice/key}, or the horizon is too long
   */
  public UUID start(CurrentUser user, Simulations.Request request) {
    require(user);
    user.requireArea(request.area());
    UUID id = simulations.start(request, user.getName());
    String what =
        "start %s as of %s, %s".formatted(id, request.asOf(), String.join(" ", request.editions()));
    audit.record(user.actor(), AuditAction.SIMULATED, null, request.area(), "", what);
    return id;
  }

  /**
   * Runs one again at its own position.
   *
   * @return the id of the new one
   * @throws IllegalArgumentException where it has no result
   */
  public UUID again(CurrentUser user, Kept kept) {
    require(user);
    user.requireArea(kept.asked().area());
    UUID id = simulations.again(kept, user.getName());
    String what = "start %s again as %s".formatted(kept.asked().id(), id);
    audit.record(user.actor(), AuditAction.SIMULATED, null, kept.asked().area(), "", what);
    return id;
  }

  /**
   * One that the user may read; that of a village alone is for those who may see persons. The
   * caller's transaction says which areas are seen.
   */
  public Optional<Kept> find(CurrentUser user, UUID id) {
    user.require(Permission.SEE_FIGURES);
    Optional<Kept> found = simulations.find(id, user.scope());
    if (found.filter(kept -> Suppression.isBelowTownship(kept.asked().area())).isPresent()) {
      user.require(Permission.SEE_PERSONS);
    }
    return found;
  }

  /** The latest ones that the user may read, by the rule of {@link #find}. */
  public List<Kept> list(CurrentUser user, @Nullable String edition, int limit) {
    user.require(Permission.SEE_FIGURES);
    boolean persons = user.may(Permission.SEE_PERSONS);
    return simulations.list(edition, user.scope(), limit).stream()
        .filter(kept -> persons || !Suppression.isBelowTownship(kept.asked().area()))
        .toList();
  }

  /** Asks one that is under way to stop. */
  public void cancel(CurrentUser user, UUID id) {
    require(user);
    simulations.cancel(id, user.scope());
    audit.record(user.actor(), AuditAction.SIMULATED, null, "", "", "stop " + id);
  }

  private static void require(CurrentUser user) {
    if (!may(user)) {
      user.require(Permission.DRAFT_NOTICE);
    }
  }
}
