package lianfang.gate.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Subject;
import lianfang.gate.Allowance;
import lianfang.gate.issue.ExitReading;
import lianfang.gate.issue.IssueRefusal;
import lianfang.gate.issue.PassForm;
import lianfang.gate.issue.Situations;
import lianfang.gate.unit.WorkStatus;
import lianfang.gate.unit.WorkStatuses;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.RulebookInstance;
import lianfang.rulebook.SignedReading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two neighbours of a contact: their stairway is closed by an order, and opened again. */
class ResidentsOfAClosedPlaceTest {

  private static final String VILLAGE = "410902001001";
  private static final String NOTICE = "puyang-2020-02-25-key-persons";
  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  private static final String ORDER =
      " closure-ordered organ=command statute=law-41 reported_to=city supplies_contact=village"
          + " medical_exit=yes fire_exit=yes extent=unit";
  private static final Stepped CLOCK = new Stepped();
  private static final List<Allowance> TOWNSHIP =
      List.of(new Allowance.FreeMovement(List.of(410902001L)));

  private static RulebookInstance instance;
  private static PassIssuing issuing;
  private static PassFollowing following;

  private final UUID stairway = UUID.randomUUID();

  @BeforeAll
  static void start() {
    instance = new RulebookInstance();
    instance.enact();
    Situations situations = instance.bean(Situations.class);
    issuing =
        new PassIssuing(
            instance.bean(JdbcClient.class),
            instance.bean(PassKeys.class),
            situations,
            instance.bean(HoldingEditions.class),
            CLOCK);
    following =
        new PassFollowing(
            instance.database().engineClient(),
            situations,
            instance.bean(PassRevoking.class),
            instance.bean(ScopedTransactions.class),
            CLOCK);
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  @BeforeEach
  void today() {
    CLOCK.day = TODAY;
    following.turn(false);
  }

  private static final class Stepped extends Clock {
    private LocalDate day = TODAY;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Days.start(day).plusSeconds(9 * 3_600);
    }
  }

  private UUID neighbour() {
    return neighbour(VILLAGE);
  }

  private UUID neighbour(String village) {
    UUID person = UUID.randomUUID();
    instance.append(
        Subject.person(person), "2020-02-01 residence village=" + village + " unit=" + stairway);
    return person;
  }

  private void contact(String day) {
    instance.append(Subject.person(neighbour()), day + " contact of=confirmed");
  }

  private void ordered(String day) {
    instance.append(Subject.place(stairway), day + ORDER);
    instance.followed();
  }

  private static void read(String value) {
    Enacting enacting = instance.bean(Enacting.class);
    enacting.sign(
        RulebookInstance.APPROVER,
        new SignedReading(NOTICE, ExitReading.KEY, value, false, TODAY),
        Map.of(),
        "minutes");
    enacting.follow();
    instance.followed();
  }

  private static PassIssuing.Given issue(UUID person, List<Allowance> what, PassForm form) {
    IssueOrder order = new IssueOrder(person, VILLAGE, "张 1234", what, form, "tester");
    return instance.everywhere(() -> issuing.issue(order, null));
  }

  private static List<Allowance> exit(int days) {
    return List.of(new Allowance.Exit(Long.parseLong(VILLAGE), days));
  }

  private static @Nullable String back(PassIssuing.Given pass) {
    byte[] id = HexFormat.of().parseHex(pass.pass().id());
    return instance.everywhere(() -> issuing.list(List.of(id))).getFirst().reason();
  }

  private static IssueRefusal why(UUID person) {
    return instance.everywhere(() -> issuing.mayHold(person).against(TOWNSHIP)).orElseThrow().why();
  }

  private static WorkStatus status(UUID person, LocalDate day) {
    return instance
        .everywhere(() -> instance.bean(WorkStatuses.class).of(List.of(person), day))
        .get(person);
  }

  @Test
  void aClosureThatIsOrderedVoidsPassesFromItsFirstDayAndItsEndGivesThemBack() {
    read("none");
    UUID one = neighbour();
    UUID elsewhere = UUID.randomUUID();
    instance.append(Subject.person(elsewhere), "2020-02-01 residence village=" + VILLAGE);
    contact("2020-02-25");
    PassIssuing.Given sheet = issue(one, TOWNSHIP, PassForm.PAPER);
    PassIssuing.Given other = issue(elsewhere, TOWNSHIP, PassForm.PAPER);
    assertThat(back(sheet)).as("due is not ordered").isNull();

    ordered("2020-02-26");
    assertThat(back(sheet)).as("its first day is the day after the order").isNull();
    assertThat(issue(one, TOWNSHIP, PassForm.PAPER).pass().expires())
        .as("a pass of today ends where the closure begins")
        .isEqualTo(Days.start(TODAY.plusDays(1)));

    CLOCK.day = TODAY.plusDays(1);
    following.turn(false);
    assertThat(back(sheet)).as("the day turned without a fact").isEqualTo("closure");
    assertThat(back(other)).as("the next house is open").isNull();
    assertThat(why(one)).isEqualTo(IssueRefusal.PLACE_CLOSED);
    assertThatThrownBy(() -> issue(one, exit(30), PassForm.PHONE))
        .hasMessage("no pass: place-closed");
    assertThat(status(one, CLOCK.day)).isEqualTo(new WorkStatus(false, LocalDate.of(2020, 3, 11)));
    assertThat(status(elsewhere, CLOCK.day).mayWork()).isTrue();

    CLOCK.day = LocalDate.of(2020, 3, 12);
    assertThat(issue(one, TOWNSHIP, PassForm.PHONE).pass().expires())
        .isEqualTo(CLOCK.instant().plus(PassForm.PHONE.life()));
    assertThat(status(one, CLOCK.day).mayWork()).isTrue();
  }

