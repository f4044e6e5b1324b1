package lianfang.gate.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import lianfang.gate.trace.JourneyList.Listed;
import lianfang.gate.trace.JourneyList.Wrong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicListsOfJourneysTest {

  private static final String HEAD = "日期,类型,车次,车厢,出发,到达\n";

  @Test
  void aRowOfEachKindIsRead() {
    JourneyList list =
        JourneyList.read(
            "\uFEFF"
                + HEAD
                + "2020-02-08,火车, g420次,11-16号车厢,宁波,北京南\n"
                + "2020年2月5日,飞机,cz6218,,北京,哈尔滨\n"
                + "2020/2/7 13:43:00,客车,豫H12345,,武陟,郑州\n");
    assertThat(list.problems()).isEmpty();
    assertThat(list.rows().getFirst())
        .isEqualTo(
            new Listed(
                2,
                LocalDate.of(2020, 2, 8),
                "train",
                List.of("G420"),
                Set.of("11", "12", "13", "14", "15", "16"),
                "宁波",
                "北京南"));
    assertThat(list.rows())
        .extracting(Listed::numbers)
        .containsExactly(List.of("G420"), List.of("CZ6218"), List.of("豫H12345"));
  }

  @Test
  void theColumnsOfAPublishedListAreKnownToo() {
    JourneyList list =
        JourneyList.read(
            """
            id,t_date,t_start,t_end,t_type,t_no,t_memo,t_no_sub,t_pos_start,t_pos_end
            1,2020-02-07,2020/02/07 10:41:00,,2,G7701,,2号车厢,阜阳,合肥南
            2,2020-02-07,2020/02/07 10:41:00,,8,某超市,,,,
            """);
    assertThat(list.rows()).extracting(Listed::carriages).containsExactly(Set.of("2"));
    assertThat(list.problems()).extracting(JourneyList.Problem::wrong).containsExactly(Wrong.TYPE);
  }

  @ParameterizedTest
  @CsvSource({
    "'二月八日,火车,G420,1,,', DATE",
    "'2020-02-30,火车,G420,1,,', DATE",
    "'2020-02-08,地铁,10号线,,,', TYPE",
    "'2020-02-08,火车,不详,1,,', NUMBER",
    "'2020-02-08,飞机,<b>CZ6218</b>,,,', NUMBER",
    "'2020-02-08,火车,G420,16-11,,', CARRIAGE",
    "'2020-02-08,火车,G420,餐车,,', CARRIAGE",
    "'2020-02-08', TYPE",
  })
  void aWrongRowComesBackWithItsNumberAndTheNextOneIsRead(String row, Wrong wrong) {
    JourneyList list = JourneyList.read(HEAD + row + "\n2020-02-08,火车,G420,5,,\n");
    assertThat(list.rows()).extracting(Listed::row).containsExactly(3);
    assertThat(list.problems()).hasSize(1);
    assertThat(list.problems().getFirst().row()).isEqualTo(2);
    assertThat(list.problems().getFirst().wrong()).isEqualTo(wrong);
    assertThat(list.records()).hasSize(3);
  }

  @Test
  void aTrainThatChangesItsNumberHasBothAndAnAddedCarriageIsOne() {
    JourneyList list = JourneyList.read(HEAD + "2020-02-08,2,K1156/1157,加3号车箱,,\n");
    assertThat(list.rows().getFirst().numbers()).containsExactly("K1156", "K1157");
    assertThat(list.rows().getFirst().carriages()).containsExactly("加3");
    assertThat(JourneyList.read(HEAD + "2020-02-08,2,K1156,未知,,\n").rows().getFirst().carriages())
        .isEmpty();
  }

  @Test
  void whatIsNoListIsSaidToBeNone() {
    assertThat(JourneyList.read("姓名,电话\n甲,1\n").problems())
        .extracting(JourneyList.Problem::wrong)
        .containsExactly(Wrong.HEADER);
    assertThat(JourneyList.read("").rows()).isEmpty();
  }

  @Test
  void whateverStandsInItItAnswers() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String signs = HEAD + "\"\r\n,火车G420-11 2020\u0000\uD83D\uDE00'";
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? HEAD : "");
      for (int i = random.nextInt(80); i > 0; i--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      JourneyList list = JourneyList.read(text.toString());
      assertThat(list.rows().size() + list.problems().size())
          .as("seed " + seed)
          .isLessThanOrEqualTo(list.records().size() + 1);
    }
  }

  @Test
  void aPassengerFitsByKindNumberDayAndCarriage() {
    Listed listed = JourneyList.read(HEAD + "2020-02-08,火车,G420,11-16,,\n").rows().getFirst();
    assertThat(JourneyList.fits(listed, journey("G420", 8, "12"))).contains(LinkKind.CARRIAGE);
    assertThat(JourneyList.fits(listed, journey("G420", 8, "012"))).contains(LinkKind.CARRIAGE);
    assertThat(JourneyList.fits(listed, journey("G420", 8, null))).contains(LinkKind.SAME_JOURNEY);
    for (Traces.Journey other :
        List.of(journey("G420", 8, "1"), journey("G420", 9, "12"), journey("G421", 8, "12"))) {
      assertThat(JourneyList.fits(listed, other)).isEmpty();
    }
  }

  private static Traces.Journey journey(String number, int day, @Nullable String carriage) {
    return new Traces.Journey(
        UUID.randomUUID(), "train", number, LocalDate.of(2020, 2, day), carriage, 0, false);
  }
}
