package lianfang.rulebook.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.rulebook.Basis;
import lianfang.rulebook.episode.Episode;
import lianfang.rulebook.layer.Effect;
import lianfang.rulebook.layer.Layer;

/**
 * 命中: a row of a layer that fired for an episode.
 *
 * @param layer the layer
 * @param episode the episode
 * @param number the episode's number
 * @param effect what the row does
 */
record Fired(Layer layer, Episode episode, int number, Effect effect) {

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

  private Basis basis(List<UUID> facts, List<String> readings) {
    return new Basis(
        layer.edition().notice(),
        layer.edition().edition(),
        effect.clause(),
        effect.row(),
        facts,
        readings);
  }
}
