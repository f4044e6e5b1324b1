package lianfang.web.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lianfang.web.register.VillageFinder.Village;
import org.junit.jupiter.api.Test;

/** A grid worker types the initials of a village. */
class VillagesByPinyinTest {

  private final VillageFinder finder =
      new VillageFinder(
          List.of(
              new Village("410922100101", "凤鸣社区居民委员会", "清丰县城关镇"),
              new Village("410922100201", "东关村民委员会", "清丰县城关镇"),
              new Village("410923100201", "东关村民委员会", "南乐县城关镇"),
              new Village("410902001001", "建设社区居民委员会", "华龙区胜利路街道")));

  @Test
  void initialsAreEnough() {
    assertThat(codes("fmsq", "4109")).containsExactly("410922100101");
    assertThat(codes("fm", "4109")).containsExactly("410922100101");
  }

  @Test
  void aNameThatRepeatsIsOfferedWithEachOfItsCounties() {
    assertThat(finder.find("dg", List.of("4109")))
        .extracting(Village::path)
        .containsExactly("清丰县城关镇", "南乐县城关镇");
  }

  @Test
  void theTownshipsInitialsBeforeTheVillagesTellTwoApart() {
    assertThat(codes("nlxcgzdg", "4109")).containsExactly("410923100201");
  }

  @Test
  void charactersWorkTooAndOtherAreasStayOut() {
    assertThat(codes("建设", "4109")).containsExactly("410902001001");
    assertThat(codes("建设", "410922")).isEmpty();
    assertThat(codes(" ", "4109")).isEmpty();
  }

  private List<String> codes(String typed, String area) {
    return finder.find(typed, List.of(area)).stream().map(Village::code).toList();
  }
}
