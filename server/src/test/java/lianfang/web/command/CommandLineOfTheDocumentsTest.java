package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class CommandLineOfTheDocumentsTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "command-line.md");
  private static final String WRITE = "lianfang.write-docs";
  private static final String MARK = "## The words\n";
  private static final Set<String> EVERYWHERE =
      Set.of("--data", "--keys", "--database-url", "--help", "--version");

  @Test
  void thePageOfTheCommandLineSaysWhatTheProgramUnderstands() throws IOException {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    StringBuilder words = new StringBuilder(MARK);
    describe(Lianfang.line(Object.class, nowhere, nowhere), "", words);
    String page = Files.readString(DOCUMENT);
    String written = page.substring(0, page.indexOf(MARK)) + words;
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(DOCUMENT, written);
    }
    assertThat(Files.readString(DOCUMENT))
        .as("docs/command-line.md is stale: run with -D" + WRITE + "=true")
        .isEqualTo(written);
  }

  private static void describe(CommandLine line, String above, StringBuilder to) {
    new TreeMap<>(line.getSubcommands())
        .forEach((word, below) -> {
          CommandSpec spec = below.getCommandSpec();
          if (!spec.usageMessage().hidden()) {
            String name = (above + " " + word).strip();
            to.append("\n### ").append(name).append("\n\n");
            to.append(String.join(" ", spec.usageMessage().description())).append('\n');
            arguments(spec, to);
            describe(below, name, to);
          }
        });
  }

  private static void arguments(CommandSpec spec, StringBuilder to) {
    StringBuilder rows = new StringBuilder();
    spec.positionalParameters().forEach(one -> row(one, one.paramLabel(), rows));
    for (OptionSpec option : spec.options()) {
      if (!EVERYWHERE.contains(option.longestName()) && !option.hidden()) {
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        row(option, option.longestName() + value, rows);
      }
    }
    if (!rows.isEmpty()) {
      to.append("\n| | | needed |\n|---|---|---|\n").append(rows);
    }
  }

  private static String needed(ArgSpec argument) {
    boolean choice = argument.group() != null && argument.group().exclusive();
    return choice ? "one of these" : argument.required() ? "yes" : "";
  }

  private static void row(ArgSpec argument, String name, StringBuilder to) {
    String text = String.join(" ", argument.description()).replace("|", "\\|");
    String standard = argument.defaultValue() == null ? "" : argument.defaultValue();
    to.append(
        "| `%s` | %s | %s |%n"
            .formatted(
                name,
                text.replace("${DEFAULT-VALUE}", standard.isEmpty() ? "empty" : standard),
                needed(argument)));
  }
}
