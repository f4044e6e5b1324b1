package lianfang.web.command;

import static java.util.Objects.requireNonNull;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import lianfang.web.answer.Decisions;
import lianfang.web.answer.Duties;
import lianfang.web.answer.IsoDay;
import lianfang.web.answer.Measures;
import lianfang.web.answer.Simulate;
import lianfang.web.casetype.CaseTypeWord;
import lianfang.web.casetype.DeadlineWord;
import lianfang.web.desks.DeskWord;
import lianfang.web.load.VerifyOnlyWord;
import lianfang.web.passes.PassWord;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** 联防: the root of the command line; each word is a class of this package. */
@Command(
    name = "lianfang",
    description = {
      "联防联控：县市可执行的应急预案。",
      "Joint prevention and control: an executable emergency plan for a city or county."
    },
    subcommands = {
      Demo.class,
      Serve.class,
      Init.class,
      Import.class,
      BulletinCommand.class,
      Decisions.class,
      Duties.class,
      Measures.class,
      Simulate.class,
      BackupWord.class,
      RestoreWord.class,
      NoticeWord.class,
      CaseTypeWord.class,
      DeadlineWord.class,
      Rehearse.class,
      VerifyLedger.class,
      Erase.class,
      User.class,
      DeskWord.class,
      PassWord.class,
      VerifyOnlyWord.class,
      CommandLine.HelpCommand.class
    },
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WORD")
public final class Lianfang {

  /** The words could not be understood; 1 is left to work that failed, 2 to work partly done. */
  public static final int NOT_UNDERSTOOD = 64;

  private Lianfang() {}

  /**
   * Runs one command to its end.
   *
   * @param application the Spring configuration that commands start
   * @param words what the operator typed
   * @return the exit code of the process
   */
  public static int run(Class<?> application, String... words) {
    return line(
            application,
            writer(new FileOutputStream(FileDescriptor.out)),
            writer(new FileOutputStream(FileDescriptor.err)))
        .execute(words);
  }

  /** The command line with its two outputs; tests read them. */
  public static CommandLine line(Class<?> application, PrintWriter out, PrintWriter err) {
    var line = new CommandLine(new Lianfang(), new Words(application));
    line.setOut(out);
    line.setErr(err);
    line.registerConverter(LocalDate.class, new IsoDay());
    line.registerConverter(UUID.class, Lianfang::id);
    line.registerConverter(Long.class, text -> whole(text, Long::valueOf));
    line.registerConverter(int.class, text -> whole(text, Integer::valueOf));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(new Failures());
    line.setParameterExceptionHandler(Failures::notUnderstood);
    line.setUsageHelpWidth(100);
    describeHelp(requireNonNull(line.getSubcommands().get("help")).getCommandSpec());
    return line;
  }

  private static <N> N whole(String text, Function<String, N> reading) {
    try {
      return reading.apply(text);
    } catch (NumberFormatException other) {
      throw new CommandLine.TypeConversionException(
          "'" + text + "' is no whole number: write digits alone, such as 16");
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException noId) {
      throw new CommandLine.TypeConversionException(
          "'" + text + "' is no id: copy it from a subject that measures prints");
    }
  }

  /** The library's own text for this word is English alone and full of its placeholders. */
  private static void describeHelp(CommandLine.Model.CommandSpec help) {
    help.usageMessage().description("帮助 Say what the program, or one of its words, understands.");
    CommandLine.Model.PositionalParamSpec word = help.positionalParameters().getFirst();
    help.remove(word);
    help.addPositional(
        word.toBuilder().paramLabel("WORD").description("命令 The word, such as import.").build());
  }

  /** UTF-8 whatever the machine's locale says; an answer is read by programs. */
  private static PrintWriter writer(FileOutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
