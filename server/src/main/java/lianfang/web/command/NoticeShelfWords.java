package lianfang.web.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import lianfang.rulebook.Finding;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.NoticeShelf;
import lianfang.web.answer.TableFormat;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words below {@code notice} that work on an instance. */
final class NoticeShelfWords {

  private NoticeShelfWords() {}

  /** Lists the editions that are kept, drafts and those in force. */
  @Command(
      name = "list",
      description =
          "列出版本 List the editions that this instance keeps; in_force is empty for a draft.",
      mixinStandardHelpOptions = true)
  static final class ListKept extends InstanceCommand {

    @Option(names = "--format", description = "csv, json", defaultValue = "csv")
    private TableFormat format = TableFormat.CSV;

    @Override
    protected int run(ApplicationContext instance) {
      List<List<String>> rows =
          instance.getBean(NoticeShelf.class).list().stream().map(ListKept::row).toList();
      format.print(List.of("notice", "edition", "in_force", "zh", "en"), rows, out());
      return 0;
    }

    private static List<String> row(NoticeShelf.Kept kept) {
      LocalDate from = kept.from();
      return List.of(
          kept.notice(),
          kept.edition(),
          from == null ? "" : from.toString(),
          kept.title().zh(),
          kept.title().en());
    }
  }

  /** Proves a folder and keeps it as a draft. */
  @Command(
      name = "add",
      description = "存为草案 Prove a notice folder and keep it as a draft; nothing is put in force.",
      mixinStandardHelpOptions = true)
  static final class Add extends InstanceCommand {

    @Parameters(paramLabel = "DIR", description = "通知文件夹 The notice's folder.")
    private Path folder = Path.of("");

    @Override
    protected int run(ApplicationContext instance) {
      try {
        out().println(instance.getBean(NoticeShelf.class).keep(folder));
        return 0;
      } catch (NoticeRefused refused) {
        for (Finding finding : refused.findings()) {
          err().println(finding.places() + " " + finding.whole().zh());
          err().println(finding.places() + " " + finding.whole().en());
        }
        return 1;
      }
    }
  }

  /** Writes an edition as a folder, or its tables as DMN. */
  @Command(
      name = "export",
      description = "导出 Write an edition as a folder in DIR, or its tables as one DMN file.",
      mixinStandardHelpOptions = true)
  static final class Export extends InstanceCommand {

    @Parameters(
        index = "0",
        paramLabel = "NOTICE",
        description = "通知或版本 Id of a notice, or the first digits of an edition.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "目标文件夹 Where to write.")
    private Path into = Path.of("");

    @Option(names = "--dmn", description = "DMN 格式 Write NOTICE.dmn instead of the folder.")
    private boolean dmn;

    @Override
    protected int run(ApplicationContext instance) throws IOException {
      NoticeShelf shelf = instance.getBean(NoticeShelf.class);
      if (dmn) {
        String text = shelf.dmn(name);
        Files.createDirectories(into);
        out().println(Files.writeString(into.resolve(name + ".dmn"), text));
      } else {
        out().println(shelf.export(name, into));
      }
      return 0;
    }
  }
}
