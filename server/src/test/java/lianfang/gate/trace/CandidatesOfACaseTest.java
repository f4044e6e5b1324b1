package lianfang.gate.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.rulebook.RulebookInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A case with onset on 18 February that was taken to hospital on the 22nd. */
class CandidatesOfACaseTest {

  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  private static final UUID HOME = UUID.randomUUID();
  private static final Subject FIRM = Subject.enterprise("firm", "410803", "轮胎厂");
  private static final UUID CASE = UUID.randomUUID();

  private static RulebookInstance instance;
  private static TraceRules rules;

  @BeforeAll
  static void aCase() {
    instance = new RulebookInstance();
    instance.enact();
    rules = instance.bean(TraceReadings.class).on(TODAY, "410902001001").orElseThrow();
    fact(CASE, "2020-02-20 residence village=410902001001 household=" + HOME);
    fact(CASE, "2020-02-18 symptom symptoms=fever");
    fact(CASE, "2020-02-21 diagnosis result=confirmed");
    fact(CASE, "2020-02-22 admission as=confirmed");
    fact(CASE, work("2020-02-01", "day", "a"));
    fact(CASE, "2020-02-17 journey vehicle=train number=G1234 carriage=5 row=7 seat=A");
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  private static String work(String day, String shift, String room) {
    return "%s employment firm=enterprise:%s object=轮胎厂 firm_area=410803 shift=%s workshop=%s"
        .formatted(day, FIRM.id(), shift, room);
  }

  private static Fact fact(UUID person, String text) {
    return instance.append(Subject.person(person), text);
  }

  private static List<String> links(UUID person) {
    return candidates().stream()
        .filter(one -> one.person().equals(person))
        .flatMap(one -> one.links().stream())
        .map(link -> link.kind().word() + " " + link.first() + ".." + link.last())
        .toList();
  }

  private static List<Candidate> candidates() {
    List<Fact> facts =
        instance.everywhere(() -> instance.bean(Ledger.class).of(List.of(Subject.person(CASE))));
    InfectiousWindow window = InfectiousWindow.of(facts, rules.windowDays(), TODAY).orElseThrow();
    return instance
        .bean(Tracer.class)
        .candidates(rules, List.of(new Tracer.Case(CASE, window)))
        .candidates()
        .get(CASE);
  }

  @Test
  void theReadingsOfTheProtocolAreThoseThatWereSigned() {
    assertThat(rules.notice()).isEqualTo("cn-observation-14");
    assertThat(rules.windowDays()).isEqualTo(2);
    assertThat(rules.minutes()).hasValue(30);
    assertThat(instance.bean(TraceReadings.class).on(LocalDate.of(2020, 1, 27), "410902001001"))
        .as("before the first edition nobody has signed how far a contact counts back")
        .isEmpty();
  }

  @Test
  void whoLivesInTheHouseholdIsFoundThoughItWasWrittenDownLater() {
    UUID person = UUID.randomUUID();
    fact(person, "2020-02-24 residence village=410902001001 household=" + HOME);
    assertThat(links(person)).containsExactly("household 2020-02-16..2020-02-22");
    assertThat(links(CASE)).isEmpty();
  }

  @Test
  void whoCameOrLeftAfterwardsIsNot() {
    UUID late = UUID.randomUUID();
    fact(late, "2020-02-23 arrival origin=42");
    fact(late, "2020-02-23 residence village=410902001001 household=" + HOME);
    UUID gone = UUID.randomUUID();
    fact(gone, "2020-01-10 residence village=410902001001 household=" + HOME);
    fact(gone, "2020-02-10 residence village=410902001001 household=" + UUID.randomUUID());
    assertThat(links(late)).isEmpty();
    assertThat(links(gone)).isEmpty();
  }

  @Test
  void whoWorksInTheSameShiftIsFoundWhereverTheyLive() {
    UUID same = UUID.randomUUID();
    UUID night = UUID.randomUUID();
    UUID left = UUID.randomUUID();
    fact(same, work("2020-02-10", "day", "a"));
    fact(night, work("2020-02-10", "night", "a"));
    fact(left, work("2020-02-10", "day", "b") + " until=2020-02-12");
    assertThat(links(same)).containsExactly("workshop 2020-02-16..2020-02-22");
    assertThat(links(night)).isEmpty();
    assertThat(links(left)).isEmpty();
  }

  @Test
  void whoSatInTheSameCarriageIsFoundAndACorrectionTakesItBack() {
    UUID near = UUID.randomUUID();
    UUID far = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    fact(near, "2020-02-17 journey vehicle=train number=G1234 carriage=5 row=8");
    fact(far, "2020-02-17 journey vehicle=train number=G1234 carriage=5 row=15");
    fact(other, "2020-02-16 journey vehicle=train number=G1234 carriage=5 row=7");
    Fact wrong =
        fact(UUID.randomUUID(), "2020-02-17 journey vehicle=train number=G1234 carriage=5");
    assertThat(links(near)).containsExactly("neighbour 2020-02-17..2020-02-17");
    assertThat(links(far)).containsExactly("carriage 2020-02-17..2020-02-17");
    assertThat(links(other)).isEmpty();
    assertThat(links(wrong.subject().id())).hasSize(1);
    instance.correct(wrong, "2020-02-17 journey vehicle=train number=G1234 carriage=6");
    assertThat(links(wrong.subject().id())).isEmpty();
  }

  @Test
  void theNumberOfATrainAndTheSeatLeaveWithTheEndOfTheEmergency() {
    String open =
        instance.everywhere(() ->
            instance
                .bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql(
                    "select string_agg(attributes::text, ' ') from fact.fact"
                        + " where kind = 'journey'")
                .query(String.class)
                .single());
    assertThat(open).contains("train").doesNotContain("G1234", "row", "seat", "carriage");
  }

  @Test
  void everybodyIsThereOnceTheNearestFirst() {
    UUID both = UUID.randomUUID();
    fact(both, "2020-02-10 residence village=410902001001 household=" + HOME);
    fact(both, work("2020-02-10", "day", "a"));
    List<Candidate> found = candidates();
    assertThat(found.getFirst().person()).isEqualTo(both);
    assertThat(found.getFirst().links())
        .extracting(Link::kind)
        .containsExactly(LinkKind.HOUSEHOLD, LinkKind.WORKSHOP);
    assertThat(found.stream().map(Candidate::person).collect(Collectors.toSet()))
        .hasSameSizeAs(found);
  }
}
