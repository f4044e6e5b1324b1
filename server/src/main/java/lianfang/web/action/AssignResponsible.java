package lianfang.web.action;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.area.Place;
import lianfang.area.PlaceKind;
import lianfang.area.Places;
import lianfang.area.Responsibilities;
import lianfang.area.Responsibility;
import lianfang.area.ResponsibleLevel;
import lianfang.fact.Fact;
import lianfang.fact.FactKinds;
import lianfang.fact.Subject;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 包保: who answers for an area or a place, from a day and until a day, at each level. */
@Component
public final class AssignResponsible {

  /** Several people may hold these at one place; of the others one hands over to the next. */
  private static final Set<ResponsibleLevel> SHARED =
      Set.of(ResponsibleLevel.DEPARTMENT_CADRE, ResponsibleLevel.PARTY_MEMBER);

  private static final int COUNTY_DIGITS = 6;
  private static final int VILLAGE_DIGITS = 12;

  private final ActFacts facts;
  private final Responsibilities responsibilities;
  private final Places places;
  private final Accounts accounts;

  AssignResponsible(
      ActFacts facts, Responsibilities responsibilities, Places places, Accounts accounts) {
    this.facts = facts;
    this.responsibilities = responsibilities;
    this.places = places;
    this.accounts = accounts;
  }

  /**
   * An assignment.
   *
   * @param level at which level
   * @param area code of the county or village
   * @param place grid, building, unit or household; null for the whole area
   * @param account the account that answers; null for a person without one
   * @param person opaque id of a registered person; null for an account
   * @param from first day
   * @param until last day; null where none is known
   */
  public record Assignment(
      ResponsibleLevel level,
      String area,
      @Nullable UUID place,
      @Nullable UUID account,
      @Nullable UUID person,
      LocalDate from,
      @Nullable LocalDate until) {}

  /** The levels at which somebody can answer for such an area or place. */
  public List<ResponsibleLevel> levels(String area, @Nullable PlaceKind place) {
    if (place == null) {
      return area.length() == COUNTY_DIGITS
          ? List.of(ResponsibleLevel.COUNTY_HEAD)
          : List.of(
              ResponsibleLevel.TOWNSHIP_CADRE,
              ResponsibleLevel.VILLAGE_CADRE,
              ResponsibleLevel.DEPARTMENT_CADRE,
              ResponsibleLevel.GRID_WORKER);
    }
    return place == PlaceKind.GRID
        ? List.of(
            ResponsibleLevel.VILLAGE_CADRE,
            ResponsibleLevel.GRID_WORKER,
            ResponsibleLevel.PARTY_MEMBER)
        : List.of(ResponsibleLevel.PARTY_MEMBER, ResponsibleLevel.GRID_WORKER);
  }

  /**
   * Assigns; whoever answered at the same level until now hands over on the day before.
   *
   * @return the facts, the assignment last
   * @throws ActionRefused where nobody is named, the level does not fit, or the days are wrong
   */
  public List<Fact> assign(CurrentUser user, Assignment wanted) {
    user.require(Permission.MANAGE_AREAS);
    user.requireArea(wanted.area());
    return facts.within(user, () -> facts.append(user, assigned(user, wanted)));
  }

