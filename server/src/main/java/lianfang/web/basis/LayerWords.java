package lianfang.web.basis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.Editions;
import lianfang.rulebook.LayerComparison;
import lianfang.rulebook.LayerComparison.Hit;
import lianfang.rulebook.Layers;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 层级说明: what each layer says about a measure, which one decides and why, in words. */
@Component
public class LayerWords {

  private final Layers layers;
  private final Editions editions;

  LayerWords(Layers layers, Editions editions) {
    this.layers = layers;
    this.editions = editions;
  }

  /**
   * One sentence a row, from the nation downwards.
   *
   * @param facts all known facts, among them those of the measure's person
   */
  public List<String> of(Shell shell, MeasureInterval measure, Collection<Fact> facts) {
    List<LayerComparison.Line> lines = layers.compare(measure, hits(shell, measure, facts));
    boolean due = measure.measure() == Measure.CLOSURE && measure.from() == null;
    String steps = due ? "layer.steps.due" : "layer.steps";
    List<String> sentences = new ArrayList<>();
    lines.forEach(line -> sentences.add(sentence(shell, line, steps)));
    Set<String> named =
        lines.stream().map(line -> line.basis().notice()).collect(Collectors.toSet());
    layers.replaced(shell.console().on(), shell.console().knownAt()).stream()
        .filter(one -> named.contains(one.newer().id()))
        .forEach(one -> sentences.add(replaced(shell, one)));
    return List.copyOf(sentences);
  }

  /** Why a notice that people remember says nothing any more. */
  public static String replaced(Shell shell, Layers.Replaced one) {
    return shell.t(
        "layer.replaced",
        Reasons.say(shell, one.newer().title()),
        Reasons.say(shell, one.older().title()),
        shell.language().full(one.from()));
  }

  private List<Hit> hits(Shell shell, MeasureInterval measure, Collection<Fact> facts) {
    Subject subject = measure.subject();
    if (measure.measure() == Measure.CLOSURE) {
      return layers.closure(measure, shell.console().on(), shell.console().knownAt());
    }
    if (subject.kind() != Subject.Kind.PERSON) {
      return List.of();
    }
    Map<UUID, Fact> own = new HashMap<>();
    List<Fact> known = FactTables.known(shell, new ArrayList<>(facts));
    known.stream()
        .filter(fact -> fact.subject().equals(subject))
        .forEach(fact -> own.put(fact.id(), fact));
    return layers.hits(List.copyOf(own.values()), shell.console().on(), shell.console().knownAt());
  }

  private String sentence(Shell shell, LayerComparison.Line line, String key) {
    String title =
        editions
            .find(line.basis().edition())
            .map(notice -> Reasons.say(shell, notice.title()))
            .orElse(line.basis().notice());
    String steps =
        line.steps().isEmpty()
            ? ""
            : shell.t(
                key,
                line.steps().stream()
                    .map(hit -> step(shell, hit))
                    .collect(Collectors.joining(shell.t("list.and"))));
    String effect = line.steps().isEmpty() ? "says" : word(line.effect());
    return shell.t(
        "layer.line",
        shell.t("layer." + line.level().word()),
        title,
        Reasons.clause(shell, line.basis().clause()) + " " + line.basis().row(),
        steps,
        shell.t("layer.effect." + effect),
        above(shell, line));
  }

  private static String step(Shell shell, Hit hit) {
    LocalDate until = hit.until();
    return shell.texts().word("place", hit.place().word())
        + " "
        + shell.language().day(hit.from())
        + "–"
        + (until == null ? "" : shell.language().day(until));
  }

  private static String above(Shell shell, LayerComparison.Line line) {
    if (line.above() == LayerComparison.Above.LONGER) {
      return line.moreDays() > 0
          ? shell.t("layer.above.longer", line.moreDays())
          : shell.t("layer.above.longer.open");
    }
    return shell.t("layer.above." + word(line.above()));
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
