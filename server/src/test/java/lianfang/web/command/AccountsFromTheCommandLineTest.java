package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lianfang.Application;
import lianfang.instance.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AccountsFromTheCommandLineTest {

  private static final TestDatabase database = TestDatabase.create();
  private static final List<String> properties = database.properties(false);

  @AfterAll
  static void close() {
    database.close();
  }

  /** What a command answered: exit code, standard output, standard error. */
  private record Answer(int code, String out, String err) {}

  @Test
  void accountIsAddedListedLockedUnlockedAndReset() {
    Answer added =
        run("user", "add", "wang", "--name", "Wang", "--role", "village", "--area", "410922100101");
    assertThat(added.out()).as(added.err()).startsWith("/link/");
    assertThat(added.code()).isZero();

    assertThat(run("user", "lock", "wang").code()).isZero();
    assertThat(run("user", "list").out()).contains("wang,village,410922100101,no,yes");
    assertThat(run("user", "unlock", "wang").code()).isZero();
    assertThat(run("user", "reset", "wang").out()).startsWith("/link/").isNotEqualTo(added.out());
    assertThat(run("user", "token", "wang", "--name", "nightly").out()).startsWith("lft_");
    assertThat(run("user", "list").out()).contains("wang,village,410922100101,no,no");
  }

  @Test
  void mistakesAreSaidInOneLineWithTheRemedy() {
    assertThat(run("user", "lock", "nobody").err())
        .contains("There is no such account: see user list.");
    assertThat(run("user", "add", "li", "--name", "Li", "--role", "king", "--area", "41").err())
        .contains("there is no role 'king'; roles are command,");
    Answer mixed =
        run("user", "add", "li", "--name", "Li", "--role", "auditor,gate", "--area", "41");
    assertThat(mixed.err()).contains("an audit account has no other role");
    assertThat(mixed.code()).isEqualTo(1);
  }

  private static Answer run(String... words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    for (String property : properties) {
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
