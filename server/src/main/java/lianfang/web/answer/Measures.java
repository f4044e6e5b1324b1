package lianfang.web.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lianfang.area.Scope;
import lianfang.rulebook.Replayed;
import lianfang.web.command.InstanceCommand;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the measures of a day, one line an interval, from facts alone. */
@Command(
    name = "measures",
    description = "措施 Print the measures that hold on a day or begin later.",
    mixinStandardHelpOptions = true)
public final class Measures extends InstanceCommand {

  @Option(names = "--on", required = true, paramLabel = "DATE", description = "日期 ISO day.")
  private LocalDate on = LocalDate.EPOCH;

  @Option(
      names = "--known-at",
      paramLabel = "TIME",
      converter = KnownAt.class,
      description = {
        "已知时点 What was known then: 2020-02-26T08:00+08:00, a local time of Shanghai,",
        "or a day (its end). Everything that is known if it is left out."
      })
  private @Nullable Instant knownAt;

  @Option(
      names = "--area",
      paramLabel = "CODE",
      converter = AreaCode.class,
      description = "区划 Prefix of 2 to 12 digits of a division code.")
  private @Nullable String area;

  @Option(names = "--format", defaultValue = "csv", description = "格式 csv (default) or json.")
  private TableFormat format = TableFormat.CSV;

  @Override
  protected int run(ApplicationContext instance) {
    Scope scope = area == null ? Scope.everything() : Scope.of(area);
    Replayed.State state = instance.getBean(Replayed.class).state(on, knownAt, scope);
    MeasureLines lines =
        new MeasureLines(References.read(instance), instance.getBean(Bodies.class).of(state));
    List<List<String>> rows = lines.measures(state);
    format.print(MeasureLines.MEASURE_COLUMNS, rows, out());
    return 0;
  }
}
