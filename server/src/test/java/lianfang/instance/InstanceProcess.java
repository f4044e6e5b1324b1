package lianfang.instance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;

/**
 * Another process on a data folder: opens the instance, runs the SQL lines that it reads and
 * answers each with one value, until its input ends.
 */
final class InstanceProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final PrintStream questions;

  private InstanceProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  static InstanceProcess start(Path data) throws IOException {
    return new InstanceProcess(
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    // It lives for seconds: no time to be compiled well.
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    InstanceProcess.class.getName(),
                    data.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** The one value of a query, after the instance has been opened. */
  String ask(String sql) throws IOException {
    questions.println(sql);
    return String.valueOf(answers.readLine());
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  void endInput() {
    questions.close();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  static void main(String[] words) throws Exception {
    Path data = Path.of(words[0]);
    var out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
    try (Instance instance = Instance.open(data, data.resolveSibling("keys"), null)) {
      var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String sql = lines.readLine(); sql != null; sql = lines.readLine()) {
        out.println(sql.equals("attached") ? instance.attached() : answer(instance, sql));
      }
    }
  }

  static String answer(Instance instance, String sql) throws Exception {
    Database.Login login = instance.database().login(Database.OWNER);
    String url = instance.database().url();
    try (var connection = DriverManager.getConnection(url, login.user(), login.password());
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "done";
      }
      try (var rows = statement.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
