package lianfang.web.desks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lianfang.Application;
import lianfang.instance.TestDatabase;
import lianfang.web.command.Lianfang;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever runs the machine seats people at desks before anybody can on a page. */
class SeatsFromTheCommandLineTest {

  private static final TestDatabase DATABASE = TestDatabase.create();

  @BeforeAll
  static void addAccounts() {
    add("wang", "department", "410922");
    add("firm", "enterprise", "410922");
    add("head", "command", "4109");
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static void add(String login, String role, String area) {
    assertThat(run("user", "add", login, "--name", login, "--role", role, "--area", area).code())
        .isZero();
  }

  @Test
  void anAccountIsSeatedListedAndItsSeatEnded() {
    Answer seated =
        run("desk", "seat", "industry", "410922", "wang", "--team", "one", "--why", "roster");
    assertThat(seated.code()).as(seated.err()).isZero();
    String seat = seated.out().strip();
    assertThat(run("desk", "list", "--area", "4109").out())
        .contains(seat + ",industry,410922,wang,", ",one");
    assertThat(run("desk", "list", "--area", "4108").out()).doesNotContain(seat);
    Answer twice = run("desk", "seat", "industry", "410922", "wang", "--why", "roster");
    assertThat(twice.err()).contains("sits here already");
    assertThat(twice.code()).isEqualTo(1);
    assertThat(run("desk", "end", seat, "--last", "2019-01-01", "--why", "left").code())
        .isEqualTo(1);
    assertThat(run("desk", "end", seat, "--why", "left").code()).isZero();
    assertThat(run("desk", "list").out()).doesNotContain(seat);
    assertThat(run("desk", "end", seat, "--why", "left").err()).contains("no such seat");
  }

  @Test
  void whoMayNotSitThereIsNotSeatedFromTheMachineEither() {
    assertThat(run("desk", "seat", "industry", "410922", "firm", "--why", "roster").err())
        .contains("an account of a firm");
    assertThat(run("desk", "seat", "report-intake", "4109", "head", "--why", "roster").err())
        .contains("sealed");
    assertThat(run("desk", "seat", "industry", "410923", "wang", "--why", "roster").err())
        .contains("jurisdiction");
    assertThat(run("desk", "seat", "command", "410922", "wang", "--why", "roster").err())
        .contains("Choose a desk");
    assertThat(run("desk", "seat", "industry", "410922", "nobody", "--why", "roster").err())
        .contains("no such login");
    assertThat(run("desk", "seat", "industry", "410922", "wang", "--why", " ").err())
        .contains("reason");
  }

  /** What a command answered. */
  private record Answer(int code, String out, String err) {}

  private static Answer run(String... words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    for (String property : DATABASE.properties(false)) {
      String[] parts = property.split("=", 2);
      all.add(parts[0].replace("lianfang.", "--"));
      all.add(parts[1]);
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Lianfang.line(Application.class, new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Answer(code, out.toString(), err.toString());
  }
}
