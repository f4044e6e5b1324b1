package lianfang.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sentences that come from files hold days for programs; people read them as days. */
class DaysInSentencesTest {

  @Test
  void anIsoDayIsWrittenAsPeopleReadItAndNothingElseIsTouched() {
    assertThat(Language.EN.daysIn("counts from 2020-02-29 on, F-2020-02"))
        .isEqualTo("counts from 29 February 2020 on, F-2020-02");
    assertThat(Language.ZH.daysIn("末例所在日 2020-02-14 是否计入")).isEqualTo("末例所在日 2020年2月14日 是否计入");
    assertThat(Language.EN.daysIn("2020-02-31")).as("no day").isEqualTo("2020-02-31");
  }
}
