package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import lianfang.Application;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpIsAnAnswerInBothLanguages() {
    assertThat(run("help")).isZero();
    assertThat(out.toString()).contains("联防联控", "executable emergency plan", "serve", "init");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void anUnknownWordIsNamedWithTheHelp() {
    assertThat(run("serf")).isEqualTo(Lianfang.NOT_UNDERSTOOD);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("serf", "./lianfang help");
  }

  @Test
  void aDayThatIsNotInTheCalendarIsNamedWithTheForm() {
    assertThat(run("measures", "--on", "2020-02-30")).isEqualTo(Lianfang.NOT_UNDERSTOOD);
    assertThat(err.toString())
        .contains("'2020-02-30' is no day of the calendar", "2020-02-26")
        .doesNotContain("java.");
  }

  @Test
  void aNumberThatIsNoneIsSaidWithoutWordsOfTheProgrammingLanguage() {
    String from = "2020-01-23T16:00";
    assertThat(run("deadline", "--from", from, "--working-hours", "acht"))
        .isEqualTo(Lianfang.NOT_UNDERSTOOD);
    assertThat(run("serve", "--port", "80x")).isEqualTo(Lianfang.NOT_UNDERSTOOD);
    assertThat(err.toString())
        .contains("'acht' is no whole number", "'80x' is no whole number", "such as 16")
        .doesNotContain("long", " int");
  }

  @Test
  void anIdThatIsNoneIsNamedWithWhereOneStands() {
    assertThat(run("erase", "--person", "x1", "--reason", "none"))
        .isEqualTo(Lianfang.NOT_UNDERSTOOD);
    assertThat(err.toString()).contains("'x1' is no id", "measures").doesNotContain("java.");
  }

  @Test
  void aFolderWithoutAnInstanceIsNamedWithTheCommandThatMakesOne() {
    Path data = folder.resolve("nothing");
    assertThat(run("backup", "x.zip", "--data", data.toString())).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains(data.toString(), "./lianfang init --city");
    assertThat(data).doesNotExist();
  }

  @Test
  void keysInsideTheDataFolderAreRefused() {
    String keys = folder.resolve("data/keys").toString();
    String data = folder.resolve("data").toString();
    assertThat(run("init", "--city", "4109", "--data", data, "--keys", keys)).isEqualTo(1);
    assertThat(err.toString()).contains("inside the data folder");
  }

  @Test
  void aCityThatIsNoneIsRefusedBeforeAnythingIsMade() {
    Path data = folder.resolve("data");
    assertThat(run("init", "--city", "puyang", "--data", data.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("'puyang' is no city");
    assertThat(Files.exists(data)).isFalse();
  }

  @Test
  void aFullDiskIsSaidAsSuch() {
    assertThat(Failures.sentence(new IllegalStateException(new SQLException("x", "53100"))))
        .startsWith("The disk is full");
    assertThat(Failures.sentence(new IOException("/a/b: No space left on device")))
        .startsWith("The disk is full");
  }

  @Test
  void anUnexpectedFailureSaysHowToSeeItsPlace() {
    assertThat(Failures.sentence(new NullPointerException("x")))
        .isEqualTo("NullPointerException x (LIANFANG_TRACE=1 shows where)");
  }

  private int run(String... words) {
    return Lianfang.line(Application.class, new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(words);
  }
}
