package lianfang.web.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import lianfang.instance.InstanceProblem;
import lianfang.instance.backup.KeysBackup;
import lianfang.instance.backup.Restore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fills an empty instance from a backup of this or an earlier version. */
@Command(
    name = "restore",
    description = "恢复 Fill an empty instance from a backup.",
    mixinStandardHelpOptions = true)
final class RestoreWord implements Callable<Integer> {

  @Mixin private InstanceOptions options;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "备份文件 A file that backup wrote.")
  private Path file;

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      description = "密钥备份 The file of its keys; without it names stay closed.")
  private @Nullable Path secrets;

  @Override
  public Integer call() {
    var restore = new Restore(file);
    if (!restore.exists()) {
      throw new InstanceProblem("There is no file " + file, "give a file that backup wrote");
    }
    Path keys = options.keysFolder();
    long rows = restore.into(options.folder(), keys, options.external());
    if (secrets != null) {
      KeysBackup.restore(secrets, keys);
    } else {
      spec.commandLine()
          .getErr()
          .println("lianfang: without its keys no name can be opened; give --secrets FILE");
    }
    spec.commandLine().getOut().println(options.folder() + ": " + rows + " rows");
    return 0;
  }
}
