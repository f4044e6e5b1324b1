package lianfang.web.command;

import java.nio.file.Path;
import lianfang.instance.Database;
import lianfang.instance.InstanceSettings;
import lianfang.instance.backup.Backup;
import lianfang.instance.backup.KeysBackup;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes everything but the keys into one file, also while the console serves. */
@Command(
    name = "backup",
    description = "备份 Write a backup; the keys go to a file of their own.",
    mixinStandardHelpOptions = true)
final class BackupWord extends InstanceCommand {

  @Parameters(paramLabel = "FILE", description = "备份文件 The new file.")
  private Path file;

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      description = "密钥备份 Write the keys to this new file; keep it elsewhere.")
  private @Nullable Path secrets;

  @Override
  protected int run(ApplicationContext instance) {
    Database database = instance.getBean(Database.class);
    var settings = instance.getBean(InstanceSettings.class);
    long rows = new Backup(database, settings).write(file, Version.current());
    if (secrets != null) {
      KeysBackup.write(database.keys().folder(), secrets);
    } else {
      err().println("lianfang: the keys are not in it; back them up apart with --secrets FILE");
    }
    out().println(file + ": " + rows + " rows");
    return 0;
  }
}
