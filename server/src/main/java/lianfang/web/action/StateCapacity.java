package lianfang.web.action;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.FactKinds;
import lianfang.fact.IsolationSites;
import lianfang.fact.Subject;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 能力登记: an official states from which day a site has how many beds and the teams of an area
 * disinfect how many places, and puts right what was stated wrongly. Nothing is overwritten.
 */
@Component
public final class StateCapacity {

  /** The kind of fact that says what a site has. */
  public static final String SITE = "site-capacity";

  /** The kind of fact that says what the teams of an area do a day. */
  public static final String TEAMS = "disinfection-capacity";

  private static final Comparator<Fact> LATEST =
      Comparator.comparing(Fact::happenedAt).thenComparingLong(Fact::seq);

  private final ActFacts facts;
  private final IsolationSites sites;
  private final Accounts accounts;

  StateCapacity(ActFacts facts, IsolationSites sites, Accounts accounts) {
    this.facts = facts;
    this.sites = sites;
    this.accounts = accounts;
  }

  /**
   * What a site has.
   *
   * @param village 12-digit code
   * @param name how people call it
   * @param beds 0 where it takes nobody any more
   * @param rooms 0 where nobody said
   * @param head account that decides when no bed is free
   * @param transport how people are brought there; empty where nobody said
   */
  public record Site(
      String village, String name, int beds, int rooms, @Nullable UUID head, String transport) {}

  /**
   * What the teams of an area do.
   *
   * @param places how many places they disinfect in full a day
   * @param teams how many teams; 0 where nobody said
   */
  public record Teams(String area, int places, int teams) {}

  /**
   * How it is stated.
   *
   * @param day from which day; null for today, or for the day of what was wrong
   * @param seen the fact that the official saw; null where nothing was stated yet
   * @param mistake whether that one was wrong, instead of a change from a day on
   */
  public record Stated(@Nullable LocalDate day, @Nullable UUID seen, boolean mistake) {}

  /** What was stated about a site or an area, the latest day first, with what was corrected. */
  public List<Fact> history(CurrentUser user, Subject subject, String kind) {
    return facts.within(
        user,
        () ->
            facts.of(subject).stream()
                .filter(fact -> fact.kind().equals(kind))
                .sorted(LATEST.reversed())
                .toList());
  }

  /** The one of a history that was stated for the latest day and not corrected. */
  public static Optional<Fact> last(List<Fact> history) {
    return Corrections.effective(history).stream().max(LATEST);
  }

  /**
   * States what a site has; one that is new gets its place.
   *
   * @param known the site; null for a new one
   * @return its place
   * @throws ActionRefused where somebody stated something else meanwhile, nobody decides about the
   *     last bed, or the day lies before what is stated already
   */
  public UUID site(CurrentUser user, @Nullable UUID known, Site site, Stated stated) {
    user.require(Permission.MANAGE_AREAS);
    user.requireArea(site.village());
    UUID head = site.head();
    Optional<Account> decides =
        head == null ? Optional.empty() : accounts.find(head).filter(one -> !one.locked());
    refuseIf(decides.isEmpty(), ActionRefusal.NOBODY_NAMED);
    return facts.within(
        user,
        () -> {
          boolean taken =
              known == null
                  && sites.list(site.village(), facts.today()).stream()
                      .anyMatch(one -> one.name().equals(site.name()));
          refuseIf(taken, ActionRefusal.STATED_MEANWHILE);
          Subject subject = known == null ? null : new Subject(Subject.Kind.SITE, known);
          IsolationSites.Since since = since(user, subject, SITE, stated);
          return sites.register(
              user.recorder(),
              site.village(),
              site.name(),
              new IsolationSites.Capacity(
                  site.beds(),
                  site.rooms(),
                  String.valueOf(head),
                  site.transport().isEmpty() ? null : site.transport()),
              since);
        });
  }

  /**
   * States what the teams of an area do.
   *
   * @throws ActionRefused as for a site
   */
  public void teams(CurrentUser user, Teams teams, Stated stated) {
    user.require(Permission.MANAGE_AREAS);
    user.requireArea(teams.area());
    facts.within(
        user,
        () -> {
          Subject subject = Subject.area(teams.area());
          IsolationSites.Since since = since(user, subject, TEAMS, stated);
          TreeMap<String, String> attributes = new TreeMap<>();
          attributes.put("places", String.valueOf(teams.places()));
          if (teams.teams() > 0) {
            attributes.put("teams", String.valueOf(teams.teams()));
          }
          if (since.corrects() != null) {
            attributes.put(FactKinds.CORRECTION_REASON, since.reason());
          }
          Fact fact =
              facts.on(
                  user, subject, TEAMS, teams.area(), since.day(), since.corrects(), attributes);
          return facts.append(user, List.of(fact));
        });
  }

  /** From which day, and in whose place, unless somebody was quicker. */
  private IsolationSites.Since since(
      CurrentUser user, @Nullable Subject subject, String kind, Stated stated) {
    Fact last = subject == null ? null : last(history(user, subject, kind)).orElse(null);
    UUID now = last == null ? null : last.id();
    refuseIf(!Objects.equals(now, stated.seen()), ActionRefusal.STATED_MEANWHILE);
    LocalDate day = stated.day();
    if (last == null) {
      return IsolationSites.Since.day(day == null ? facts.today() : day);
    }
    if (stated.mistake()) {
      return new IsolationSites.Since(day == null ? last.happenedOn() : day, last.id(), "mistake");
    }
    LocalDate from = day == null ? facts.today() : day;
    refuseIf(from.isBefore(last.happenedOn()), ActionRefusal.STATED_LATER);
    return IsolationSites.Since.day(from);
  }

  private static void refuseIf(boolean wrong, ActionRefusal refusal) {
    if (wrong) {
      throw new ActionRefused(refusal);
    }
  }
}
