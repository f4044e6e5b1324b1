package lianfang.casework.suggest;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * 文本归类: sorts texts into the classes of examples, by pairs of Chinese characters. A pair needs no
 * dictionary and sees names of places and goods that no dictionary has.
 */
final class TextSorter {

  /** Weight of the examples against simplicity; the best of those that were tried. */
  private static final double COST = 100;

  /** A pair that stands in one example alone says nothing about others. */
  private static final int EXAMPLES_LEAST = 2;

  private final Model model;
  private final List<String> classes;
  private final Vocabulary vocabulary;

  private TextSorter(Model model, List<String> classes, Vocabulary vocabulary) {
    this.model = model;
    this.classes = classes;
    this.vocabulary = vocabulary;
  }

  /** A text with its class. */
  record Example(String text, String of) {}

  /** A class with its probability, 0 to 1. */
  record Guess(String of, double probability) {}

  /**
   * Learns from examples.
   *
   * @param least a class with fewer examples is left out
   * @return empty where fewer than two classes are left
   */
  static Optional<TextSorter> learn(List<Example> examples, int least) {
    Map<String, Long> counts =
        examples.stream().collect(Collectors.groupingBy(Example::of, Collectors.counting()));
    List<Example> used =
        examples.stream().filter(one -> counts.getOrDefault(one.of(), 0L) >= least).toList();
    List<String> classes = used.stream().map(Example::of).distinct().sorted().toList();
    if (classes.size() < 2) {
      return Optional.empty();
    }
    Vocabulary vocabulary = Vocabulary.of(used);
    return Optional.of(new TextSorter(train(used, classes, vocabulary), classes, vocabulary));
  }

  private static Model train(List<Example> used, List<String> classes, Vocabulary vocabulary) {
    Problem problem = new Problem();
    problem.l = used.size();
    problem.n = vocabulary.numbers().size();
    problem.x = used.stream().map(one -> vocabulary.features(one.text())).toArray(Feature[][]::new);
    problem.y = used.stream().mapToDouble(one -> classes.indexOf(one.of())).toArray();
    Linear.disableDebugOutput();
    return Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, 0.01));
  }

  /** The classes, the most probable first; none where the text has nothing in common with any. */
  List<Guess> guess(String text) {
    Feature[] features = vocabulary.features(text);
    if (features.length == 0) {
      return List.of();
    }
    int[] labels = model.getLabels();
    double[] probabilities = new double[labels.length];
    Linear.predictProbability(model, features, probabilities);
    List<Guess> guesses = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      guesses.add(new Guess(classes.get(labels[i]), probabilities[i]));
    }
    guesses.sort(Comparator.comparingDouble(Guess::probability).reversed());
    return guesses;
  }

  /**
   * The pairs that are looked at.
   *
   * @param numbers of a pair, from 1
   * @param weights how rare a pair is, by its number
   */
  private record Vocabulary(Map<String, Integer> numbers, List<Double> weights) {

    static Vocabulary of(List<Example> used) {
      Map<String, Integer> found = new TreeMap<>();
      for (Example one : used) {
        new HashSet<>(pairs(one.text())).forEach(pair -> found.merge(pair, 1, Integer::sum));
      }
      Map<String, Integer> numbers = new HashMap<>();
      List<Double> weights = new ArrayList<>(List.of(0.0));
      found.forEach((pair, in) -> {
        if (in >= EXAMPLES_LEAST) {
          weights.add(Math.log((1.0 + used.size()) / (1 + in)) + 1);
          numbers.put(pair, weights.size() - 1);
        }
      });
      return new Vocabulary(numbers, weights);
    }

    Feature[] features(String text) {
      Map<Integer, Double> found = new TreeMap<>();
      for (String pair : pairs(text)) {
        Integer number = numbers.get(pair);
        if (number != null) {
          found.merge(number, 1.0, Double::sum);
        }
      }
      found.replaceAll((number, times) -> (1 + Math.log(times)) * weights.get(number));
      double length = Math.sqrt(found.values().stream().mapToDouble(one -> one * one).sum());
      return found.entrySet().stream()
          .map(one -> new FeatureNode(one.getKey(), one.getValue() / length))
          .toArray(Feature[]::new);
    }
  }

  private static List<String> pairs(String text) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      if (han(text.charAt(i)) && han(text.charAt(i + 1))) {
        pairs.add(text.substring(i, i + 2));
      }
    }
    return pairs;
  }

  private static boolean han(char sign) {
    return Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN;
  }
}
