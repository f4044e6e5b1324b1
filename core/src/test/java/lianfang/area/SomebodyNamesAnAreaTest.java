package lianfang.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SomebodyNamesAnAreaTest {

  private final NamedDivisions named = new NamedDivisions(Playbook.INDEX);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nobody",
      textBlock =
          """
          河南省           | 41
          焦作市           | 4108
          焦作             | 4108
          武陟县           | 410823
          武陟             | 410823
          焦作武陟         | 410823
          焦作市武陟县     | 410823
          河南省焦作市武陟县 | 410823
          河南武陟         | 410823
          河南省 武陟县    | 410823
          中站区           | 410803
          温县             | 410825
          濮阳县           | 410928
          濮阳市           | 4109
          北京市朝阳区     | 110105
          上海             | 31
          濮阳             | 4109 410928
          焦作市温         | nobody
          武陟焦作         | nobody
          武陟县某地       | nobody
          河北省武陟县     | nobody
          武               | nobody
          昴宿             | nobody
          东莞市           | 4419
          410823           | 410823
          410800           | 4108
          41               | 41
          419999           | nobody
          """)
  void itIsWhateverBearsTheNameWhereItIsSaidToLie(String text, String codes) {
    assertThat(named.meant(text))
        .extracting(Division::code)
        .isEqualTo(codes == null ? List.of() : List.of(codes.split(" ")));
  }

  @Test
  void aNameThatManyBearMeansEachOfThemUntilItIsSaidWhere() {
    assertThat(named.meant("城关镇")).hasSizeGreaterThan(20);
    assertThat(named.meant("清丰县城关镇")).extracting(Division::code).containsExactly("410922100");
    assertThat(named.meant("濮阳清丰城关")).extracting(Division::code).containsExactly("410922100");
  }

  @Test
  void whatIsWrittenMeansNothingElse() {
    for (Division division : Playbook.INDEX.below("")) {
      if (!DivisionNames.structural(division)) {
        assertThat(named.meant(named.written(division.code())))
            .as(named.written(division.code()))
            .contains(division);
      }
    }
    assertThat(
            Playbook.INDEX.below("").stream()
                .filter(one -> !DivisionNames.structural(one))
                .filter(one -> one.level().compareTo(DivisionLevel.COUNTY) <= 0)
                .filter(one -> named.meant(named.written(one.code())).size() > 1)
                .toList())
        .isEmpty();
    assertThat(named.written("410803")).isEqualTo("焦作市中站区");
    assertThat(named.written("410922100")).isEqualTo("濮阳市清丰县城关镇");
    assertThat(named.written("419001")).isEqualTo("河南省济源市");
    assertThat(named.written("110105")).isEqualTo("北京市朝阳区");
    assertThat(named.written("99")).isEmpty();
  }

  @Test
  void aTextWithoutEndIsNoName() {
    assertThat(named.meant("武陟县".repeat(1000))).isEmpty();
    assertThat(named.meant("")).isEmpty();
  }
}
