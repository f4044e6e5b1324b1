package lianfang.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.AttributeType;
import lianfang.fact.CreditCode;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import org.junit.jupiter.api.Test;

/** A firm between closed and open, its code, its row in a sheet, and the timetable for it. */
class AFirmComesBackToWorkTest {

  private static final Instant MORNING = Instant.parse("2020-02-25T01:00:00Z");
  private static final Subject FIRM = Subject.enterprise("firm", "410823", "甲厂");
  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);

  private static Fact says(int hour, FirmState state) {
    return new Fact(
        hour,
        new UUID(0, hour),
        FIRM,
        FirmCourse.KIND,
        "410823",
        MORNING.plusSeconds(3600L * hour),
        MORNING,
        "a",
        "test",
        null,
        new TreeMap<>(Map.of("state", state.word())));
  }

  private static FirmCourse course(FirmState... states) {
    List<Fact> facts = new ArrayList<>();
    for (FirmState state : states) {
      facts.add(says(facts.size(), state));
    }
    return FirmCourse.of(facts);
  }

  @Test
  void fromAppliedNothingLeadsToOpenButAnAcceptance() {
    assertThat(course(FirmState.CLOSED, FirmState.APPLIED, FirmState.OPEN).idle()).hasSize(1);
    assertThat(
            course(FirmState.CLOSED, FirmState.APPLIED, FirmState.ACCEPTED, FirmState.OPEN)
                .openSince())
        .isPresent();
    assertThat(course(FirmState.NEVER_STOPPED, FirmState.SUSPENDED, FirmState.OPEN).idle())
        .as("whoever was stopped is accepted again")
        .hasSize(1);
  }

  @Test
  void whateverIsSaidInWhateverOrderAFirmIsOpenOnlyAfterAnAcceptance() {
    long seed = 20200225;
    Random random = new Random(seed);
    for (int run = 0; run < 2000; run++) {
      FirmState[] said = new FirmState[8];
      for (int i = 0; i < said.length; i++) {
        said[i] = FirmState.values()[random.nextInt(FirmState.values().length)];
      }
      List<FirmCourse.Spell> spells = course(said).spells();
      for (int i = 0; i < spells.size(); i++) {
        if (spells.get(i).state() == FirmState.OPEN) {
          assertThat(i).as("seed " + seed).isPositive();
          assertThat(spells.get(i - 1).state()).isEqualTo(FirmState.ACCEPTED);
        }
      }
    }
  }

  @Test
  void anAcceptanceThatIsTakenBackTakesTheOpeningWithIt() {
    FirmCourse without =
        FirmCourse.of(List.of(says(0, FirmState.APPLIED), says(2, FirmState.OPEN)));
    assertThat(without.last().orElseThrow().state()).isEqualTo(FirmState.APPLIED);
    assertThat(without.idle()).hasSize(1);
  }

  @Test
  void theLastSignOfACreditCodeChecksTheOthers() {
    assertThat(List.of("91350100M000100Y43", "91512081MA62K0260E", "11320000MB151840XJ"))
        .allMatch(CreditCode::isValid);
    assertThat(List.of("91350100M000100Y4Z", "91310115MA1H8R7C6D", "91350100M000100Y4", ""))
        .noneMatch(CreditCode::isValid);
    String digits = "91410800170000000";
    String code = digits + CreditCode.check(digits);
    assertThat(AttributeType.Simple.CREDIT.problem(code))
        .as("a code of digits alone is no number of a person")
        .isEmpty();
  }

  private static FirmSheet sheet() {
    return FirmSheet.of(
            List.of("*企业名称", "统一社会信用代码", "所在地", "行业", "规模以上", "状态", "状态日期", "验收日期", "依据"),
            Industries.load(Path.of("../playbook/industries/gbt4754-2017.csv")),
            said -> said.equals("410823100") ? Optional.of(said) : Optional.empty(),
            TODAY)
        .orElseThrow();
  }

  @Test
  void aRowOfAFirmAtWorkNeedsItsAcceptance() {
    FirmRow row =
        sheet().read(2, List.of("甲厂", "91350100M000100Y43", "410823100", "14", "是", "已复工"));
    assertThat(row.problems())
        .extracting(FirmRow.Problem::refusal)
        .containsExactly(FirmRefusal.NOT_ACCEPTED);
    FirmRow good =
        sheet()
            .read(
                3,
                List.of(
                    "甲厂",
                    "91350100M000100Y43",
                    "410823100",
                    "14",
                    "是",
                    "已复工",
                    "43886",
                    "2020/2/25".replace("/2/", "/02/"),
                    "武陟验收单"));
    assertThat(good.problems()).isEmpty();
    assertThat(good.profile()).isNotNull();
    assertThat(good.since()).isEqualTo(LocalDate.of(2020, 2, 25));
  }

  @Test
  void aBadRowSaysForEachCellWhatIsWrong() {
    FirmSheet sheet = sheet();
    sheet.read(2, List.of("甲厂", "91350100M000100Y43", "410823100", "C14", "是"));
    FirmRow row = sheet.read(3, List.of("乙13912345678", "91350100M000100Y43", "月球", "Z9", "也许"));
    assertThat(row.profile()).isNull();
    assertThat(row.problems())
        .extracting(FirmRow.Problem::refusal)
        .containsExactlyInAnyOrder(
            FirmRefusal.CODE_TWICE,
            FirmRefusal.NAME_WRONG,
            FirmRefusal.AREA_UNKNOWN,
            FirmRefusal.INDUSTRY_UNKNOWN,
            FirmRefusal.YES_OR_NO);
  }

  @Test
  void nineHundredTwelveOfElevenHundredOneIsEightyTwoPointEight() {
    assertThat(new Share(912, 1101).percent())
        .hasValueSatisfying(percent -> assertThat(percent).isEqualByComparingTo("82.8"));
    assertThat(new Share(0, 0).percent()).as("no share without a denominator").isEmpty();
  }

  @Test
  void theLineThatNamesAnIndustryMostExactlyHolds() {
    Timetable table =
        new Timetable(
            "410823",
            List.of(
                new Timetable.Line("C", LocalDate.of(2020, 2, 24), ""),
                new Timetable.Line("C14", LocalDate.of(2020, 2, 10), "本地用工")),
            "指挥部",
            "时间表");
    assertThat(table.of("C14").orElseThrow().from()).isEqualTo(LocalDate.of(2020, 2, 10));
    assertThat(table.of("C26").orElseThrow().from()).isEqualTo(LocalDate.of(2020, 2, 24));
    assertThat(table.of("H62")).isEmpty();
  }

  @Test
  void ofTheTenPoliciesThereAreTenAndTheirTextIsNotInvented() {
    List<SupportPolicies> all = SupportPolicies.load(Path.of("../playbook/policies"));
    SupportPolicies wuzhi = all.getFirst();
    assertThat(wuzhi.policies()).hasSize(10).noneMatch(SupportPolicies.Policy::isKnown);
    assertThat(wuzhi.holds("410823100")).isTrue();
    assertThat(wuzhi.holds("410922")).isFalse();
  }
}
