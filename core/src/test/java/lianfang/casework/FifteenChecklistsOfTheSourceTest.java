package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import lianfang.casework.type.CaseTypeReader;
import lianfang.fact.playbook.Yaml;
import org.junit.jupiter.api.Test;

/**
 * What newspapers and documents of February 2020 asked for on the spot is asked for item by item.
 */
class FifteenChecklistsOfTheSourceTest {

  private static final Path PLAYBOOK = Path.of("../playbook");

  private static final List<CaseType> TYPES =
      CaseTypeReader.readAll(PLAYBOOK.resolve("casetypes"), PLAYBOOK.resolve("checklists"));

  /** Two of the fifteen are forms of applications; supermarket and market share one source. */
  private static final String LISTS =
      """
      fever-clinic       | signs staff-protection waste-store sewage
      hospital           | triage febrile-passage infectious-ward guides
      safety-special     | plan training hazard-check start-plan dangerous-posts key-devices
      project-visit      | return-rate board-and-lodging protection materials
      firm-visit         | on-post off-shift difficulties
      nursing-home       | residents masks food
      supermarket        | disinfections temperature masks supply price quality
      market             | disinfections temperature masks supply price
      village-checkpoint | single-exit thermometer leaflets disinfectant alcohol
      village-checkpoint | disinfection-vehicle emergency-cars
      township-report    | resumption checkpoints
      green-channel      | checked route escort-out escort-in
      bus-departure      | distance documents manifest
      isolation-site     | procedure logistics staff-protection counselling
      """;

  private static List<String> items(String list) {
    return Yaml.of(PLAYBOOK.resolve("checklists/" + list + ".yaml")).children("items").stream()
        .map(item -> item.text("id"))
        .toList();
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split(" +")).toList();
  }

  private static CaseType type(String id) {
    return TYPES.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> fields(String type, String form) {
    return type(type).form(form).orElseThrow().fields().stream().map(CaseForm.Field::name).toList();
  }

  @Test
  void eachListHasTheItemsOfItsSource() {
    for (String line : LISTS.lines().toList()) {
      String[] cells = line.split(Pattern.quote("|"), -1);
      String list = cells[0].strip();
      assertThat(items(list)).as(list).containsAll(words(cells[1]));
    }
  }

  @Test
  void aFoodFirmHasFourItemsADayAndThreeMeasuresAtThreePoints() {
    List<String> items = items("food-firm-daily");
    assertThat(items).hasSize(4 + 3 * 3);
    assertThat(items).startsWith("temperature", "disinfection", "registration", "report");
    for (String point : List.of("gate", "workshop", "canteen")) {
      for (String measure : List.of("temperature", "disinfection", "masks")) {
        assertThat(items).contains(point + "-" + measure);
      }
    }
  }

  @Test
  void anApplicationOfWuzhiHasSixItemsAndAnAcceptanceOfZhongzhanFourAndThree() {
    assertThat(fields("resume-same-day", "ready"))
        .contains(
            "has-control-plan",
            "has-resumption-plan",
            "has-materials",
            "has-people",
            "has-cleaning",
            "has-instructor");
    assertThat(fields("resume-gate", "accept"))
        .contains("plan-in-place", "measures-in-place", "materials-in-place", "people-screened")
        .contains("epidemic", "safety", "environment");
  }

  @Test
  void aReportIsOfOneOfSevenKindsOfMisconduct() {
    CaseForm.Field misconduct =
        type("supervision-report").form("report").orElseThrow().field("misconduct").orElseThrow();
    assertThat(misconduct.choices())
        .extracting(choice -> choice.label().zh())
        .containsExactly("不作为", "慢作为", "乱作为", "有令不行", "阳奉阴违", "敷衍应付", "失职渎职");
  }
}
