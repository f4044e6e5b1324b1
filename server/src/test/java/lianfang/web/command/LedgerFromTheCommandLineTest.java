package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As an auditor sees it: the ledger is verified, also against an anchor that was kept elsewhere.
 */
class LedgerFromTheCommandLineTest {

  private static final String CUT_OFF =
      """
      delete from fact.fact f using fact.seal s
        where f.seq between s.first_seq and s.last_seq
          and s.block = (select max(number) from fact.block);
      delete from fact.seal where block = (select max(number) from fact.block);
      delete from fact.block where number = (select max(number) from fact.block)
      """;

  private static final TestInstance instance = new TestInstance();

  private static int landed;

  @TempDir private Path folder;

  private Path anchor = Path.of("");

  @BeforeEach
  void somebodyIsRegisteredAndTheLedgerIsAnchored() throws IOException {
    anchor = folder.resolve("anchor.txt");
    land();
    instance.run(0, "verify-ledger");
    land();
    assertThat(instance.run(0, "verify-ledger", "--write-anchor", anchor.toString()))
        .contains("\nwhole\n");
    assertThat(anchor).exists();
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  private void land() throws IOException {
    landed++;
    Path roster =
        Files.writeString(
            folder.resolve(landed + ".csv"),
            "序号,姓名,手机号,县(区),现住乡镇,现住村(社区),人员类别,来源地,返回日期\n"
                + "1,人,1380000000%d,濮阳县,柳屯镇,柳屯村,返乡人员,武汉,2020-02-25\n".formatted(landed));
    instance.run(0, "import", "people", roster.toString());
  }

  @Test
  void aRowThatWasChangedBreaksIt() {
    String change =
        "update fact.fact set attributes = jsonb_set(attributes, '{origin}', '\"%s\"')"
            + " where seq = (select min(seq) from fact.fact where kind = 'arrival')";
    instance.asOwner(change.formatted("41"));
    assertThat(instance.run(1, "verify-ledger"))
        .contains("was changed", "\nbroken\n")
        .doesNotContain("whole");
    instance.asOwner(change.formatted("4201"));
    assertThat(instance.run(0, "verify-ledger")).contains("\nwhole\n");
  }

  @Test
  void aChainThatWasCutOffLooksWholeWithoutTheAnchorAndIsBrokenWithIt() {
    instance.asOwner(CUT_OFF);
    assertThat(instance.run(0, "verify-ledger")).contains("\nwhole\n");
    assertThat(instance.run(1, "verify-ledger", "--anchor", anchor.toString()))
        .contains("finding ", " ends before block ", "\nbroken\n");
  }

  @Test
  void aForgedAnchorBreaksItAndAFileThatIsNoneIsNamed() throws IOException {
    Path forged = folder.resolve("forged.txt");
    String text = Files.readString(anchor);
    Files.writeString(forged, text.replaceAll("position [0-9]+", "position 1"));
    assertThat(instance.run(1, "verify-ledger", "--anchor", forged.toString()))
        .contains("no genuine signature", "\nbroken\n");
    Files.write(forged, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
    InstanceFolder.Answer answer = instance.ask("verify-ledger", "--anchor", forged.toString());
    assertThat(answer.err()).startsWith("lianfang: ").doesNotContain("Exception");
    Files.writeString(forged, "hello");
    answer = instance.ask("verify-ledger", "--anchor", forged.toString());
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).startsWith("lianfang: ").doesNotContain("Exception");
    answer = instance.ask("verify-ledger", "--anchor", folder.resolve("none.txt").toString());
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).contains("none.txt").doesNotContain("Exception");
  }
}
