package lianfang.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lianfang.instance.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every division has a name that somebody who reads no Chinese can say. */
class NamesInEnglishTest {

  private static final Path PLAYBOOK = Path.of("../playbook");
  private static final TestDatabase database = TestDatabase.create();
  private static final AreaStores stores = new AreaStores(database);
  private static final EnglishNames names = new EnglishNames(PLAYBOOK);

  @BeforeAll
  static void divisions() {
    stores.load(PLAYBOOK, List.of("4108", "4109"));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void noVillageOfBothCitiesIsWithoutOneAndNoChineseCharacterIsLeft() {
    List<Division> villages = stores.areas().index().below("", DivisionLevel.VILLAGE);
    assertThat(villages).hasSize(5_221);
    for (Division village : villages) {
      assertThat(names.of(village))
          .as(village.code() + " " + village.name())
          .matches("[A-Z0-9][A-Za-z0-9ü']* ?([A-Z][a-z]+ )*(Village|Community|Area)")
          .doesNotContainPattern("[\\p{IsHan}]");
    }
  }

  @Test
  void noTownshipCountyOrCityOfAllChinaKeepsAChineseCharacter() {
    for (DivisionLevel level :
        List.of(
            DivisionLevel.PROVINCE,
            DivisionLevel.CITY,
            DivisionLevel.COUNTY,
            DivisionLevel.TOWNSHIP)) {
      List<String> chinese =
          stores.areas().index().below("", level).stream()
              .filter(one -> names.of(one).matches(".*\\p{IsHan}.*") || names.of(one).isBlank())
              .map(one -> one.name() + " " + names.of(one))
              .toList();
      assertThat(chinese).as(level.toString()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          河南省         | d | Henan Province
          陕西省         | d | Shaanxi Province
          濮阳市         | d | Puyang City
          濮阳县         | d | Puyang County
          长垣市         | d | Changyuan City
          浚县           | d | Xun County
          范县           | d | Fan County
          南乐县         | d | Nanle County
          武陟县         | d | Wuzhi County
          博爱县         | d | Bo'ai County
          中牟县         | d | Zhongmu County
          华龙区         | d | Hualong District
          解放区         | d | Jiefang District
          柳屯镇         | d | Liutun Town
          嘉应观乡       | d | Jiayingguan Township
          中原路街道     | d | Zhongyuanlu Subdistrict
          国营博爱农场   | d | Guoyingbo'ai Farm
          西安市         | d | Xi'an City
          焦作城乡一体化示范区 | d | Jiaozuo Urban-Rural Integration Demonstration Zone
          河南濮阳工业园区 | d | Henan Puyang Industrial Park
          柳屯村村民委员会     | v | Liutun Village
          解封村民委员会       | v | Xiefeng Village
          曲村村民委员会       | v | Qu Village
          京东社区居民委员会   | v | Jingdong Community
          车站居委会           | v | Chezhan Community
          太行西路社区居民委员会 | v | Taihangxilu Community
          重华社区居民委员会   | v | Chonghua Community
          长乐亭村委会         | v | Changleting Village
          单拐村委会           | v | Shanguai Village
          月山虚拟社区         | v | Yueshan Virtual Community
          """)
  void areReadAsTheirPeopleReadThem(String written, String kind, String english) {
    assertThat(names.of(written, kind.equals("v"))).isEqualTo(english);
  }

  @Test
  void aLineOfTheFileThatIsWrongIsNamed(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("divisions"));
    Files.writeString(
        folder.resolve("divisions/english.csv"), "kind,written,english\nreading,长,\n");
    assertThatThrownBy(() -> new EnglishNames(folder))
        .hasMessageContaining("english.csv line 2")
        .hasMessageContaining("reading, word, whole or generic");
  }
}
