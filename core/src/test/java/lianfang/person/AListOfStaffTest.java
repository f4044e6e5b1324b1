package lianfang.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A firm writes down whom it employs, as firms do. */
class AListOfStaffTest {

  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  private static final String BODY = "99999919900101123";
  private static final String NUMBER = BODY + IdentityNumber.checkCharacter(BODY);

  private static StaffSheet sheet(String... head) {
    return StaffSheet.of(List.of(head), TODAY, true).orElseThrow();
  }

  private static List<Refusal> wrong(StaffRow row) {
    return row.problems().stream().map(StaffRow.Problem::refusal).toList();
  }

  @Test
  void headsAreKnownInAnyOrderWithStarsAndBrackets() {
    StaffSheet sheet = sheet("序号", "身份证号码*", "现住村(社区)", "姓 名", "离职日期", "联系电话");
    StaffRow row =
        sheet.read(2, List.of("1", NUMBER.toLowerCase(), "幸福社区", "演示甲", "2020/2/20", "139"));
    assertThat(wrong(row)).isEmpty();
    assertThat(row.left()).isEqualTo(LocalDate.of(2020, 2, 20));
    assertThat(row.text(StaffColumn.VILLAGE)).isEqualTo("幸福社区");
    assertThat(row.text(StaffColumn.PHONE)).isEqualTo("139");
    assertThat(row.text(StaffColumn.NUMBER)).isEqualTo(NUMBER);
    assertThat(StaffSheet.of(List.of("姓名", "手机号"), TODAY, true)).isEmpty();
  }

  @Test
  void whatIsNoIdentityNumberIsRefusedWithItsPlaceAndRemedy() {
    StaffSheet sheet = sheet("姓名", "身份证号");
    StaffRow short3 = sheet.read(2, List.of("演示甲", "123"));
    assertThat(wrong(short3)).containsExactly(Refusal.NUMBER_LENGTH);
    assertThat(short3.problems().getFirst().zh()).isEqualTo("身份证号：身份证号应为 18 位或 15 位（3）。请核对原件后更正。");
    String other = BODY + (NUMBER.endsWith("0") ? "1" : "0");
    assertThat(wrong(sheet.read(3, List.of("演示乙", other)))).containsExactly(Refusal.NUMBER_CHECK);
    assertThat(wrong(sheet.read(4, List.of("演示丙"))))
        .as("an empty cell")
        .containsExactly(Refusal.REQUIRED);
    assertThat(wrong(sheet.read(5, List.of("", NUMBER)))).containsExactly(Refusal.REQUIRED);
    assertThat(wrong(sheet.read(6, List.of("演示丁", NUMBER)))).containsExactly(Refusal.NUMBER_TWICE);
  }

  @Test
  void invitedAreOnlyDaysNearTodayAndShiftsThatAreWords() {
    StaffSheet sheet = sheet("姓名", "身份证号", "班次", "离职日期");
    List<List<Refusal>> all = new ArrayList<>();
    for (String day : List.of("2020年2月20日", "43881", "2020-09-01", "2019-01-01", "昨天")) {
      StaffSheet fresh = sheet("姓名", "身份证号", "班次", "离职日期");
      all.add(wrong(fresh.read(2, List.of("演示甲", NUMBER, "早班", day))));
    }
    assertThat(all)
        .containsExactly(
            List.of(),
            List.of(),
            List.of(Refusal.DATE_FUTURE),
            List.of(Refusal.DATE_TOO_EARLY),
            List.of(Refusal.DATE_FORM));
    assertThat(wrong(sheet.read(2, List.of("演示甲", NUMBER, "早 班！"))))
        .containsExactly(Refusal.SHIFT_FORM);
    assertThat(sheet.read(3, List.of("演示甲", NUMBER)).toString()).isEqualTo("row 3");
  }
}
