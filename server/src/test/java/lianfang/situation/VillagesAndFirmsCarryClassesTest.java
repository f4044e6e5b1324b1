package lianfang.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import lianfang.area.DivisionLoading;
import lianfang.rulebook.RulebookInstance;
import lianfang.situation.ObjectClasses.Assignment;
import lianfang.situation.ObjectClasses.Classed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VillagesAndFirmsCarryClassesTest {

  private static final String COMMUNITY = "cn-community-2020-01-24";
  private static final String VILLAGE = "410922100101";
  private static final LocalDate DAY = LocalDate.of(2020, 2, 20);

  private static RulebookInstance instance;

  @BeforeAll
  static void theDivisionsAreLoaded() {
    instance = new RulebookInstance();
    instance.bean(DivisionLoading.class).load(Path.of("..", "playbook"), List.of("4109", "4108"));
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  @Test
  void aVillageCarriesTheLatestClassOfADayAndKeepsTheEarlierOnes() {
    assign(of(COMMUNITY, "outbreak", "village", VILLAGE, "", DAY));
    assign(of(COMMUNITY, "none", "village", VILLAGE, "", DAY.plusDays(5)));
    Classed before = classed(COMMUNITY, DAY.plusDays(4)).getFirst();
    assertThat(before.now().objectClass()).isEqualTo("outbreak");
    Classed now = classed(COMMUNITY, DAY.plusDays(6)).getFirst();
    assertThat(now.now().objectClass()).isEqualTo("none");
    assertThat(now.earlier()).extracting(Assignment::objectClass).containsExactly("outbreak");
    assertThat(now.place()).startsWith("河南省濮阳市");
    assertThat(classed(COMMUNITY, DAY.minusDays(1))).isEmpty();
  }

  @Test
  void aSchemeWithoutPublishedCriteriaIsListedAndGivesNoClass() {
    assertThat(instance.bean(ObjectClasses.class).schemes()).hasSize(4);
    String village = "410823100001";
    assertThat(
            refused(
                of(
                    "wuzhi-2020-02-21-villages",
                    "class-1",
                    "village",
                    village,
                    "",
                    DAY.plusDays(5))))
        .isEqualTo(ClassRefused.Reason.NO_CRITERIA);
  }

  @Test
  void aVenueAndAFirmOfOneNameCarryTheirOwnClasses() {
    String scheme = "hubei-2020-03-18-enterprises";
    LocalDate from = LocalDate.of(2020, 3, 20);
    assign(of(scheme, "class-1", "venue", "420106", "农贸市场", from));
    assign(of(scheme, "class-2", "firm", "420106", "农贸市场", from.plusDays(1)));
    List<Classed> classed =
        instance.everywhere(() ->
            instance.bean(ObjectClasses.class).of("4201", scheme, LocalDate.of(2020, 3, 22), null));
    assertThat(classed)
        .extracting(one -> one.now().kind() + " " + one.now().objectClass())
        .containsExactlyInAnyOrder("venue class-1", "firm class-2");
  }

  @Test
  void whatASchemeDoesNotSortIsRefused() {
    assertThat(refused(of(COMMUNITY, "none", "firm", "410922", "面粉厂", DAY)))
        .isEqualTo(ClassRefused.Reason.WRONG_KIND);
    assertThat(refused(of(COMMUNITY, "fourth", "village", VILLAGE, "", DAY)))
        .isEqualTo(ClassRefused.Reason.UNKNOWN);
    assertThat(refused(of(COMMUNITY, "none", "village", "410922", "", DAY)))
        .isEqualTo(ClassRefused.Reason.UNNAMED);
    assertThat(refused(of(COMMUNITY, "none", "village", VILLAGE, "", LocalDate.of(2020, 1, 1))))
        .isEqualTo(ClassRefused.Reason.OUTSIDE);
    assertThat(refused(of("hubei-2020-03-18-enterprises", "class-1", "firm", "410922", "面粉厂", DAY)))
        .isEqualTo(ClassRefused.Reason.OUTSIDE);
  }

  private static Assignment of(
      String scheme, String word, String kind, String area, String name, LocalDate from) {
    return new Assignment(scheme, word, kind, area, name, from, "县指挥部", "");
  }

  private static void assign(Assignment one) {
    instance.everywhere(() -> {
      instance.bean(ObjectClasses.class).assign(RulebookInstance.APPROVER, one);
      return true;
    });
  }

  private static ClassRefused.Reason refused(Assignment one) {
    return catchThrowableOfType(ClassRefused.class, () -> assign(one)).reason();
  }

  private static List<Classed> classed(String scheme, LocalDate on) {
    return instance.everywhere(
        () -> instance.bean(ObjectClasses.class).of("4109", scheme, on, null));
  }
}
