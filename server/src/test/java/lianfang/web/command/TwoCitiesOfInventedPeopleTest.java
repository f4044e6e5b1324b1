package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.Application;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseView;
import lianfang.casework.Cases;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.casework.desk.Inbox;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.casework.round.Rounds;
import lianfang.enterprise.FirmCases;
import lianfang.enterprise.FirmPosts;
import lianfang.enterprise.Firms;
import lianfang.fact.Recorder;
import lianfang.gate.checkpoint.Checkpoint;
import lianfang.gate.checkpoint.Checkpoints;
import lianfang.instance.ScopedTransactions;
import lianfang.situation.Bulletin;
import lianfang.situation.Bulletins;
import lianfang.situation.Cut;
import lianfang.situation.Cuts;
import lianfang.situation.ScreeningReport;
import lianfang.situation.ScreeningReports;
import lianfang.situation.ScreeningReports.Screened;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** The demo with a tenth of its people. */
class TwoCitiesOfInventedPeopleTest {

  private static final TestInstance INSTANCE = new TestInstance();

  private static final StringWriter REMARKS = new StringWriter();
  private static String printed = "";

  @BeforeAll
  static void setUp() {
    printed = demo(REMARKS);
  }

  @AfterAll
  static void close() {
    INSTANCE.close();
  }

  @Test
  void everyRowOfEveryRosterLands() {
    assertThat(REMARKS.toString().lines().filter(line -> line.contains(" rows landed, ")))
        .hasSize(4)
        .allMatch(line -> line.contains(" 0 came back, 0 wait, "));
  }

  @Test
  void theRegisterOfCheckpointsHasOneOfEachKindAndOneThatNobodyOrdered() {
    assertThat(REMARKS.toString()).contains("checkpoints: 6");
    try (var instance = INSTANCE.open()) {
      Checkpoints register = instance.getBean(Checkpoints.class);
      List<Checkpoint> posts =
          instance
              .getBean(ScopedTransactions.class)
              .in("410922", () -> register.list("410922", 10));
      assertThat(posts)
          .extracting(post -> post.kind().word())
          .containsExactlyInAnyOrder(
              "highway", "boundary", "station", "compound", "firm", "barrier");
    }
  }

  @Test
  void everyDeskOfTheDemoHasSomethingToDo() {
    assertThat(REMARKS.toString()).contains("cases: 41");
    try (var instance = INSTANCE.open()) {
      Inbox inbox = instance.getBean(Inbox.class);
      for (String login : List.of("command", "county", "township", "department")) {
        assertThat(inbox.list(who(instance, login), Inbox.Filter.ALL, Optional.empty(), 50))
            .as(login)
            .isNotEmpty();
      }
      assertThat(inbox.list(who(instance, "department"), Inbox.Filter.ALL, Optional.empty(), 50))
          .extracting(entry -> entry.desk().desk())
          .contains("hotline", "industry", "market");
    }
  }

  @Test
  void theFirmsAccountActsForOneFirmOfFanCountyWhoseApplicationIsToBeAnsweredToday() {
    LocalDate day = LocalDate.parse("2020-02-26");
    try (var instance = INSTANCE.open()) {
      String account = who(instance, "enterprise").recorder().account();
      ScopedTransactions transactions = instance.getBean(ScopedTransactions.class);
      List<FirmPosts.Holder> held =
          transactions.in("4109", () -> instance.getBean(FirmPosts.class).of(account, day));
      assertThat(held).hasSize(1);
      UUID firm = held.getFirst().firm();
      assertThat(transactions.in("4109", () -> instance.getBean(Firms.class).find(firm)))
          .hasValueSatisfying(found -> {
            assertThat(found.area()).startsWith("410926");
            assertThat(found.profile().name()).startsWith("演示");
          });
      assertThat(transactions.in("4109", () -> instance.getBean(FirmCases.class).of(firm)))
          .extracting(FirmCases.About::state)
          .containsExactlyInAnyOrder("filed", "filed");
    }
  }