  private List<Fact> assigned(CurrentUser user, Assignment wanted) {
    check(wanted);
    List<UUID> around = wanted.place() == null ? List.of() : List.of(wanted.place());
    List<Fact> made = new ArrayList<>();
    for (Responsibility one : responsibilities.chain(wanted.area(), around, wanted.from())) {
      boolean same =
          one.level() == wanted.level()
              && one.area().equals(wanted.area())
              && one.place().equals(Optional.ofNullable(wanted.place()));
      boolean again = same && one.account().equals(text(wanted.account()));
      if (again && wanted.account() != null) {
        throw new ActionRefused(ActionRefusal.ALREADY_DONE);
      }
      if (same && !SHARED.contains(wanted.level())) {
        if (!one.from().isBefore(wanted.from())) {
          throw new ActionRefused(ActionRefusal.DAYS_WRONG);
        }
        made.add(ended(user, one, wanted.from().minusDays(1)));
      }
    }
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("level", wanted.level().word());
    text(wanted.account()).ifPresent(account -> attributes.put("account", account));
    if (wanted.person() != null) {
      attributes.put("person", "person:" + wanted.person());
    }
    if (wanted.until() != null) {
      attributes.put("until", wanted.until().toString());
    }
    UUID place = wanted.place();
    Subject subject = place == null ? Subject.area(wanted.area()) : Subject.place(place);
    made.add(
        facts.on(user, subject, "responsible", wanted.area(), wanted.from(), null, attributes));
    return made;
  }

  private void check(Assignment wanted) {
    refuseIf((wanted.account() == null) == (wanted.person() == null), ActionRefusal.NOBODY_NAMED);
    UUID account = wanted.account();
    if (account != null) {
      Optional<Account> found = accounts.find(account).filter(one -> !one.locked());
      refuseIf(found.isEmpty(), ActionRefusal.NOBODY_NAMED);
    }
    UUID place = wanted.place();
    Optional<Place> found = place == null ? Optional.empty() : places.find(place);
    boolean elsewhere =
        place != null && found.filter(one -> one.village().equals(wanted.area())).isEmpty();
    boolean partial =
        wanted.area().length() != COUNTY_DIGITS && wanted.area().length() != VILLAGE_DIGITS;
    PlaceKind kind = found.map(Place::kind).orElse(null);
    refuseIf(
        elsewhere || partial || !levels(wanted.area(), kind).contains(wanted.level()),
        ActionRefusal.LEVEL_NOT_FITTING);
    LocalDate until = wanted.until();
    refuseIf(until != null && until.isBefore(wanted.from()), ActionRefusal.DAYS_WRONG);
  }

  /**
   * Ends a responsibility on a day.
   *
   * @param fact the fact that assigned it
   * @param area code of the area, or of the village in which the place lies
   * @param last the last day on which it holds
   */
  public Fact end(CurrentUser user, UUID fact, String area, LocalDate last) {
    user.require(Permission.MANAGE_AREAS);
    user.requireArea(area);
    return facts.within(
        user,
        () -> {
          Fact assigned =
              facts
                  .find(fact)
                  .filter(one -> one.kind().equals("responsible") && one.area().equals(area))
                  .orElseThrow(() -> new ActionRefused(ActionRefusal.NOT_RESPONSIBLE));
          refuseIf(last.isBefore(assigned.happenedOn()), ActionRefusal.DAYS_WRONG);
          SortedMap<String, String> attributes = new TreeMap<>(assigned.attributes());
          attributes.put("until", last.toString());
          attributes.put(FactKinds.CORRECTION_REASON, "ended");
          Fact ended =
              facts.on(
                  user,
                  assigned.subject(),
                  "responsible",
                  area,
                  assigned.happenedOn(),
                  fact,
                  attributes);
          return facts.append(user, List.of(ended)).getFirst();
        });
  }

  private Fact ended(CurrentUser user, Responsibility one, LocalDate last) {
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("level", one.level().word());
    one.account().ifPresent(account -> attributes.put("account", account));
    one.person().ifPresent(person -> attributes.put("person", "person:" + person));
    attributes.put("until", last.toString());
    attributes.put(FactKinds.CORRECTION_REASON, "handover");
    Subject subject = one.place().map(Subject::place).orElse(Subject.area(one.area()));
    return facts.on(user, subject, "responsible", one.area(), one.from(), one.fact(), attributes);
  }

  private static Optional<String> text(@Nullable UUID id) {
    return Optional.ofNullable(id).map(UUID::toString);
  }

  private static void refuseIf(boolean wrong, ActionRefusal refusal) {
    if (wrong) {
      throw new ActionRefused(refusal);
    }
  }
}
