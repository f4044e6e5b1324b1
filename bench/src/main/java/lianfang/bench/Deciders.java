package lianfang.bench;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lianfang.rulebook.dmn.DmnWriter;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.Hits;
import lianfang.rulebook.table.InputFrame;
import lianfang.rulebook.table.Partition;
import lianfang.rulebook.table.Value;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** The peers, each from plain values to the row that decides, with what it can say about why. */
final class Deciders {

  private static final LocalDate BORDER = LocalDate.of(2020, 1, 23);
  private static final int BORDER_DAY = (int) BORDER.toEpochDay();

  private Deciders() {}

  /** Ours: eight values become atoms, eight masks meet, the trace stays in the hits. */
  static Decider compiled(Arrivals cases, CompiledTable table) {
    InputFrame frame = table.frame();
    Hits hits = table.hits();
    BigDecimal[] tenths = tenths();
    int[] categories = atoms(table.partition(0), Arrivals.CATEGORIES);
    int[] origins = atoms(table.partition(1), Arrivals.ORIGINS);
    return i -> {
      frame.put(0, categories[cases.category[i]]);
      frame.put(1, origins[cases.origin[i]]);
      frame.setTruth(2, cases.certified[i]);
      frame.setTruth(3, cases.symptoms[i]);
      frame.setNumber(4, tenths[cases.feverTenths[i]]);
      frame.setNumber(5, cases.age[i]);
      frame.setDays(6, cases.since[i]);
      frame.setDay(7, cases.left[i]);
      table.evaluate(frame, hits);
      return hits.first();
    };
  }

  /** Words are looked up once, as the switch has its numbers for them. */
  private static int[] atoms(Partition partition, String[] words) {
    return Arrays.stream(words).map(Value::word).mapToInt(partition::atomOf).toArray();
  }

  private static BigDecimal[] tenths() {
    BigDecimal[] tenths = new BigDecimal[500];
    for (int i = 0; i < tenths.length; i++) {
      tenths[i] = BigDecimal.valueOf(i, 1);
    }
    return tenths;
  }

  /** The limit: what a programmer would write by hand, without trace, basis or table. */
  static Decider handWritten(Arrivals cases) {
    return i ->
        switch (cases.category[i]) {
          case 0 -> 0;
          case 1 -> 1;
          case 2 -> cases.symptoms[i] ? 2 : cases.since[i] < 14 ? 3 : 4;
          case 3 -> cases.feverTenths[i] >= 385 ? 5 : cases.feverTenths[i] >= 373 ? 6 : 11;
          default -> arrival(cases, i);
        };
  }

  private static int arrival(Arrivals cases, int i) {
    if (cases.origin[i] == 0) {
      boolean counts = cases.since[i] <= 14 && cases.left[i] >= BORDER_DAY;
      return counts ? (cases.age[i] < 14 ? 7 : 8) : 11;
    }
    if (cases.certified[i]) {
      return !cases.symptoms[i] && cases.feverTenths[i] < 373 ? 9 : 11;
    }
    return cases.since[i] <= 7 ? 10 : 11;
  }

  /** Apache KIE's engine on the same table, exported as DMN, with its listener as trace. */
  static Decider kie(Arrivals cases, CompiledTable table) {
    String xml = DmnWriter.write("bench", List.of(table.table()));
    DMNRuntime runtime =
        DMNRuntimeBuilder.fromDefaults()
            .buildConfiguration()
            .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(xml))))
            .getOrElseThrow(problem -> new IllegalStateException("not taken in", problem));
    DMNModel model = runtime.getModels().getFirst();
    int[] selected = new int[1];
    runtime.addListener(
        new DMNRuntimeEventListener() {
          @Override
          public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
            selected[0] = event.getSelected().getFirst();
          }
        });
    BigDecimal[] tenths = tenths();
    return i -> {
      DMNContext context = runtime.newContext();
      values(cases, i, tenths).forEach(context::set);
      if (runtime.evaluateByName(model, context, "arrivals").hasErrors()) {
        throw new IllegalStateException("case " + i + " is not decided");
      }
      return selected[0] - 1;
    };
  }

  private static Map<String, Object> values(Arrivals cases, int i, BigDecimal[] tenths) {
    return Map.of(
        "category", Arrivals.CATEGORIES[cases.category[i]],
        "origin", Arrivals.ORIGINS[cases.origin[i]],
        "certified", cases.certified[i],
        "symptoms", cases.symptoms[i],
        "fever", tenths[cases.feverTenths[i]],
        "age", BigDecimal.valueOf(cases.age[i]),
        "since", Duration.ofDays(cases.since[i]),
        "left", LocalDate.ofEpochDay(cases.left[i]));
  }
}
