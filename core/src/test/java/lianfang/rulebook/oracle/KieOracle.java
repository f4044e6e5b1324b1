package lianfang.rulebook.oracle;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.rulebook.dmn.DmnWriter;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.Value;
import lianfang.rulebook.table.ValueType;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** Runs an exported table in Apache KIE's DMN engine, which knows nothing of ours. */
final class KieOracle {

  private final DecisionTable table;
  private final DMNRuntime runtime;
  private final DMNModel model;
  private final List<Integer> matches = new ArrayList<>();

  KieOracle(DecisionTable table) {
    this.table = table;
    String xml = DmnWriter.write("oracle", List.of(table));
    this.runtime =
        DMNRuntimeBuilder.fromDefaults()
            .buildConfiguration()
            .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(xml))))
            .getOrElseThrow(problem -> new IllegalStateException(xml, problem));
    this.model = runtime.getModels().getFirst();
    if (model.hasErrors()) {
      throw new IllegalStateException(model.getMessages() + "\n" + xml);
    }
    runtime.addListener(
        new DMNRuntimeEventListener() {
          @Override
          public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
            matches.addAll(event.getMatches());
          }
        });
  }

  /** The result in our values, as text; messages of the engine are part of it. */
  String answer(List<Value> values) {
    matches.clear();
    DMNContext context = runtime.newContext();
    for (int i = 0; i < values.size(); i++) {
      Input input = table.inputs().get(i);
      context.set(DmnWriter.feelName(input.name()), kie(values.get(i), input.type()));
    }
    DMNResult result = runtime.evaluateByName(model, context, table.id());
    DMNDecisionResult decision = result.getDecisionResultByName(table.id());
    if (result.hasErrors()) {
      return "refused " + result.getMessages();
    }
    return text(decision.getResult());
  }

  /** Indices of the rows that matched the last values, from 0. */
  List<Integer> matches() {
    List<Integer> rows = new ArrayList<>();
    int rule = 0;
    for (int row = 0; row < table.rows().size(); row++) {
      if (!table.rows().get(row).isOtherwise()) {
        rule++;
        if (matches.contains(rule)) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static Object kie(Value value, ValueType type) {
    return switch (value) {
      case Value.Unknown unknown -> type == ValueType.TEXT ? Value.WORD : null;
      case Value.Word(String word) -> word;
      case Value.Truth(boolean is) -> is;
      case Value.Amount(BigDecimal number) -> number;
      case Value.Day(LocalDate date) -> date;
      case Value.Length(long days) -> Duration.ofDays(days);
    };
  }

  /** One row's outputs as {@code [a, b]} in the table's order, several as {@code [[a], [b]]}. */
  private String text(Object result) {
    return switch (result) {
      case null -> "[null]";
      case List<?> list -> list.stream().map(this::row).toList().toString();
      default -> row(result);
    };
  }

  private String row(Object result) {
    if (result instanceof Map<?, ?> map) {
      return table.outputs().stream()
          .map(one -> single(map.get(DmnWriter.feelName(one.name()))))
          .toList()
          .toString();
    }
    return "[" + single(result) + "]";
  }

  private static String single(Object value) {
    return switch (value) {
      case null -> "null";
      case BigDecimal number -> new Value.Amount(number).toString();
      case Duration duration -> new Value.Length(duration.toDays()).toString();
      default -> value.toString();
    };
  }
}
