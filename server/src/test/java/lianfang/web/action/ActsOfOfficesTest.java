package lianfang.web.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.Outcomes;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.NotAllowed;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ActsOfOfficesTest {

  private static final String VILLAGE = "410922100101";
  private static final RunningServer server = new RunningServer(true);

  @BeforeAll
  static void offices() {
    server.enact();
    server.account("command", Role.COMMAND, "4109");
    server.account("superior", Role.COMMAND, "41");
    server.account("cdc", Role.DISEASE_CONTROL, "4109");
    server.account("village", Role.VILLAGE, VILLAGE);
    server.account("elsewhere", Role.COMMAND, "4108");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void measureIsOrderedServedCarriedOutAndReleasedByThoseWhoMay() {
    Act act = arrival();
    assertThat(state(act)).isEqualTo("due");
    assertThat(refusal(() -> serve().served(user("village"), act)))
        .isEqualTo(ActionRefusal.NOT_ORDERED);

    Fact ordered = orders().order(user("cdc"), batch("idl-2013-39", act)).getFirst();
    assertThat(ordered.attributes())
        .containsEntry("organ", "puyang-cdc")
        .containsEntry("statute", "idl-2013-39")
        .containsKey("evidence");
    assertThat(ordered.recorder()).isEqualTo(user("cdc").getName());
    assertThat(state(act)).isEqualTo("ordered");
    assertThat(refusal(() -> orders().order(user("cdc"), batch("idl-2013-39", act))))
        .isEqualTo(ActionRefusal.ALREADY_DONE);

    serve().served(user("village"), act);
    assertThat(state(act)).isEqualTo("served");
    serve().inPlace(user("village"), act);
    assertThat(state(act)).isEqualTo("in-place");
    assertThat(refusal(() -> serve().served(user("village"), act)))
        .isEqualTo(ActionRefusal.ALREADY_DONE);
    assertThatThrownBy(() -> serve().released(user("village"), act)).isInstanceOf(NotAllowed.class);
  }

  @Test
  void batchIsRefusedInThisOrder() {
    Act act = arrival();
    Act foreign =
        new Act(Subject.person(UUID.randomUUID()), Measure.ISOLATION, MeasurePlace.CENTRAL);
    Act closure = new Act(act.subject(), Measure.CLOSURE, MeasurePlace.UNIT);
    assertThat(order("cdc", "o", "idl-2013-39", 0)).isEqualTo(ActionRefusal.NOTHING_CHOSEN);
    assertThat(order("cdc", "", "?", 2, act)).isEqualTo(ActionRefusal.COUNT_DIFFERS);
    assertThat(order("cdc", "", "?", 1, act)).isEqualTo(ActionRefusal.ORGAN_MISSING);
    assertThat(order("cdc", "o", "?", 1, act)).isEqualTo(ActionRefusal.STATUTE_UNKNOWN);
    assertThat(order("cdc", "o", "idl-2013-12", 1, act))
        .isEqualTo(ActionRefusal.STATUTE_NOT_FITTING);
    assertThat(order("command", "o", "idl-2013-41", 1, closure))
        .isEqualTo(ActionRefusal.STATUTE_NOT_FITTING);
    assertThat(order("cdc", "o", "idl-2013-41", 1, act))
        .isEqualTo(ActionRefusal.ORGAN_NOT_COMPETENT);
    assertThat(order("cdc", "o", "idl-2013-39", 1, foreign)).isEqualTo(ActionRefusal.NOT_DUE);
    assertThat(order("elsewhere", "o", "idl-2013-39", 1, act))
        .as("another city's organ does not even see it")
        .isEqualTo(ActionRefusal.NOT_DUE);
  }

  @Test
  void wholeBatchOrNothing() {
    Act due = arrival();
    Act notDue = new Act(due.subject(), Measure.ISOLATION, MeasurePlace.HOSPITAL);

    assertThat(order("cdc", "puyang-cdc", "idl-2013-39", 2, due, notDue))
        .isEqualTo(ActionRefusal.NOT_DUE);

    assertThat(state(due)).isEqualTo("due");
  }

  @Test
  void villageOrdersNothing() {
    Act act = arrival();
    assertThatThrownBy(() -> orders().order(user("village"), batch("idl-2013-39", act)))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("may not order measures");
  }

  @Test
  void openQuestionIsAnsweredOnceWithOneOfItsOptions() {
    Act act = arrival();
    AnswerDecision answers = server.get(AnswerDecision.class);
    Subject who = act.subject();
    assertThat(refusal(() -> answers.answer(user("cdc"), who, "isolation-place", "moon", null)))
        .isEqualTo(ActionRefusal.NO_SUCH_OPTION);
    assertThatThrownBy(() -> answers.answer(user("village"), who, "isolation-place", "home", null))
        .isInstanceOf(NotAllowed.class);

    answers.answer(user("cdc"), who, "isolation-place", "home", null);

    assertThat(state(new Act(who, Measure.ISOLATION, MeasurePlace.HOME))).isEqualTo("due");
    assertThat(refusal(() -> answers.answer(user("cdc"), who, "isolation-place", "home", null)))
        .isEqualTo(ActionRefusal.NO_SUCH_DECISION);
  }

  @Test
  void closureNeedsEverythingThatTheLawAsksForOrIsRefused() {
    Subject unit = unitToBeClosed();
    String table =
        """
        village  | o | idl-2013-41 | city | su | yes | yes | EXTENT_UNKNOWN
        unit     |   | idl-2013-41 | city | su | yes | yes | ORGAN_MISSING
        unit     | o | law         | city | su | yes | yes | STATUTE_UNKNOWN
        unit     | o | idl-2013-39 | city | su | yes | yes | STATUTE_NOT_FITTING
        unit     | o | idl-2013-41 |      | su | yes | yes | REPORT_MISSING
        unit     | o | idl-2013-41 | city |    | yes | yes | SUPPLIES_MISSING
        unit     | o | idl-2013-41 | city | su | no  | yes | MEDICAL_EXIT_MISSING
        unit     | o | idl-2013-41 | city | su | yes | no  | FIRE_EXIT_MISSING
        """;
    for (String line : table.lines().toList()) {
      List<String> cells = Stream.of(line.split("\\|")).map(String::strip).toList();
      assertThat(refusal(() -> closures().order(user("command"), closure(unit, cells))))
          .as(line)
          .hasToString(cells.get(7));
    }
  }

  @Test
  void closureIsAnsweredByTheSuperiorAndLiftedByItsOrgan() {
    Subject unit = unitToBeClosed();
    Act act = new Act(unit, Measure.CLOSURE, MeasurePlace.UNIT);
    List<String> cells = List.of("unit", "puyang", "idl-2013-41", "henan", "su", "yes", "yes");
    assertThatThrownBy(() -> closures().order(user("cdc"), closure(unit, cells)))
        .isInstanceOf(NotAllowed.class);

    closures().order(user("command"), closure(unit, cells));
    assertThat(state(act)).isEqualTo("ordered");
    assertThat(refusal(() -> closures().answer(user("command"), unit, true)))
        .isEqualTo(ActionRefusal.OWN_ANSWER);
    closures().answer(user("superior"), unit, true);
    serve().served(user("village"), act);
    assertThat(state(act)).isEqualTo("served");
    assertThat(refusal(() -> closures().lift(user("superior"), unit, "henan")))
        .isEqualTo(ActionRefusal.OTHER_ORGAN);
    Fact lifted = closures().lift(user("command"), unit, "puyang");
    assertThat(lifted.kind()).isEqualTo("closure-lifted");
  }

  private static Act arrival() {
    Subject person = Subject.person(UUID.randomUUID());
    server.tell(person, VILLAGE, "2020-02-26 residence village=" + VILLAGE);
    server.tell(person, VILLAGE, "2020-02-26 arrival origin=42");
    return new Act(person, Measure.ISOLATION, MeasurePlace.UNDECIDED);
  }

  private static Subject unitToBeClosed() {
    Subject person = Subject.person(UUID.randomUUID());
    UUID unit = UUID.randomUUID();
    String home = "village=%s unit=%s building=%s".formatted(VILLAGE, unit, UUID.randomUUID());
    server.tell(person, VILLAGE, "2020-02-26 residence " + home);
    server.tell(person, VILLAGE, "2020-02-20 contact of=confirmed");
    return Subject.place(unit);
  }

  private static OrderClosure.Closure closure(Subject unit, List<String> cells) {
    return new OrderClosure.Closure(
        unit,
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        cells.get(4),
        cells.get(5).equals("yes"),
        cells.get(6).equals("yes"));
  }

  private static String state(Act act) {
    String everywhere = String.join(",", Scope.everything().prefixes());
    return server
        .get(ScopedTransactions.class)
        .in(everywhere, () -> server.get(Outcomes.class).of(List.of(act.subject())))
        .stream()
        .filter(one -> OrderMeasures.matches(one, act))
        .map(one -> one.state().word())
        .findFirst()
        .orElse("none");
  }

  private static OrderMeasures.Batch batch(String statute, Act... acts) {
    return new OrderMeasures.Batch("puyang-cdc", statute, List.of(acts), acts.length);
  }

  private static ActionRefusal order(
      String login, String organ, String statute, int confirmed, Act... acts) {
    return refusal(() ->
        orders()
            .order(user(login), new OrderMeasures.Batch(organ, statute, List.of(acts), confirmed)));
  }

  private static ActionRefusal refusal(Runnable work) {
    return Objects.requireNonNull(catchThrowableOfType(ActionRefused.class, work::run)).refusal();
  }

  private static CurrentUser user(String login) {
    return server.user(login);
  }

  private static OrderMeasures orders() {
    return server.get(OrderMeasures.class);
  }

  private static ServeMeasure serve() {
    return server.get(ServeMeasure.class);
  }

  private static OrderClosure closures() {
    return server.get(OrderClosure.class);
  }
}
