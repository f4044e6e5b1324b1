package lianfang.web.answer;

import java.util.List;
import lianfang.rulebook.Replayed;
import picocli.CommandLine.Command;

/** Prints the measures of a day, one line an interval, from facts alone. */
@Command(
    name = "measures",
    description = "措施 Print the measures that hold on a day or begin later.",
    mixinStandardHelpOptions = true)
public final class Measures extends KnownAnswer {

  @Override
  List<String> columns() {
    return MeasureLines.MEASURE_COLUMNS;
  }

  @Override
  List<List<String>> rows(MeasureLines lines, Replayed.State state) {
    return lines.measures(state);
  }
}
