package lianfang.rulebook.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.rulebook.Basis;
import lianfang.rulebook.episode.Episode;
import lianfang.rulebook.layer.Around;
import lianfang.rulebook.layer.Effect;
import lianfang.rulebook.layer.Layer;

/**
 * 命中: a row of a layer that fired for an episode.
 *
 * @param layer the layer
 * @param episode the episode
 * @param number the episode's number
 * @param effect what the row does
 * @param around grades and classes as the layer saw them
 * @param until when another grade or class ends it, where it ends by that
 */
record Fired(
    Layer layer, Episode episode, int number, Effect effect, Around around, Around.Until until) {

  /** The last epoch day on which anything of it can hold. */
  long last() {
    return Math.min(episode.ends(), until.last());
  }

  /** The epoch day from which the row has held; what was over before it gives nothing. */
  long since() {
    return layer.since(effect.row());
  }

  /** The basis with the facts of the episode. */
  Basis basis(List<String> readings) {
    return basis(episode.factIds(), readings);
  }

  /** The basis with the facts of the episode and an answer. */
  Basis basis(Fact answer, List<String> readings) {
    List<UUID> facts = new ArrayList<>(episode.factIds());
    if (!facts.contains(answer.id())) {
      facts.add(answer.id());
    }
    return basis(List.copyOf(facts), readings);
  }

  /** Keys of the readings that would say which grade or class the row means, and are not signed. */
  List<String> missing() {
    return effect.around().isEmpty() ? List.of() : around.missing(effect.around());
  }

  private Basis basis(List<UUID> facts, List<String> readings) {
    if (effect.around().isEmpty()) {
      return whole(facts, readings);
    }
    List<UUID> all = new ArrayList<>(facts);
    around.facts(effect.around()).stream().filter(one -> !all.contains(one)).forEach(all::add);
    until.facts().stream().filter(one -> !all.contains(one)).forEach(all::add);
    List<String> keys = new ArrayList<>(readings);
    around.readings(effect.around()).stream().filter(one -> !keys.contains(one)).forEach(keys::add);
    return whole(List.copyOf(all), List.copyOf(keys));
  }

  private Basis whole(List<UUID> facts, List<String> readings) {
    return new Basis(
        layer.edition().notice(),
        layer.edition().edition(),
        effect.clause(),
        effect.row(),
        facts,
        readings);
  }
}
