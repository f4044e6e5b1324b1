package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lianfang.Application;
import lianfang.instance.InstanceSettings;
import lianfang.instance.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo with a tenth of its people. */
class TwoCitiesOfInventedPeopleTest {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final List<String> INSTANCE = new ArrayList<>();

  private static final StringWriter REMARKS = new StringWriter();
  private static String printed = "";

  @BeforeAll
  static void setUp() {
    for (String property : DATABASE.properties(true)) {
      int equals = property.indexOf('=');
      INSTANCE.add(property.substring(0, equals).replace("lianfang.", "--"));
      INSTANCE.add(property.substring(equals + 1));
    }
    InstanceOptions options = new InstanceOptions(Application.class);
    options.data = Path.of(INSTANCE.get(1));
    options.keys = Path.of(INSTANCE.get(3));
    options.databaseUrl = INSTANCE.get(5);
    try (var instance = options.open()) {
      Founding.fill(instance, instance.getBean(InstanceSettings.class));
    }
    printed = demo(REMARKS);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void everyRowOfEveryRosterLands() {
    assertThat(REMARKS.toString().lines().filter(line -> line.contains(" rows landed, ")))
        .hasSize(4)
        .allMatch(line -> line.contains(" 0 came back, 0 wait, "));
  }

  @Test
  void theBulletinsOfBothCitiesArePrinted() {
    assertThat(printed)
        .contains("濮阳市疫情防控通报（截至 2020-02-26 24 时）", "焦作市疫情防控通报（截至 2020-02-26 24 时）")
        .contains("Share back at work: 82.8 %", "! C1 ", "! C2 ", "! C4 ", "! C6 ", "! C7 ");
  }

  @Test
  void everyClauseReachesSomebody() {
    for (String clause : List.of("1", "2", "3", "4", "5", "6", "7")) {
      assertThat(printed).containsPattern("puyang-2020-02-25-key-persons +" + clause + " +[a-z]");
    }
    assertThat(printed)
        .containsPattern("puyang-2020-02-25-key-persons +5 +isolation +undecided +[1-9]")
        .containsPattern("cn-infectious-diseases-law-39 +39 +isolation +hospital +[1-9]");
  }

  @Test
  void aSecondDemoOnTheSameFolderReusesIt() {
    StringWriter remarks = new StringWriter();
    assertThat(demo(remarks)).isEqualTo(printed);
    assertThat(remarks.toString()).doesNotContain("rows landed");
  }

  private static String demo(StringWriter remarks) {
    StringWriter out = new StringWriter();
    List<String> words = new ArrayList<>(List.of("demo", "--once", "--share", "0.1"));
    words.addAll(INSTANCE);
    int code =
        Lianfang.line(Application.class, new PrintWriter(out, true), new PrintWriter(remarks, true))
            .execute(words.toArray(String[]::new));
    assertThat(code).as(remarks.toString()).isZero();
    return out.toString();
  }
}