  @Test
  void sixGroupsAreOutToEighteenTargetsAndEachSeesItsOwnThree() {
    try (var instance = INSTANCE.open()) {
      Rounds rounds = instance.getBean(Rounds.class);
      assertThat(rounds.list(who(instance, "rounds"), "4108", 10))
          .singleElement()
          .satisfies(round -> {
            assertThat(List.of(round.groups(), round.targets())).containsExactly(6, 18);
            assertThat(round.visited()).isBetween(1, 17);
          });
      List<Integer> targets = new ArrayList<>();
      for (int group = 1; group <= 6; group++) {
        List<Rounds.Own> own = rounds.own(who(instance, "group-" + group));
        assertThat(own).hasSize(3);
        own.forEach(one -> targets.add(one.target().number()));
      }
      assertThat(targets).doesNotHaveDuplicates().hasSize(18);
    }
  }

  @Test
  void itsAccountsLeadTheApplicationsOfItsFirmsToTheirOpening() {
    Map<String, Object> six =
        List.of("control-plan", "resumption-plan", "materials", "people", "cleaning", "instructor")
            .stream()
            .collect(Collectors.toMap(item -> "has-" + item, item -> true));
    Map<String, Object> seven =
        List.of(
                "plan-in-place",
                "measures-in-place",
                "materials-in-place",
                "people-screened",
                "epidemic",
                "safety",
                "environment")
            .stream()
            .collect(Collectors.toMap(item -> item, item -> true));
    try (var instance = INSTANCE.open()) {
      UUID wuzhi = application(instance, "township-wuzhi", "enterprise-wuzhi", "resume-same-day");
      step(instance, "township-wuzhi", wuzhi, "check", six, false);
      step(instance, "township-wuzhi", wuzhi, "accept", Map.of(), true);
      step(instance, "township-wuzhi", wuzhi, "record", Map.of(), false);
      assertThat(state(instance, "township-wuzhi", wuzhi)).isEqualTo("open");
      String bureau = "department-jiaozuo";
      UUID zhongzhan = application(instance, bureau, "enterprise-zhongzhan", "resume-gate");
      step(instance, bureau, zhongzhan, "accept", seven, true);
      step(instance, "enterprise-zhongzhan", zhongzhan, "record", Map.of(), false);
      step(instance, bureau, zhongzhan, "supervise", Map.of("found", "（演示）照常防控"), true);
      assertThat(state(instance, bureau, zhongzhan)).isEqualTo("supervised");
      Inbox inbox = instance.getBean(Inbox.class);
      assertThat(inbox.list(who(instance, "intake"), Inbox.Filter.ALL, Optional.empty(), 50))
          .extracting(Inbox.Entry::type)
          .containsOnly("supervision-report");
    }
  }

  /** The application that this firm's account filed and that waits at the desk of the other. */
  private static UUID application(
      ApplicationContext instance, String desk, String firm, String type) {
    String filer = who(instance, firm).recorder().account();
    return instance
        .getBean(Inbox.class)
        .list(who(instance, desk), Inbox.Filter.ALL, Optional.empty(), 50)
        .stream()
        .filter(entry -> entry.type().equals(type))
        .map(Inbox.Entry::id)
        .filter(id -> find(instance, desk, id).view().filer().equals(filer))
        .findFirst()
        .orElseThrow();
  }

  private static CaseFile find(ApplicationContext instance, String login, UUID id) {
    return instance.getBean(Cases.class).find(who(instance, login), id).orElseThrow();
  }

  private static String state(ApplicationContext instance, String login, UUID id) {
    return find(instance, login, id).view().state();
  }

  private static void step(
      ApplicationContext instance,
      String login,
      UUID id,
      String step,
      Map<String, Object> said,
      boolean seen) {
    CaseView now = find(instance, login, id).view();
    Map<String, Object> form = new HashMap<>(said);
    Set<String> files = Set.of();
    if (seen) {
      byte[] paper = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
      EvidenceStore store = instance.getBean(EvidenceStore.class);
      files = Set.of(store.put(who(instance, login), now.area(), paper, false));
      form.put("seen", List.copyOf(files));
    }
    instance
        .getBean(Cases.class)
        .stepOnly(
            who(instance, login),
            new StepOrder(
                UUID.randomUUID(), id, now.version(), step, new FormValues(form), files, false));
  }

