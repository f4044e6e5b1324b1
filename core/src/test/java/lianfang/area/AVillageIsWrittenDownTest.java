package lianfang.area;

import static lianfang.area.VillageMatch.Problem.COUNTY_UNKNOWN;
import static lianfang.area.VillageMatch.Problem.NONE;
import static lianfang.area.VillageMatch.Problem.SEVERAL;
import static lianfang.area.VillageMatch.Problem.TOWNSHIP_UNKNOWN;
import static lianfang.area.VillageMatch.Problem.VILLAGE_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AVillageIsWrittenDownTest {

  private static final VillageMatcher MATCHER = new VillageMatcher(Playbook.INDEX, Playbook.WORDS);

  private static VillageMatch match(
      @Nullable String county, @Nullable String township, @Nullable String village) {
    return MATCHER.match(
        county == null ? "" : county,
        township == null ? "" : township,
        village == null ? "" : village);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          华龙区     | 中原路街道   | 京东社区居民委员会 | 京东社区居民委员会
          华龙区     | 中原路       | 京东社区   | 京东社区居民委员会
          华龙       | 中原路办事处 | 京东       | 京东社区居民委员会
                     | 中原路街道办事处 | 京东社区居委会 | 京东社区居民委员会
          濮阳市华龙区 | 中原路街道 | 京东社区   | 京东社区居民委员会
          河南省濮阳市华龙区 | 华龙区中原路街道 | 中原路街道京东社区 | 京东社区居民委员会
          中原油田   | 中原路街道   | 京东社区   | 京东社区居民委员会
          中原油田   | 中原油田街道 | 京东社区   | 京东社区居民委员会
          濮阳市     | 中原路街道   | 京东社区   | 京东社区居民委员会
          孟州市     | 槐树乡       | 西坡村     | 西坡村民委员会
          解放区     | 民生街道     | 学苑　社区 | 学苑社区居民委员会
          博爱县     | 清化镇       | 八街村     | 八街村民委员会
          博爱县     | 清化镇街道   | 八街社区   | 八街居民委员会
          """)
  void oneVillageIsFoundWithOrWithoutTheLastWords(
      @Nullable String county, String township, String village, String name) {
    VillageMatch match = match(county, township, village);
    assertThat(match.problem()).as(match.zh()).isEqualTo(NONE);
    assertThat(match.village()).map(Division::name).contains(name);
    assertThat(match.zh()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          濮阳县 | 白罡乡   | 410928206
          濮阳县 | 王称固镇 | 410928111
          南乐县 | 谷金楼乡 | 410923106
          范县   | 张庄乡   | 410926107
          武陟县 | 圪当店乡 | 410823108
          濮阳县 | 柳屯     | 410928101
          华龙区 | 昆吾街道 | 410972060
          开发区 | 胡村     | 410972360
          示范区 | 文昌街道 | 410871
          """)
  void formerNamesZonesAndNamesWithTheirCountyInFrontAreKnown(
      String county, String township, String prefix) {
    Division any = Playbook.INDEX.below(prefix, DivisionLevel.VILLAGE).getFirst();
    String townshipText =
        prefix.length() == 6
            ? Playbook.INDEX.find(any.code().substring(0, 9)).orElseThrow().name()
            : township;
    assertThat(match(county, townshipText, any.name()).village()).contains(any);
  }

  @Test
  void aNameWithoutItsLastWordMayMeanTheCommunityOrTheVillage() {
    VillageMatch match = match("博爱县", "清化镇街道", "八街");
    assertThat(match.problem()).isEqualTo(SEVERAL);
    assertThat(match.candidates())
        .extracting(Division::name)
        .containsExactlyInAnyOrder("八街居民委员会", "八街村民委员会");
    assertThat(match.zh()).contains("河南省焦作市博爱县");
  }

  @Test
  void theTownOfChengguanIsInFiveCountiesOfPuyang() {
    assertThat(
            Playbook.INDEX.below("4109", DivisionLevel.TOWNSHIP).stream()
                .filter(township -> township.name().equals("城关镇")))
        .hasSize(5);
    VillageMatch match = match("", "城关镇", "南街村");
    assertThat(match.problem()).isNotEqualTo(NONE);
    assertThat(match("", "城关镇", "御井社区").village()).isPresent();
  }

  @Test
  void aNameThatIsNotKnownIsAnsweredWithTheNamesCloseToIt() {
    assertThat(match("华尤区", "中原路街道", "京东社区").problem()).isEqualTo(COUNTY_UNKNOWN);
    assertThat(match("华尤区", "中原路街道", "京东社区").nearest()).contains("华龙区");
    VillageMatch township = match("华龙区", "中源路街道", "京东社区");
    assertThat(township.problem()).isEqualTo(TOWNSHIP_UNKNOWN);
    assertThat(township.nearest()).contains("中原路街道");
    VillageMatch village = match("华龙区", "中原路街道", "京车社区");
    assertThat(village.problem()).isEqualTo(VILLAGE_UNKNOWN);
    assertThat(village.nearest()).contains("京东社区居民委员会");
    assertThat(village.en()).contains("京东社区居民委员会");
  }

  @Test
  void aVillageOfAnotherTownshipIsRefusedAndItsTownshipNamed() {
    VillageMatch match = match("华龙区", "胜利路街道", "京东社区");
    assertThat(match.problem()).isEqualTo(VILLAGE_UNKNOWN);
    assertThat(match.zh()).contains("中原路街道");
  }

  @Test
  void theJurisdictionWithoutACodeIsKept() {
    assertThat(match("中原油田", "中原路街道", "京东社区").jurisdiction()).contains("zhongyuan-oilfield");
  }

  @Test
  void everyVillageIsFoundByItsOfficialNames() {
    for (Division village : Playbook.INDEX.below("", DivisionLevel.VILLAGE)) {
      List<Division> path = Playbook.INDEX.path(village.code());
      VillageMatch match = match(path.get(2).name(), path.get(3).name(), village.name());
      assertThat(match.village()).as(village + " " + match.zh()).contains(village);
    }
  }

  @Test
  void whateverIsWrittenAWrongVillageIsNeverTakenForAnother() {
    long seed = 20200225;
    Random random = new Random(seed);
    List<Division> villages = Playbook.INDEX.below("", DivisionLevel.VILLAGE);
    List<String> endings = List.of("", "村", "社区", "村委会", "居委会", "村民委员会", "居民委员会");
    for (int i = 0; i < 3000; i++) {
      Division village = villages.get(random.nextInt(villages.size()));
      List<Division> path = Playbook.INDEX.path(village.code());
      String stem = VillageName.of(village.name()).trunk();
      String text = stem + endings.get(random.nextInt(endings.size()));
      VillageMatch match = match(path.get(2).name(), path.get(3).name(), text);
      assertThat(match.candidates())
          .as("seed %d, %s written for %s", seed, text, village)
          .allSatisfy(found ->
              assertThat(VillageName.of(found.name()).stems())
                  .anyMatch(VillageName.of(text).stems()::contains));
    }
  }
}
