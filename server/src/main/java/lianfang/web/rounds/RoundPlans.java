package lianfang.web.rounds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.area.Areas;
import lianfang.casework.FormValues;
import lianfang.casework.round.RoundKinds;
import lianfang.casework.round.RoundPlan;
import lianfang.casework.round.RoundTarget;
import lianfang.casework.venue.Venue;
import lianfang.casework.venue.Venues;
import lianfang.instance.ScopedTransactions;
import lianfang.web.register.TypedDay;
import lianfang.web.rounds.TypedPlan.Typed;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** Reads what is typed about a round: its targets by area and kind, and who goes. */
@Component
public class RoundPlans {

  static final int NAME_MAX = 60;

  /** So many targets one round may have. */
  public static final int TARGETS_MAX = 200;

  private static final int VENUES_MAX = 2_000;

  private final Areas areas;
  private final Accounts accounts;
  private final Venues venues;
  private final ScopedTransactions transactions;

  RoundPlans(Areas areas, Accounts accounts, Venues venues, ScopedTransactions transactions) {
    this.areas = areas;
    this.accounts = accounts;
    this.venues = venues;
    this.transactions = transactions;
  }

  /** The registered venues of an area that a round may visit, by their kind. */
  Map<String, List<Venue>> venues(CurrentUser user, String area) {
    Map<String, List<Venue>> byKind = new LinkedHashMap<>();
    transactions
        .in(user.prefixes(), () -> venues.list(area, VENUES_MAX))
        .forEach(one -> byKind.computeIfAbsent(one.kind(), kind -> new ArrayList<>()).add(one));
    return byKind;
  }

  /** Whoever may be sent: they see the whole area and work on phones. */
  public List<Account> eligible(String area) {
    return accounts.list().stream().filter(one -> isEligible(one, area)).toList();
  }

  private static boolean isEligible(Account account, String area) {
    return account.scope().contains(area) && account.may(Permission.DO_DUTY);
  }

  /** A new round. */
  TypedPlan read(Shell shell, CurrentUser user, String area, Typed typed) {
    Map<String, String> faults = new LinkedHashMap<>();
    FormValues values = values(shell, typed, faults);
    List<RoundPlan.Named> named = named(user, area, typed);
    int groups =
        typed.one("groups").matches("\\d{1,2}") ? Integer.parseInt(typed.one("groups")) : 0;
    if (named.isEmpty()) {
      faults.put("areas", shell.t("round.wrong.targets"));
    } else if (named.size() > TARGETS_MAX) {
      faults.put("areas", shell.t("round.wrong.many", named.size(), TARGETS_MAX));
    } else if (groups < 1 || groups > named.size()) {
      faults.put("groups", shell.t("round.wrong.groups", named.size()));
    }
    Map<Integer, List<String>> members = members(shell, area, typed, groups, faults);
    return faults.isEmpty()
        ? new TypedPlan(values, RoundPlan.spread(named, groups).with(members), faults)
        : new TypedPlan(null, null, faults);
  }

  private static FormValues values(Shell shell, Typed typed, Map<String, String> faults) {
    String called = typed.one("called");
    LocalDate today = shell.console().today();
    Optional<LocalDate> from = TypedDay.read(typed.one("from"), today);
    Optional<LocalDate> until = TypedDay.read(typed.one("until"), today);
    if (called.length() < 2 || called.length() > NAME_MAX) {
      faults.put("called", shell.t("round.wrong.called", NAME_MAX));
    }
    if (typed.one("unannounced").isEmpty()) {
      faults.put("unannounced", shell.t("round.wrong.unannounced"));
    }
    if (typed.all("method").isEmpty()) {
      faults.put("method", shell.t("round.wrong.method"));
    }
    if (from.isEmpty()) {
      faults.put("from", shell.t("round.wrong.day"));
    }
    if (until.isEmpty() || from.isPresent() && until.get().isBefore(from.get())) {
      faults.put("until", shell.t("round.wrong.until"));
    }
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("called", called);
    said.put("method", typed.all("method"));
    said.put("unannounced", typed.one("unannounced").equals("true"));
    from.ifPresent(day -> said.put("from", day.toString()));
    until.ifPresent(day -> said.put("until", day.toString()));
    return new FormValues(said);
  }