  private static CaseRecorder who(ApplicationContext instance, String login) {
    Account account = instance.getBean(Accounts.class).find(login).orElseThrow();
    return CaseRecorder.person(
        account.recorder(), account.roles().stream().map(Role::word).collect(Collectors.toSet()));
  }

  @Test
  void theBulletinsOfBothCitiesArePrinted() {
    assertThat(printed)
        .contains("濮阳市疫情防控通报（截至 2020-02-26 24 时）", "焦作市疫情防控通报（截至 2020-02-26 24 时）")
        .contains("Share back at work: 82.8 %", "! C1 ", "! C2 ", "! C4 ", "! C6 ", "! C7 ");
  }

  @Test
  void everyClauseReachesSomebody() {
    for (String clause : List.of("1", "2", "3", "4", "5", "6", "7")) {
      assertThat(printed).containsPattern("puyang-2020-02-25-key-persons +" + clause + " +[a-z]");
    }
    assertThat(printed)
        .containsPattern("puyang-2020-02-25-key-persons +5 +isolation +undecided +[1-9]")
        .containsPattern("cn-infectious-diseases-law-39 +39 +isolation +hospital +[1-9]");
  }

  @Test
  void theScreeningReportLeadsToThePersonsWhomTheBulletinCountsAndCanBeFrozen() {
    LocalDate day = LocalDate.parse("2020-02-26");
    try (var instance = INSTANCE.open()) {
      ScopedTransactions transactions = instance.getBean(ScopedTransactions.class);
      ScreeningReports reports = instance.getBean(ScreeningReports.class);
      ScreeningReport report = transactions.in("4109", () -> reports.report(day, "4109"));
      List<ScreeningReport.Counts> trend =
          transactions.in("4109", () -> reports.trend(day, "4109", 14));
      Screened replayed = transactions.in("4109", () -> reports.recalled(day, "4109", 14, null));
      assertThat(trend).isEqualTo(replayed.trend());
      Bulletin bulletin =
          transactions.in("4109", () -> instance.getBean(Bulletins.class).of(day, "4109"));
      int isolated = 0;
      for (String place : List.of("hospital", "central", "undecided", "home")) {
        isolated +=
            Integer.parseInt(bulletin.find("under-isolation-" + place).orElseThrow().printed());
      }
      assertThat(report.underControl()).hasSize(isolated).doesNotHaveDuplicates();
      assertThat(String.valueOf(report.released().size()))
          .isEqualTo(bulletin.find("persons-released").orElseThrow().printed());
      assertThat(trend).hasSize(14).last().isEqualTo(report.counts());
      Cuts cuts = instance.getBean(Cuts.class);
      Recorder recorder = new Recorder("test", Scope.of("4109"));
      Cut frozen = transactions.in("4109", () -> cuts.freeze(report, recorder));
      assertThat(Cuts.screening(frozen)).isEqualTo(report);
      assertThat(transactions.in("4109", () -> cuts.of("screening", "4109", day)))
          .extracting(Cut::id)
          .containsExactly(frozen.id());
      assertThat(transactions.in("4108", () -> cuts.of("screening", "4109", day)))
          .as("another city's cut is not seen")
          .isEmpty();
    }
  }

  @Test
  void aSecondDemoOnTheSameFolderReusesIt() {
    StringWriter remarks = new StringWriter();
    assertThat(demo(remarks)).isEqualTo(printed);
    assertThat(remarks.toString()).doesNotContain("rows landed").doesNotContain("cases: ");
  }

  private static String demo(StringWriter remarks) {
    StringWriter out = new StringWriter();
    String[] words = INSTANCE.folder.words("demo", "--once", "--share", "0.1");
    int code =
        Lianfang.line(Application.class, new PrintWriter(out, true), new PrintWriter(remarks, true))
            .execute(words);
    assertThat(code).as(remarks.toString()).isZero();
    return out.toString();
  }
}
