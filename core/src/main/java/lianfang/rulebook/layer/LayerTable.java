package lianfang.rulebook.layer;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import lianfang.rulebook.episode.InputName;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Hits;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.InputFrame;
import lianfang.rulebook.table.Value;

/** 层内决策表: a compiled table with its columns bound to what an episode knows. */
final class LayerTable {

  private final CompiledTable compiled;
  private final boolean single;
  private final InputName[] names;
  private final Effect[] effects;
  private final boolean certifies;

  LayerTable(CompiledTable compiled) {
    this.compiled = compiled;
    DecisionTable table = compiled.table();
    this.single = table.policy().isSingle();
    this.names = new InputName[table.inputs().size()];
    for (int i = 0; i < names.length; i++) {
      String word = table.inputs().get(i).name();
      names[i] =
          InputName.find(word)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "table " + table.id() + " asks for '" + word + "', which no episode knows"));
    }
    this.effects = new EffectReader(table).read();
    this.certifies = table.answersIn("certificate");
  }

  /** Whether it says what a certificate is worth, not what follows. */
  boolean certifies() {
    return certifies;
  }

  /** The inputs for which it asks. */
  List<InputName> asked() {
    return List.of(names);
  }

  boolean asks(InputName name) {
    for (InputName known : names) {
      if (known == name) {
        return true;
      }
    }
    return false;
  }

  /** Hands over the effects of all rows that fire. */
  void fire(Case situation, Consumer<Effect> to) {
    InputFrame frame = compiled.frame();
    for (int i = 0; i < names.length; i++) {
      set(frame, i, situation.value(names[i]));
    }
    fire(frame, to);
  }

  /** The same for any values, by input. */
  void fire(Function<InputName, Value> values, Consumer<Effect> to) {
    InputFrame frame = compiled.frame();
    for (int i = 0; i < names.length; i++) {
      set(frame, i, values.apply(names[i]));
    }
    fire(frame, to);
  }

  private void fire(InputFrame frame, Consumer<Effect> to) {
    Hits hits = compiled.evaluate(frame);
    for (int row = hits.first(); row >= 0; row = single ? -1 : hits.next(row + 1)) {
      to.accept(effects[row]);
    }
  }

  /** A word that the notice does not declare is, for the notice, unknown. */
  private void set(InputFrame frame, int column, Value value) {
    Input input = compiled.table().inputs().get(column);
    if (!value.isKnown() || value.type() != input.type()) {
      frame.setUnknown(column);
    } else if (value instanceof Value.Word(String word)) {
      if (!input.isClosed() || input.words().contains(word)) {
        frame.setWord(column, word);
      } else {
        frame.setUnknown(column);
      }
    } else {
      frame.set(column, value);
    }
  }
}
