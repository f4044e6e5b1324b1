package lianfang.area;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import lianfang.instance.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DivisionsOfAnInstanceTest {

  private static final Path PLAYBOOK = Path.of("../playbook");
  private static final TestDatabase database = TestDatabase.create();
  private static final Areas areas = new StoredAreas(database.app());
  private static final DivisionLoading loading = new DivisionLoading(database.engine(), areas);

  @BeforeAll
  static void load() {
    Instant begin = Instant.now();
    loading.load(PLAYBOOK, List.of("4108", "4109"));
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void theWholeCountryIsHeldAndTheVillagesOfTheTwoCities() {
    assertThat(areas.index().below("", DivisionLevel.VILLAGE)).hasSize(5221);
    assertThat(areas.index().below("", DivisionLevel.TOWNSHIP)).hasSize(41352);
    assertThat(areas.children("")).hasSize(34);
    assertThat(areas.pathName("410902001")).isEqualTo("河南省濮阳市华龙区中原路街道");
    assertThat(areas.words().jurisdictions()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(areas.origins("武汉").attribute()).isEqualTo("4201");
    assertThat(areas.origins("米兰").attribute()).isEqualTo("abroad");
    assertThat(areas.match("中原油田", "中原路", "京东社区").village()).isPresent();
  }

  @Test
  void whatTheEditionsDifferInIsShown() {
    EditionDifference puyang = areas.difference("4109");
    assertThat(puyang.former()).isEqualTo(90);
    assertThat(puyang.current()).isEqualTo(89);
    assertThat(puyang.gone()).extracting(Division::name).contains("中原油田街道", "谷金楼乡");
    assertThat(puyang.added()).extracting(Division::name).contains("谷金楼镇");
    assertThat(areas.difference("4108").former()).isEqualTo(112);
  }

  @Test
  void loadingAgainChangesNothing() {
    int before = areas.index().size();
    loading.load(PLAYBOOK, List.of("4108", "4109"));
    assertThat(areas.index().size()).isEqualTo(before);
  }

  @Test
  void aCityWithoutVillagesIsRefusedWithTheFileThatIsMissing() {
    assertThatThrownBy(() -> loading.load(PLAYBOOK, List.of("4101")))
        .hasMessageContaining("villages-4101-2023.csv");
    assertThat(areas.find("4109")).isPresent();
  }

  @Test
  void placesAreFoundAgainAndTheirParentsMade() {
    Places places = new StoredPlaces(database.app());
    PlaceKey building = PlaceKey.in("410902001001", PlaceKind.BUILDING, "3号楼");
    PlaceKey home = building.inside(PlaceKind.UNIT, "2单元").inside(PlaceKind.HOUSEHOLD, "h-1");
    Map<PlaceKey, UUID> ids = in(() -> places.findOrCreate(List.of(home)));
    assertThat(ids).hasSize(3);
    assertThat(in(() -> places.findOrCreate(List.of(home, building)))).isEqualTo(ids);
    Place found = in(() -> places.find(requireNonNull(ids.get(home))).orElseThrow());
    assertThat(found.label()).isEqualTo("h-1");
    assertThat(found.parent()).contains(ids.get(home.parent()));
    PlaceKey sameLabelElsewhere = PlaceKey.in("410902001002", PlaceKind.BUILDING, "3号楼");
    assertThat(in(() -> places.findOrCreate(List.of(sameLabelElsewhere))).values())
        .doesNotContainAnyElementsOf(ids.values());
  }

  @Test
  void twoWhoAskForTheSamePlacesAtOnceGetTheSameIds() throws Exception {
    Places places = new StoredPlaces(database.app());
    List<PlaceKey> keys = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      PlaceKey building = PlaceKey.in("410902001003", PlaceKind.BUILDING, i / 20 + "号楼");
      keys.add(building.inside(PlaceKind.HOUSEHOLD, "h-" + i));
    }
    Set<Map<PlaceKey, UUID>> answers = new HashSet<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<Map<PlaceKey, UUID>> ask = () -> in(() -> places.findOrCreate(keys));
      for (var answer : threads.invokeAll(List.of(ask, ask, ask, ask))) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).singleElement().satisfies(ids -> assertThat(ids).hasSize(420));
  }

  private static <T> T in(java.util.function.Supplier<T> work) {
    return database.scoped().in("4109", work);
  }
}
