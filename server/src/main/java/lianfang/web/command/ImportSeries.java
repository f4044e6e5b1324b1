package lianfang.web.command;

import java.nio.file.Files;
import java.nio.file.Path;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.instance.ScopedTransactions;
import lianfang.situation.SeriesImport;
import lianfang.situation.SeriesReport;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Records a case series, a register of printed figures or a list of grades, as facts about areas.
 */
@Command(
    name = "series",
    description = {
      "导入病例序列 Import a case series of cities, a register of printed figures,",
      "or a list of risk grades that a province announced."
    },
    mixinStandardHelpOptions = true)
final class ImportSeries extends InstanceCommand {

  @Parameters(
      paramLabel = "FILE",
      description = "文件 A .csv series or list of grades, or a .yaml register.")
  private Path file = Path.of("");

  @Override
  protected int run(ApplicationContext instance) {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(file + " cannot be read: check the name of the file");
    }
    SeriesReport report = read(instance, file);
    out()
        .printf(
            "landed %d, known %d, corrected %d, left out %d%n",
            report.landed(),
            report.known(),
            report.corrected(),
            report.leftOut().values().stream().mapToInt(Integer::intValue).sum());
    report
        .leftOut()
        .forEach((place, rows) -> err().printf("left out: %s, %d rows, no area%n", place, rows));
    return 0;
  }

  /** Imports one file for the operator at the machine. */
  static SeriesReport read(ApplicationContext instance, Path file) {
    Recorder operator = new Recorder("operator", Scope.everything());
    String everywhere = String.join(",", operator.scope().prefixes());
    return instance
        .getBean(ScopedTransactions.class)
        .in(everywhere, () -> instance.getBean(SeriesImport.class).read(file, operator));
  }
}
