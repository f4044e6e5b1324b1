package lianfang.web.answer;

import java.time.LocalDate;
import lianfang.area.Scope;
import lianfang.web.command.InstanceCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every answer about a day is asked: which day, which area, in which form. */
abstract class DayAnswer extends InstanceCommand {

  @Option(names = "--on", required = true, paramLabel = "DATE", description = "日期 ISO day.")
  private LocalDate on = LocalDate.EPOCH;

  @Option(
      names = "--area",
      paramLabel = "CODE",
      converter = AreaCode.class,
      description = "区划 Prefix of 2 to 12 digits of a division code.")
  private @Nullable String area;

  @Option(names = "--format", defaultValue = "csv", description = "格式 csv (default) or json.")
  private TableFormat format = TableFormat.CSV;

  final LocalDate on() {
    return on;
  }

  final Scope scope() {
    return area == null ? Scope.everything() : Scope.of(area);
  }

  final TableFormat format() {
    return format;
  }
}
