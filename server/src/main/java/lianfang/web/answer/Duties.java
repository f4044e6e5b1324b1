package lianfang.web.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import lianfang.duty.Duty;
import lianfang.duty.DutyList;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Replayed;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;

/** Prints what the grid workers of an area have to do on a day. */
@Command(
    name = "duties",
    description = "任务 Print the duties of a day.",
    mixinStandardHelpOptions = true)
public final class Duties extends DayAnswer {

  private static final List<String> COLUMNS =
      List.of("ref", "subject", "duty", "due", "place", "responsible", "clause", "done");

  private record Line(String area, References.Reference reference, List<String> cells) {}

  @Override
  protected int run(ApplicationContext instance) {
    References references = References.read(instance);
    Replayed.State state =
        instance.getBean(Replayed.class).state(on(), DutyList.since(on()), null, scope());
    Responsible responsible = instance.getBean(Bodies.class).of(state);
    List<Line> lines = new ArrayList<>();
    for (Duty duty : instance.getBean(DutyList.class).replayed(on(), state)) {
      References.Reference reference = references.of(duty.measure().causedBy());
      lines.add(new Line(duty.measure().area(), reference, cells(duty, reference, responsible)));
    }
    Comparator<Line> order =
        Comparator.comparing(Line::area)
            .thenComparing(Line::reference, MeasureLines.BY_ROSTER_AND_REF)
            .thenComparing(line -> String.join(" ", line.cells()));
    format().print(COLUMNS, lines.stream().sorted(order).map(Line::cells).toList(), out());
    return 0;
  }

  private static List<String> cells(
      Duty duty, References.Reference reference, Responsible responsible) {
    return List.of(
        reference.ref(),
        duty.subject().id().toString(),
        duty.kind().word(),
        duty.due().toString(),
        duty.measure().place().word(),
        responsible.of(duty.measure()),
        duty.measure().bases().stream().map(Basis::clause).collect(Collectors.joining(";")),
        duty.done().word());
  }
}
