package lianfang.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Buildings, units and alleys have a label that somebody who reads no Chinese can say. */
class PlacesInEnglishTest {

  private static final EnglishNames names = new EnglishNames(Path.of("../playbook"));

  @ParameterizedTest
  @CsvSource({
    "BUILDING, 2号楼, building 2",
    "BUILDING, A座, building A",
    "UNIT, 1单元, unit 1",
    "GRID, 3组, group 3",
    "GRID, 第4网格, grid 4",
    "ALLEY, 5胡同, alley 5",
    "ALLEY, 文化胡同, Wenhua alley",
    "COURTYARD, 7号院, courtyard 7",
    "SITE, 迎宾馆, Yingbinguan",
  })
  void aNumberStandsBehindTheKindAndANameInPinyinBeforeIt(
      PlaceKind kind, String label, String english) {
    Place place = new Place(new UUID(0, 1), "410922100101", kind, label, Optional.empty());
    assertThat(names.of(place)).isEqualTo(english);
  }
}
