package lianfang.web.desks;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Actor;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.access.Role;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTypes;
import lianfang.casework.Desk;
import lianfang.casework.DeskPlace;
import lianfang.casework.Desks;
import lianfang.casework.Seats;
import lianfang.casework.desk.SeatPlan;
import lianfang.instance.ScopedTransactions;
import lianfang.web.cases.CaseActing;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.NotAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 安排坐席: who may seat whom. The command seats people in its jurisdiction; a desk that is sealed from
 * the command is filled by the administrator, or those whom it keeps out would choose its readers.
 * Nobody arranges a desk at which they sit.
 */
@Component
public class Seating {

  private static final String TEAM = "[\\p{L}\\p{N}-]{0,40}";

  private final CaseTypes types;
  private final Seats seats;
  private final SeatPlan plan;
  private final Accounts accounts;
  private final Audit audit;
  private final ScopedTransactions transactions;

  Seating(
      CaseTypes types,
      Seats seats,
      SeatPlan plan,
      Accounts accounts,
      Audit audit,
      ScopedTransactions transactions) {
    this.types = types;
    this.seats = seats;
    this.plan = plan;
    this.accounts = accounts;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** Who arranges a desk of this kind. */
  Permission needed(Desk desk) {
    return isSealed(desk) ? Permission.MANAGE_ACCOUNTS : Permission.MANAGE_AREAS;
  }

  /** Whether the command of its level is kept out of this desk. */
  boolean isSealed(Desk desk) {
    return types.desks().isSealedFrom(desk, Role.COMMAND.word());
  }

  /** Whether there is such a desk with seats in an area of this level. */
  public boolean fits(DeskPlace place) {
    return types
        .desks()
        .find(place.desk())
        .filter(one -> one.seats() && one.level().digits() == place.area().length())
        .isPresent();
  }

  /** Whether somebody may seat others at a desk. */
  boolean arranges(CurrentUser user, DeskPlace place) {
    return fits(place)
        && user.may(needed(types.desks().find(place.desk()).orElseThrow()))
        && user.scope().contains(place.area())
        && seats.of(user.getName()).stream().noneMatch(seat -> seat.place().equals(place));
  }

  /** Refuses whoever may not even look. */
  public static void requireLook(CurrentUser user) {
    if (!user.may(Permission.MANAGE_ACCOUNTS)) {
      user.require(Permission.MANAGE_AREAS);
    }
  }

  /** The kinds of desks that somebody may arrange somewhere. */
  List<Desk> arranged(CurrentUser user) {
    return types.desks().list().stream()
        .filter(Desk::seats)
        .filter(desk -> user.may(needed(desk)))
        .toList();
  }

  /** The bureaus from which people come who sit at a desk. */
  List<Desks.Unit> units() {
    return types.desks().units();
  }

  /** Whether somebody reads who sits at a desk: at a sealed one only whoever arranges it. */
  public boolean shows(CurrentUser user, DeskPlace place) {
    return user.scope().contains(place.area())
        && types
            .desks()
            .find(place.desk())
            .filter(desk -> user.may(Permission.MANAGE_ACCOUNTS) || user.may(needed(desk)))
            .isPresent();
  }

  /** Refuses whoever may not arrange this desk, by permission, jurisdiction or their own seat. */
  public void requireArranging(CurrentUser user, DeskPlace place) {
    Desk desk =
        types
            .desks()
            .find(place.desk())
            .filter(one -> fits(place))
            .orElseThrow(() -> NotAllowed.lacks(Permission.MANAGE_AREAS));
    user.require(needed(desk));
    user.requireArea(place.area());
    if (!arranges(user, place)) {
      throw NotAllowed.lacks(needed(desk));
    }
  }

  /**
   * The key of the sentence that says why somebody may not be seated there; empty where they may.
   */
  public Optional<String> against(CurrentUser user, Account whom, Seats.Seat seat) {
    return whom.id().equals(user.account().id())
        ? Optional.of("seat.wrong.self")
        : against(whom, seat);
  }

  /** The same for whoever runs the machine, who has no account. */
  Optional<String> against(Account whom, Seats.Seat seat) {
    Desk desk = types.desks().find(seat.place().desk()).orElseThrow();
    String team = Objects.requireNonNullElse(seat.team(), "");
    if (!team.matches(TEAM)) {
      return Optional.of("seat.wrong.team");
    }
    String unit = seat.unit();
    if (unit != null && units().stream().noneMatch(one -> one.id().equals(unit))) {
      return Optional.of("seat.wrong.unit");
    }
    if (whom.locked() || !whom.scope().contains(seat.place().area())) {
      return Optional.of("seat.wrong.area");
    }
    boolean keptOut =
        types
            .desks()
            .byOffice(
                whom.roles().stream().map(Role::word).collect(Collectors.toSet()), whom.scope())
            .stream()
            .anyMatch(place -> desk.sealedFrom().contains(place.desk()));
    if (keptOut || whom.roles().contains(Role.ENTERPRISE)) {
      return Optional.of("seat.wrong.sealed");
    }
    boolean twice =
        plan.on(seat.from()).stream()
            .map(SeatPlan.Kept::seat)
            .filter(one -> one.account().equals(seat.account()))
            .filter(one -> one.place().equals(seat.place()))
            .anyMatch(one -> !one.from().isAfter(orLater(seat.until())));
    return twice ? Optional.of("seat.wrong.twice") : Optional.empty();
  }

  private static LocalDate orLater(@Nullable LocalDate until) {
    return Objects.requireNonNullElse(until, LocalDate.MAX);
  }

  /** The first day that may be the last of a seat: it may have been its last yesterday. */
  public static LocalDate least(SeatPlan.Kept kept, LocalDate today) {
    LocalDate begun = kept.seat().from().minusDays(1);
    LocalDate yesterday = today.minusDays(1);
    return yesterday.isBefore(begun) ? begun : yesterday;
  }

  /**
   * Gives a seat.
   *
   * @return the fact that says it
   */
  public UUID give(CurrentUser user, Seats.Seat seat, String why) {
    requireArranging(user, seat.place());
    return give(CaseActing.of(user), user.actor(), seat, why);
  }

  /**
   * Gives a seat; the audit knows it first.
   *
   * @return the fact that says it
   */
  UUID give(CaseRecorder who, Actor actor, Seats.Seat seat, String why) {
    UUID id = UUID.randomUUID();
    audit(actor, "given " + id, seat, why);
    transactions.in(
        String.join(",", who.recorder().scope().prefixes()),
        () -> {
          seats.take(who, id, seat);
          return true;
        });
    return id;
  }

  /** Ends a seat after its last day. */
  public void end(CurrentUser user, SeatPlan.Kept kept, LocalDate last, String why) {
    requireArranging(user, kept.seat().place());
    end(CaseActing.of(user), user.actor(), kept, last, why);
  }

  /** Ends a seat after its last day; the audit knows it first. */
  void end(CaseRecorder who, Actor actor, SeatPlan.Kept kept, LocalDate last, String why) {
    audit(actor, "ended " + kept.fact() + " after " + last, kept.seat(), why);
    transactions.in(
        String.join(",", who.recorder().scope().prefixes()),
        () -> {
          seats.end(who, kept.fact(), kept.seat(), last);
          return true;
        });
  }

  private void audit(Actor actor, String what, Seats.Seat seat, String why) {
    audit.record(
        actor,
        AuditAction.SEAT_CHANGED,
        null,
        seat.place().area(),
        why,
        what + ", account " + seat.account() + ", desk " + seat.place().desk());
  }

  /** The account with this login. */
  public Optional<Account> account(String login) {
    return accounts.find(login);
  }

  /** What an account is called. */
  Optional<String> name(String account) {
    return Optional.ofNullable(accounts.displayNames(Set.of(account)).get(account));
  }
}
