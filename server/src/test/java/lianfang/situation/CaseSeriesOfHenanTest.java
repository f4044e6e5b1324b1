package lianfang.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import lianfang.fact.playbook.PlaybookRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two real files, read as they are. */
class CaseSeriesOfHenanTest {

  private static final Path SERIES = Path.of("..", "playbook", "series");
  private static final Path DAILY = SERIES.resolve("canghailan_henan_cities_daily.csv");
  private static final Path SNAPSHOTS =
      SERIES.resolve("dxy_henan_cities_all_snapshots_20200124_20200410.csv");

  @ParameterizedTest
  @CsvSource({
    "4108, 2020-02-15, 30,  5, 1",
    "4109, 2020-02-15, 17,  2, 0",
    "4108, 2020-02-24, 32, 24, 1",
    "4109, 2020-02-24, 17, 10, 0",
    "41,   2020-02-24, 1271, 989, 19"
  })
  void theDailyFileSaysWhatTheProvincePublished(
      String area, LocalDate day, int confirmed, int cured, int dead) {
    CaseSeries series = new CaseSeries(SeriesFile.daily(DAILY, area));
    CaseCount count = series.on("canghailan", day).orElseThrow();
    assertThat(count.confirmed()).isEqualTo(confirmed);
    assertThat(count.cured()).isEqualTo(cured);
    assertThat(count.dead()).isEqualTo(dead);
  }

  @Test
  void snapshotsKeepTheirTimeAndFallWhereACaseWasTakenBack() {
    List<SeriesRow> puyang = snapshots("4109");
    assertThat(at(puyang, "2020-03-02T09:25:33Z").cured()).isEqualTo(16);
    assertThat(at(puyang, "2020-03-02T11:35:22Z").cured()).isEqualTo(15);
    List<SeriesRow> jiaozuo = snapshots("4108");
    assertThat(at(jiaozuo, "2020-02-09T11:18:41Z").dead()).isEqualTo(1);
    assertThat(at(jiaozuo, "2020-02-10T01:10:24Z").dead()).isZero();
  }

  @Test
  void everyRowHasAnIdOfItsOwnUnlessItIsTheSameRow() {
    List<SeriesRow> rows = SeriesFile.read(SNAPSHOTS);
    assertThat(rows.stream().map(SeriesFacts::id).distinct().count())
        .isEqualTo(rows.stream().distinct().count());
  }

  @Test
  void codesLoseTheirFillingZeros() {
    assertThat(row("410800").area()).isEqualTo("4108");
    assertThat(row("410000").area()).isEqualTo("41");
    assertThat(row("411525").area()).isEqualTo("411525");
    assertThat(row("4100y0").area()).isEmpty();
    assertThat(row("").area()).isEmpty();
  }

  @Test
  void anotherTableIsRefusedByItsHeader(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("other.csv");
    Files.writeString(file, "name,number\na,1\n");
    assertThatThrownBy(() -> SeriesFile.read(file))
        .isInstanceOf(PlaybookRefused.class)
        .hasMessageContaining("other.csv")
        .hasMessageContaining("cityCode");
    Files.writeString(file, "");
    assertThatThrownBy(() -> SeriesFile.read(file)).hasMessageContaining("no row");
  }

  private static SeriesRow row(String code) {
    return new SeriesRow("x", code, "", java.time.Instant.EPOCH, 0, 0, 0, 0);
  }

  private static List<SeriesRow> snapshots(String area) {
    return SeriesFile.read(SNAPSHOTS).stream().filter(row -> row.area().equals(area)).toList();
  }

  private static SeriesRow at(List<SeriesRow> rows, String time) {
    return rows.stream().filter(row -> row.at().toString().equals(time)).findFirst().orElseThrow();
  }
}
