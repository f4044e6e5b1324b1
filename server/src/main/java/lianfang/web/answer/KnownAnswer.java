package lianfang.web.answer;

import java.time.Instant;
import java.util.List;
import lianfang.instance.InstanceSettings;
import lianfang.rulebook.Replayed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Option;

/** An answer from facts alone, as they were known at some time. */
abstract class KnownAnswer extends DayAnswer {

  @Option(
      names = "--known-at",
      paramLabel = "TIME",
      converter = KnownAt.class,
      description = {
        "已知时点 What was known then: 2020-02-26T08:00+08:00, a local time of Shanghai,",
        "or a day (its end). Everything that is known if it is left out."
      })
  private @Nullable Instant knownAt;

  @Override
  protected final int run(ApplicationContext instance) {
    Instant known =
        knownAt == null ? null : instance.getBean(InstanceSettings.class).domainTime(knownAt);
    Replayed.State state = instance.getBean(Replayed.class).state(on(), known, scope());
    MeasureLines lines =
        new MeasureLines(
            References.read(instance, known), instance.getBean(Bodies.class).of(state));
    format().print(columns(), rows(lines, state), out());
    return 0;
  }

  abstract List<String> columns();

  abstract List<List<String>> rows(MeasureLines lines, Replayed.State state);
}
