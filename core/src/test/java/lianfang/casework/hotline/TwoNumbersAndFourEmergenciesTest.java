package lianfang.casework.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TwoNumbersAndFourEmergenciesTest {

  private static final HotlineRules RULES =
      HotlineRules.load(Path.of("../playbook/hotline/lines.yaml"));

  @Test
  void jiaozuoShowsItsTwoNumbersAndOthersNone() {
    assertThat(RULES.line("410823100").supervision())
        .containsExactly("0391-3569278", "0391-3569290");
    assertThat(RULES.line("410902").supervision()).isEmpty();
    assertThat(RULES.line("410902").requests()).containsExactly("12345");
  }

  @Test
  void dangerThatIsHappeningNowHasItsNumbers() {
    assertThat(RULES.emergencies())
        .extracting(HotlineRules.Emergency::number)
        .containsExactly("110", "119", "120", "122");
  }
}
