package lianfang.web.answer;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.area.Scope;
import lianfang.rulebook.CaseRun;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.rulebook.simulation.Simulations;
import lianfang.web.command.InstanceCommand;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a notice folder would change if it were in force; nothing is kept. */
@Command(
    name = "simulate",
    description = {
      "推演 Print what a notice folder would change if it were in force: totals, areas, days,",
      "clauses and subjects. It is proved first and refused with the findings; nothing is kept."
    },
    mixinStandardHelpOptions = true)
public final class Simulate extends InstanceCommand {

  @Parameters(
      arity = "0..*",
      paramLabel = "NOTICE-FOLDER",
      description = "通知文件夹 Folders of notices, put in force together; none with --reading alone.")
  private List<Path> folders = List.of();

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      description = "日期 ISO day on which the rules are asked.")
  private LocalDate asOf = LocalDate.EPOCH;

  @Option(
      names = "--area",
      paramLabel = "CODE",
      converter = AreaCode.class,
      description = "区划 Prefix of 2 to 12 digits of a division code.")
  private @Nullable String area;

  @Option(
      names = "--horizon",
      paramLabel = "DAYS",
      defaultValue = "28",
      description = "天数 How many days follow the first in the loads by day (28).")
  private int horizon = 28;

  @Option(
      names = "--reading",
      paramLabel = "NOTICE/KEY=VALUE",
      description = "口径 A reading to assume instead of the signed one; may be repeated.")
  private Map<String, String> readings = Map.of();

  @Option(
      names = "--format",
      defaultValue = "json",
      description = "格式 json (default), or csv for the subjects alone.")
  private TableFormat format = TableFormat.JSON;

  @Override
  protected int run(ApplicationContext instance) throws SQLException {
    if (folders.isEmpty() && readings.isEmpty()) {
      throw new IllegalArgumentException("give a NOTICE-FOLDER, or --reading NOTICE/KEY=VALUE");
    }
    List<Notice> notices = new ArrayList<>();
    for (Path folder : folders) {
      try {
        notices.add(prove(folder));
      } catch (NoticeRefused refused) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        ProofText.print(String.valueOf(name), refused.findings(), err());
        return 1;
      }
    }
    Scope scope = area == null ? Scope.everything() : Scope.of(area);
    Simulations.Answer answer =
        instance.getBean(Simulations.class).run(notices, readings, asOf, horizon, scope);
    String editions = String.join(",", notices.stream().map(Notice::edition).toList());
    new SimulationText(editions, answer).print(format, out());
    return 0;
  }

  /** A golden case that assumes another notice finds it in the folder beside. */
  private static Notice prove(Path folder) {
    Path beside = folder.toAbsolutePath().normalize().resolveSibling(".");
    return new NoticeLoader(new CaseRun(id -> NoticeLoader.load(beside.resolve(id))))
        .load(NoticeFolder.read(folder));
  }
}
