package lianfang.web.answer;

import java.util.List;
import lianfang.rulebook.Replayed;
import picocli.CommandLine.Command;

/** Prints the questions that wait for an official on a day. */
@Command(
    name = "decisions",
    description = "待决事项 Print the decisions that are open on a day.",
    mixinStandardHelpOptions = true)
public final class Decisions extends KnownAnswer {

  @Override
  List<String> columns() {
    return MeasureLines.DECISION_COLUMNS;
  }

  @Override
  List<List<String>> rows(MeasureLines lines, Replayed.State state) {
    return lines.decisions(state);
  }
}
