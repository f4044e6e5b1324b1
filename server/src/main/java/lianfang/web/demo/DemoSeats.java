package lianfang.web.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lianfang.access.Account;
import lianfang.access.DemoAccounts;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.DeskPlace;
import lianfang.casework.Seats;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmPosts;
import lianfang.enterprise.Invitations;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Days;
import lianfang.fact.Recorder;
import lianfang.instance.ScopedTransactions;
import org.springframework.stereotype.Component;

/**
 * 演示坐席: who acts in the demo's cases. The account of the department sits at the hotline and at
 * industry, market, health, labour and transport of two counties, that of Jiaozuo at two industry
 * desks; the inspector supervises, two accounts take and check reports of misconduct; one plans the
 * rounds of Jiaozuo, in which six others are out; each account of a firm acts for one firm.
 */
@Component
class DemoSeats {

  private static final String CITY = "4109";

  /** The city from which six groups went out. */
  static final String JIAOZUO_CITY = "4108";

  private static final int GROUPS = 6;

  /** Counties whose calls and rectifications come to these offices. */
  private static final List<String> COUNTIES = List.of("410922", "410926");

  private static final List<String> OFFICES =
      List.of("industry", "market", "health", "labour", "transport");

  /** Counties of Jiaozuo in which applications are led to the end. */
  private static final List<String> JIAOZUO = List.of("410823", "410803");

  private static final Recorder DEMO = new Recorder("demo", Scope.everything());
  private static final String EVERYWHERE = String.join(",", DEMO.scope().prefixes());

  private final DemoAccounts accounts;
  private final Seats seats;
  private final FirmPosts posts;
  private final Invitations invitations;
  private final ScopedTransactions transactions;
  private final Clock clock;

  DemoSeats(
      DemoAccounts accounts,
      Seats seats,
      FirmPosts posts,
      Invitations invitations,
      ScopedTransactions transactions,
      Clock clock) {
    this.accounts = accounts;
    this.seats = seats;
    this.posts = posts;
    this.invitations = invitations;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Who acts.
   *
   * @param department the demo's account at the hotline and the industry desks of Puyang
   * @param bureau the demo's account at the industry desks of Jiaozuo
   * @param inspector the demo's account of the supervision group
   * @param rounds the demo's account that plans the rounds of Jiaozuo
   * @param groups the demo's accounts that are out in a round, in the order of their groups
   * @param township the demo's account of a township
   * @param command the demo's account of both cities' command
   * @param enterprise the demo's account of a firm of Fan County
   * @param wuzhi the demo's account of a firm of Wuzhi
   * @param zhongzhan the demo's account of a firm of Zhongzhan
   * @param qingfeng the demo's account of a firm of Qingfeng
   * @param offices every office for which the demo has no account
   * @param firms every firm for which the demo has no account
   */
  record Actors(
      CaseRecorder department,
      CaseRecorder bureau,
      CaseRecorder inspector,
      CaseRecorder rounds,
      List<CaseRecorder> groups,
      CaseRecorder township,
      CaseRecorder command,
      CaseRecorder enterprise,
      CaseRecorder wuzhi,
      CaseRecorder zhongzhan,
      CaseRecorder qingfeng,
      CaseRecorder offices,
      CaseRecorder firms) {

    /** Keeps the order of the groups. */
    Actors {
      groups = List.copyOf(groups);
    }
  }

  /** Adds the accounts that are missing and seats the department. */
  Actors seat() {
    Map<String, Account> known =
        accounts.ensure().stream()
            .map(DemoAccounts.Printed::account)
            .collect(Collectors.toMap(Account::login, account -> account));
    CaseRecorder department = of(known, "department");
    CaseRecorder inspector = of(known, "inspector");
    sit(department, new DeskPlace("hotline", CITY));
    sit(inspector, new DeskPlace("supervision-city", CITY));
    sit(of(known, "intake"), new DeskPlace("report-intake", CITY));
    sit(of(known, "discipline"), new DeskPlace("discipline", CITY));
    sit(of(known, "discipline"), new DeskPlace("discipline", JIAOZUO_CITY));
    CaseRecorder rounds = of(known, "rounds");
    sit(rounds, new DeskPlace("rounds", JIAOZUO_CITY));
    sit(rounds, new DeskPlace("supervision-city", JIAOZUO_CITY));
    CaseRecorder bureau = of(known, "department-jiaozuo");
    JIAOZUO.forEach(county -> sit(bureau, new DeskPlace("industry", county)));
    for (String county : COUNTIES) {
      OFFICES.forEach(desk -> sit(department, new DeskPlace(desk, county)));
      sit(inspector, new DeskPlace("supervision", county));
    }
    return new Actors(
        department,
        bureau,
        inspector,
        rounds,
        IntStream.rangeClosed(1, GROUPS).mapToObj(n -> of(known, "group-" + n)).toList(),
        of(known, "township"),
        of(known, "command"),
        of(known, "enterprise"),
        of(known, "enterprise-wuzhi"),
        of(known, "enterprise-zhongzhan"),
        of(known, "enterprise-qingfeng"),
        somebody("demo", Role.TOWNSHIP, Role.DEPARTMENT, Role.COMMAND),
        somebody("demo-firm", Role.ENTERPRISE));
  }

  private void sit(CaseRecorder who, DeskPlace place) {
    String account = who.recorder().account();
    everywhere(() -> {
      if (seats.of(account).stream().noneMatch(seat -> seat.place().equals(place))) {
        seats.take(
            somebody("demo", Role.COMMAND),
            id("seat " + account + place),
            new Seats.Seat(account, place, today(), null, null, null));
      }
      return true;
    });
  }

  /** Invites an account to act for a firm, as an office does, and uses the code up. */
  void invite(CaseRecorder user, RegisteredFirm firm) {
    String account = user.recorder().account();
    everywhere(
            () -> {
              List<FirmPosts.Holder> held = posts.of(account, today());
              if (held.isEmpty()) {
                posts.name(DEMO, firm, FirmPost.USER, today(), "account", account);
              }
              return held.isEmpty() ? invitations.invite(DEMO, firm) : "";
            })
        .lines()
        .forEach(code -> invitations.use(code, account));
  }

  /** Names an account as the leader in charge of firms that have none. */
  void charge(CaseRecorder leader, List<RegisteredFirm> firms) {
    String account = leader.recorder().account();
    everywhere(() -> {
      firms.stream()
          .filter(firm -> posts.on(firm.id(), FirmPost.LEADER, today()).isEmpty())
          .forEach(firm -> posts.name(DEMO, firm, FirmPost.LEADER, today(), "account", account));
      return true;
    });
  }

  /** The day of the domain clock. */
  LocalDate today() {
    return Days.of(clock.instant());
  }

  /** Does work that sees everything. */
  <T> T everywhere(Supplier<T> work) {
    return transactions.in(EVERYWHERE, work);
  }

  /** The same id for the same thing, so that a demo that was killed does nothing twice. */
  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(("demo case " + name).getBytes(StandardCharsets.UTF_8));
  }

  private static CaseRecorder of(Map<String, Account> known, String login) {
    Account account = known.get(login);
    if (account == null) {
      throw new IllegalStateException("the demo has no account " + login);
    }
    return CaseRecorder.person(account.recorder(), words(account.roles()));
  }

  private static CaseRecorder somebody(String account, Role... roles) {
    return CaseRecorder.person(new Recorder(account, Scope.everything()), words(Set.of(roles)));
  }

  private static Set<String> words(Set<Role> roles) {
    return roles.stream().map(Role::word).collect(Collectors.toUnmodifiableSet());
  }
}