  @Test
  void aReadingLetsOneOfAHouseholdOutAndAnotherReadingTakesThatBack() {
    read("3");
    UUID one = neighbour();
    contact("2020-02-20");
    PassIssuing.Given before = issue(one, TOWNSHIP, PassForm.PHONE);
    ordered("2020-02-24");
    assertThat(back(before)).as("by the fact about the place").isEqualTo("closure");
    assertThat(why(one)).isEqualTo(IssueRefusal.EXITS_ALONE);
    assertThatThrownBy(() -> issue(one, exit(2), PassForm.PAPER))
        .hasMessage("no pass: exits-alone");
    PassIssuing.Given turns = issue(one, exit(3), PassForm.PAPER);
    following.turn(true);
    assertThat(back(turns)).as("it may be held in a closed place").isNull();

    read("none");
    assertThat(back(turns)).isEqualTo("closure");
    assertThat(why(one)).isEqualTo(IssueRefusal.PLACE_CLOSED);

    instance.append(Subject.place(stairway), "2020-02-26 closure-lifted organ=command");
    issue(one, TOWNSHIP, PassForm.PHONE);
  }

  @Test
  void aSheetThatWasTakenBackWaitsToBePrintedFromTheEndOfTheClosureUntilItIs() {
    read("none");
    UUID one = neighbour();
    UUID other = neighbour();
    UUID dead = neighbour();
    contact("2020-02-20");
    issue(one, TOWNSHIP, PassForm.PAPER);
    issue(dead, TOWNSHIP, PassForm.PAPER);
    issue(other, TOWNSHIP, PassForm.PHONE);
    ordered("2020-02-24");
    assertThat(again()).doesNotContain(one, other, dead);

    instance.append(Subject.person(dead), "2020-02-26 death cause=other");
    CLOCK.day = LocalDate.of(2020, 3, 12);
    assertThat(again()).as("the sheet has expired meanwhile and nobody got another").contains(one);
    assertThat(again()).as("a phone renews itself").doesNotContain(other);
    assertThat(again()).doesNotContain(dead);
    issue(one, TOWNSHIP, PassForm.PAPER);
    assertThat(again()).doesNotContain(one);
  }

  private static List<UUID> again() {
    Reprints reprints =
        new Reprints(
            instance.bean(JdbcClient.class),
            instance.bean(Situations.class),
            instance.bean(lianfang.fact.Ledger.class),
            CLOCK);
    return instance.everywhere(() -> reprints.waiting("4109", 1000)).stream()
        .map(IssuedPass::subject)
        .toList();
  }

  @Test
  void aReadingOfOneCountyHoldsThereAlone() {
    read("none");
    Enacting enacting = instance.bean(Enacting.class);
    enacting.sign(
        RulebookInstance.APPROVER,
        new SignedReading(NOTICE, ExitReading.KEY, "5", false, "410922", TODAY, null),
        Map.of(),
        "minutes");
    enacting.follow();
    UUID one = neighbour("410922100001");
    instance.append(Subject.person(neighbour("410922100001")), "2020-02-20 contact of=confirmed");
    ordered("2020-02-24");
    issue(one, exit(5), PassForm.PHONE);
    assertThat(instance.everywhere(() -> issuing.mayHold(one)).everyDays()).isEqualTo(5);
  }

  @Test
  void whoeverMovesInIsInAndWhoeverMovesOutIsOut() {
    read("none");
    contact("2020-02-20");
    ordered("2020-02-24");
    UUID mover = UUID.randomUUID();
    instance.append(Subject.person(mover), "2020-02-01 residence village=" + VILLAGE);
    PassIssuing.Given pass = issue(mover, TOWNSHIP, PassForm.PHONE);
    instance.append(
        Subject.person(mover), "2020-02-25 residence village=" + VILLAGE + " unit=" + stairway);
    instance.followed();
    assertThat(back(pass)).isEqualTo("closure");
    instance.append(Subject.person(mover), "2020-02-26 residence village=" + VILLAGE);
    issue(mover, TOWNSHIP, PassForm.PHONE);
  }

  @Test
  void anEndWithoutItsDisinfectionOpensNothingUntilItIsAnswered() {
    read("none");
    UUID one = neighbour();
    contact("2020-02-05");
    ordered("2020-02-10");
    assertThat(why(one)).as("its last day was the 24th").isEqualTo(IssueRefusal.PLACE_CLOSED);
    instance.append(Subject.place(stairway), "2020-02-24 disinfection-done extent=full");
    issue(one, TOWNSHIP, PassForm.PHONE);
  }
}
