package lianfang.rulebook.layer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import lianfang.rulebook.episode.InputName;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Hits;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.InputFrame;
import lianfang.rulebook.table.Value;
import org.jspecify.annotations.Nullable;

/** 层内决策表: a compiled table with its columns bound to what an episode knows. */
final class LayerTable {

  /** What happened first, then what is known of it, then what a notice asks by itself. */
  static final Comparator<String> ORDER =
      Comparator.comparingInt(LayerTable::place).thenComparing(Comparator.naturalOrder());

  private final CompiledTable compiled;
  private final boolean single;
  private final @Nullable InputName[] names;
  private final String[] keys;
  private final Effect[] effects;
  private final boolean certifies;

  LayerTable(CompiledTable compiled) {
    this.compiled = compiled;
    DecisionTable table = compiled.table();
    this.single = table.policy().isSingle();
    this.names = new InputName[table.inputs().size()];
    this.keys = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      Input input = table.inputs().get(i);
      keys[i] = key(input);
      if (input.of().isEmpty()) {
        names[i] =
            InputName.find(input.name())
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "table %s asks for '%s', which no episode knows"
                            .formatted(table.id(), input.name())));
      }
    }
    this.effects = new EffectReader(table).read();
    this.certifies = table.answersIn("certificate");
  }

  /** Where an answer comes from: two notices may name one question differently. */
  static String key(Input input) {
    return input.of().isEmpty() ? input.name() : input.of();
  }

  private static int place(String key) {
    return InputName.find(key).map(InputName::ordinal).orElse(Integer.MAX_VALUE);
  }

  /** Whether it says what a certificate is worth, not what follows. */
  boolean certifies() {
    return certifies;
  }

  /** The questions of the glossary for which it asks. */
  List<InputName> asked() {
    return Arrays.stream(names).filter(Objects::nonNull).toList();
  }

  boolean asks(String key) {
    return Arrays.asList(keys).contains(key);
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
      InputName name = names[i];
      set(frame, i, name == null ? situation.episode().stated(keys[i]) : situation.value(name));
    }
    fire(frame, to);
  }

  /** The same for any values, by where they come from. */
  void fire(Function<String, Value> values, Consumer<Effect> to) {
    InputFrame frame = compiled.frame();
    for (int i = 0; i < keys.length; i++) {
      set(frame, i, values.apply(keys[i]));
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