  private List<RoundPlan.Named> named(CurrentUser user, String area, Typed typed) {
    List<RoundPlan.Named> named = new ArrayList<>();
    for (String code : typed.all("areas")) {
      areas
          .find(code)
          .filter(one -> one.code().startsWith(area))
          .ifPresent(
              one -> named.add(new RoundPlan.Named(one.name(), one.code(), RoundKinds.AREA)));
    }
    for (String one : typed.lines("departments")) {
      named.add(new RoundPlan.Named(cut(one), area, RoundKinds.DEPARTMENT));
    }
    Map<String, List<Venue>> known = venues(user, area);
    for (String kind : typed.all("kinds")) {
      known
          .getOrDefault(kind, List.of())
          .forEach(one -> named.add(new RoundPlan.Named(one.called(), one.area(), kind)));
    }
    return named.stream().distinct().toList();
  }

  private static String cut(String name) {
    return name.length() > NAME_MAX ? name.substring(0, NAME_MAX) : name;
  }

  /** One line a group, logins with blanks between them. */
  private Map<Integer, List<String>> members(
      Shell shell, String area, Typed typed, int groups, Map<String, String> faults) {
    Map<Integer, List<String>> members = new TreeMap<>();
    List<String> lines = typed.lines("members");
    if (groups > 0 && lines.size() > groups) {
      faults.put("members", shell.t("round.wrong.lines", lines.size(), groups));
    }
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      List<String> ids = new ArrayList<>();
      for (String login : lines.get(i).split("[\\s,，、;；]+")) {
        Optional<Account> account = accounts.find(login);
        if (account.filter(one -> isEligible(one, area)).isEmpty()) {
          faults.put("members", shell.t("round.wrong.member", login));
        } else if (seen.contains(login)) {
          faults.put("members", shell.t("round.wrong.twice", login));
        } else {
          seen.add(login);
          ids.add(account.get().id().toString());
        }
      }
      members.put(i + 1, ids);
    }
    return members;
  }

  /** A plan as it is changed: targets that move or go, departments that are added, who goes. */
  TypedPlan change(Shell shell, String area, RoundPlan before, Typed typed, boolean fixed) {
    Map<String, String> faults = new LinkedHashMap<>();
    int groups = before.groups().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<RoundTarget> targets = fixed ? before.targets() : targets(area, before, typed);
    if (targets.isEmpty()) {
      faults.put("departments", shell.t("round.wrong.targets"));
    }
    int most = Math.max(1, Math.max(groups, typed.lines("members").size()));
    Map<Integer, List<String>> members = members(shell, area, typed, fixed ? groups : most, faults);
    return faults.isEmpty()
        ? new TypedPlan(FormValues.EMPTY, new RoundPlan(targets, members), faults)
        : new TypedPlan(null, null, faults);
  }

  private static List<RoundTarget> targets(String area, RoundPlan before, Typed typed) {
    List<RoundTarget> targets = new ArrayList<>();
    for (RoundTarget one : before.targets()) {
      String group = typed.one("group-" + one.number());
      if (!group.equals("0")) {
        int to = group.matches("\\d{1,2}") ? Integer.parseInt(group) : one.group();
        targets.add(new RoundTarget(targets.size() + 1, to, one.called(), one.area(), one.kind()));
      }
    }
    for (String line : typed.lines("departments")) {
      targets.add(new RoundTarget(targets.size() + 1, 1, cut(line), area, RoundKinds.DEPARTMENT));
    }
    return targets;
  }

  /** The members of each group as they are typed. */
  String lines(RoundPlan plan) {
    Map<String, String> logins = new LinkedHashMap<>();
    accounts.list().forEach(one -> logins.put(one.id().toString(), one.login()));
    List<String> lines = new ArrayList<>();
    for (int group : plan.groups()) {
      List<String> ids = plan.members().getOrDefault(group, List.of());
      lines.add(String.join(" ", ids.stream().map(id -> logins.getOrDefault(id, id)).toList()));
    }
    return String.join("\n", lines);
  }
}
