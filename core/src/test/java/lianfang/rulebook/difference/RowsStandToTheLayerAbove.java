package lianfang.rulebook.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import org.junit.jupiter.api.Test;

class RowsStandToTheLayerAbove {

  private static final Path NOTICES = Path.of("../playbook/notices");
  private static final String PUYANG = "puyang-2020-02-25-key-persons";

  @Test
  void theCityKeepsContactsLongerThanTheNationAndTheNationCoversContactsOfOthers() {
    List<RowStand> stands = RowStand.of(city(PUYANG), city("cn-observation-14"));
    RowStand contact = row(stands, "K2");
    assertThat(contact.stands()).containsExactly(RowStand.Stand.LONGER);
    assertThat(contact.example().toString())
        .isEqualTo("[episode = contact, contact_of = confirmed]");
    assertThat(row(stands, "K1").stands()).containsExactly(RowStand.Stand.ALONE);
    assertThat(stands).extracting(RowStand::row).doesNotContain("not-cured", "K5b");
  }

  @Test
  void aMilderPlaceThanAboveIsLooserWithTheCaseInWhichItIs() {
    TreeMap<String, String> files =
        new TreeMap<>(NoticeFolder.read(NOTICES.resolve(PUYANG)).files());
    files.computeIfPresent(
        "tables/key-persons.csv",
        (name, text) ->
            text.replace(
                "K2,2,contact,-,-,confirmed,|,central,14,home,14",
                "K2,2,contact,-,-,confirmed,|,home,14,none,0"));
    Notice milder = NoticeLoader.readProved(new NoticeFolder(PUYANG, files));
    RowStand contact = row(RowStand.of(milder, city("cn-observation-14")), "K2");
    assertThat(contact.isLooser()).isTrue();
  }

  @Test
  void aRowThatAnEventEndsIsNotComparedByDays() {
    assertThat(RowStand.of(city(PUYANG), city("cn-infectious-diseases-law-39"))).isEmpty();
  }

  private static Notice city(String id) {
    return NoticeLoader.load(NOTICES.resolve(id));
  }

  private static RowStand row(List<RowStand> stands, String row) {
    return stands.stream().filter(one -> one.row().equals(row)).findFirst().orElseThrow();
  }
}
