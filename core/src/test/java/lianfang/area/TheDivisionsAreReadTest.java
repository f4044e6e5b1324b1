package lianfang.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TheDivisionsAreReadTest {

  @Test
  void theTwoCitiesHave5221VillagesAndCommunities() {
    assertThat(Playbook.INDEX.below("", DivisionLevel.VILLAGE)).hasSize(5221);
    assertThat(Playbook.INDEX.below("4108", DivisionLevel.VILLAGE)).hasSize(2024);
    assertThat(Playbook.INDEX.below("4109", DivisionLevel.VILLAGE)).hasSize(3197);
  }

  @Test
  void puyangHas90TownshipsInOneEditionAnd89InTheOther() {
    assertThat(Playbook.INDEX.below("4109", DivisionLevel.TOWNSHIP)).hasSize(89);
    assertThat(Playbook.FILES.former(List.of("4109"))).hasSize(90);
  }

  @Test
  void threeHundredAndSixtyFiveNamesOfVillagesRepeat() {
    var byName =
        Playbook.INDEX.below("", DivisionLevel.VILLAGE).stream()
            .collect(Collectors.groupingBy(Division::name, Collectors.counting()));
    assertThat(byName.values().stream().filter(count -> count > 1)).hasSize(365);
  }

  @Test
  void aPathIsReadFromProvinceToVillage() {
    assertThat(Playbook.INDEX.pathName("410928101001")).startsWith("河南省濮阳市濮阳县柳屯镇");
    assertThat(Playbook.INDEX.pathName("110101")).isEqualTo("北京市东城区");
    assertThat(Playbook.INDEX.pathName("999999")).isEmpty();
  }

  @Test
  void codesWithFillingZerosAreFound() {
    assertThat(Playbook.INDEX.find("410000")).map(Division::name).contains("河南省");
    assertThat(Playbook.INDEX.find("410900000000")).map(Division::name).contains("濮阳市");
    assertThat(Playbook.INDEX.find("410902001000")).map(Division::name).contains("中原路街道");
    assertThat(Playbook.INDEX.find("41")).map(Division::name).contains("河南省");
    assertThat(Playbook.INDEX.find("9999")).isEmpty();
  }

  @Test
  void everyDivisionHasItsParent() {
    assertThat(Playbook.INDEX.below(""))
        .allSatisfy(row ->
            row.parentCode().ifPresent(code -> assertThat(Playbook.INDEX.find(code)).isPresent()));
  }

  @Test
  void everyWordOfTheAliasesPointsToADivision() {
    Playbook.WORDS
        .aliases()
        .forEach((name, codes) ->
            assertThat(codes)
                .as(name)
                .allSatisfy(code -> assertThat(Playbook.INDEX.find(code)).isPresent()));
    assertThat(Playbook.WORDS.former())
        .allSatisfy(
            former -> former.now().ifPresent(c -> assertThat(Playbook.INDEX.find(c)).isPresent()));
    assertThat(Playbook.WORDS.jurisdictions()).hasSizeGreaterThanOrEqualTo(4);
  }
}
