package lianfang.web.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Drops everything but verification on a running console, or ends that. */
@Command(
    name = "verify-only",
    description =
        "只保核验 Answer gates and verification alone, or everybody again; holds within a second.",
    mixinStandardHelpOptions = true)
public final class VerifyOnlyWord implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "on|off", description = "开关 on or off.")
  private String state = "";

  @Option(names = "--data", paramLabel = "DIR", description = "数据目录 Data folder.")
  private Path data = Path.of("data");

  @Override
  public Integer call() throws IOException {
    if (!state.equals("on") && !state.equals("off")) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "'" + state + "' is neither on nor off");
    }
    if (!Files.isDirectory(data)) {
      spec.commandLine().getErr().println("lianfang: there is no data folder " + data);
      return 1;
    }
    VerifyOnly.turn(data, state.equals("on"));
    return 0;
  }
}
