package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lianfang.Application;
import lianfang.instance.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** A data folder with its keys and its own server, and the words that name it to a command. */
record InstanceFolder(Path data, Path keys, @Nullable String databaseUrl) {

  /** What a command answered. */
  record Answer(int code, String out, String err) {}

  static InstanceFolder embedded(Path data) {
    return new InstanceFolder(data, data.resolveSibling(data.getFileName() + ".keys"), null);
  }

  /** A demo of one city as init leaves it, on a server of its own; made once a JVM and copied. */
  static InstanceFolder founded(Path data) {
    return founded().copy(data);
  }

  private static synchronized InstanceFolder founded() {
    InstanceFolder first = embedded(TestDatabase.folder().resolve("founded"));
    if (!Files.exists(first.data())) {
      first.run(0, "init", "--city", "4109", "--demo");
    }
    return first;
  }

  /** The words of a command on this instance. */
  String[] words(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", data.toString(), "--keys", keys.toString()));
    if (databaseUrl != null) {
      all.addAll(List.of("--database-url", databaseUrl));
    }
    return all.toArray(String[]::new);
  }

  /** Runs a command in this JVM. */
  Answer ask(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Lianfang.line(Application.class, new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(words(words));
    return new Answer(code, out.toString(), err.toString());
  }

  /** Runs a command in this JVM, which must end with {@code expected}; its answer. */
  String run(int expected, String... words) {
    Answer answer = ask(words);
    assertThat(answer.code())
        .as("%s: %s", String.join(" ", words), answer.err())
        .isEqualTo(expected);
    return answer.out();
  }

  /** Opens it in this JVM, without a console. */
  ConfigurableApplicationContext open() {
    InstanceOptions options = new InstanceOptions(Application.class);
    options.data = data;
    options.keys = keys;
    options.databaseUrl = databaseUrl;
    return options.open();
  }

  /** The same instance in another place, while nobody runs it. */
  InstanceFolder copy(Path other) {
    InstanceFolder copy = embedded(other);
    copy(data, other);
    copy(keys, copy.keys());
    return copy;
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : (Iterable<Path>) all::iterator) {
        Files.copy(one, to.resolve(from.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is due to whom: the answer of {@code measures} without random ids of people, and with the
   * number of facts instead of their numbers, which a server that was killed skips.
   */
  List<String> measures(String on) {
    return run(0, "measures", "--on", on).lines().map(InstanceFolder::comparable).toList();
  }

  private static String comparable(String line) {
    List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
    cells.set(2, "");
    cells.set(cells.size() - 1, String.valueOf(cells.getLast().split(";").length));
    return String.join(",", cells);
  }

  /** The process of the server that runs on this folder. */
  ProcessHandle server() {
    try {
      String pid = Files.readAllLines(data.resolve("pg/postmaster.pid")).getFirst().strip();
      return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
