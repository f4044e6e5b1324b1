package lianfang.situation.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lianfang.situation.grade.ClusterCandidate.CaseAt;
import org.junit.jupiter.api.Test;

class SeveralCasesInOneSmallPlaceTest {

  private static final List<ClusterRule> RULES =
      List.of(
          new ClusterRule("first", LocalDate.of(2020, 1, 15), 2, "", ""),
          new ClusterRule("seventh", LocalDate.of(2020, 9, 11), 5, "", ""));

  private static final LocalDate ON = LocalDate.of(2020, 2, 26);

  @Test
  void twoCasesOfOneHouseholdWithinFourteenDaysAreACandidate() {
    List<ClusterCandidate> found =
        find(
            ON,
            """
            a 2020-02-13 household h1
            b 2020-02-26 household h1
            c 2020-02-26 household h2
            """);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().persons()).containsExactly(id("a"), id("b"));
    assertThat(found.getFirst().first()).isEqualTo("2020-02-13");
    assertThat(found.getFirst().last()).isEqualTo("2020-02-26");
  }

  @Test
  void aCaseOfTheFifteenthDayBeforeCountsNoMore() {
    String cases = "a 2020-02-12 household h1\nb 2020-02-26 household h1\n";
    assertThat(find(ON, cases)).isEmpty();
    assertThat(find(ON.minusDays(1), cases)).as("b is not yet known").isEmpty();
  }

  @Test
  void aUnitThatOnlyRepeatsTheHouseholdIsNoSecondCandidate() {
    String same =
        """
        a 2020-02-20 household h1
        b 2020-02-21 household h1
        a 2020-02-20 unit u1
        b 2020-02-21 unit u1
        """;
    assertThat(find(ON, same)).extracting(ClusterCandidate::kind).containsExactly("household");
    assertThat(find(ON, same + "c 2020-02-22 unit u1\n"))
        .extracting(ClusterCandidate::kind)
        .containsExactly("unit", "household");
  }

  @Test
  void fromTheSeventhEditionOnFiveCasesAreNeeded() {
    assertThat(cases(LocalDate.of(2020, 9, 10))).isEqualTo(2);
    assertThat(cases(LocalDate.of(2020, 9, 11))).isEqualTo(5);
    assertThat(ClusterRule.on(RULES, LocalDate.of(2019, 12, 31))).isEmpty();
    String four =
        """
        a 2020-10-01 unit u
        b 2020-10-01 unit u
        c 2020-10-01 unit u
        d 2020-10-01 unit u
        """;
    assertThat(find(LocalDate.of(2020, 10, 2), four)).isEmpty();
    assertThat(find(LocalDate.of(2020, 10, 2), four + "e 2020-10-02 unit u\n")).hasSize(1);
  }

  @Test
  void onePersonWithTwoDiagnosesIsOneCase() {
    assertThat(find(ON, "a 2020-02-20 unit u\na 2020-02-21 unit u\n")).isEmpty();
  }

  private static int cases(LocalDate on) {
    return ClusterRule.on(RULES, on).orElseThrow().cases();
  }

  private static List<ClusterCandidate> find(LocalDate on, String cases) {
    return ClusterCandidate.of(
        cases
            .lines()
            .map(line -> line.strip().split(" "))
            .map(cell ->
                new CaseAt(
                    id(cell[0]), LocalDate.parse(cell[1]), id(cell[3]), cell[2], "410902001001"))
            .toList(),
        on,
        cases(on));
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
