package lianfang.casework.round;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 督导计划: which group visits what. No target is left out and none has two groups.
 *
 * @param targets in the order of the plan
 * @param members accounts of each group, by its number
 */
public record RoundPlan(List<RoundTarget> targets, Map<Integer, List<String>> members) {

  /** Copies the targets and orders the groups. */
  public RoundPlan {
    targets = List.copyOf(targets);
    SortedMap<Integer, List<String>> ordered = new TreeMap<>();
    members.forEach((group, accounts) -> ordered.put(group, List.copyOf(accounts)));
    members = Collections.unmodifiableSortedMap(ordered);
  }

  /** A target before it has a group. */
  public record Named(String called, String area, String kind) {}

  /**
   * Spreads targets over groups as evenly as they go.
   *
   * @throws IllegalArgumentException where a group would have nothing to do, or a target stands
   *     twice
   */
  public static RoundPlan spread(List<Named> named, int groups) {
    if (groups < 1 || groups > named.size()) {
      throw new IllegalArgumentException(
          groups + " groups for " + named.size() + " targets; each group needs at least one");
    }
    if (new HashSet<>(named).size() < named.size()) {
      throw new IllegalArgumentException("a target stands twice in the plan; name each once");
    }
    List<RoundTarget> targets = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      Named one = named.get(i);
      int group = i * groups / named.size() + 1;
      targets.add(new RoundTarget(i + 1, group, one.called(), one.area(), one.kind()));
    }
    return new RoundPlan(targets, Map.of());
  }

  /** The same with the members of each group. */
  public RoundPlan with(Map<Integer, List<String>> accounts) {
    return new RoundPlan(targets, accounts);
  }

  /** The same with one target in another group. */
  public RoundPlan moved(int number, int group) {
    List<RoundTarget> all = new ArrayList<>();
    for (RoundTarget one : targets) {
      all.add(
          one.number() == number
              ? new RoundTarget(number, group, one.called(), one.area(), one.kind())
              : one);
    }
    return new RoundPlan(all, members);
  }

  /** The numbers of its groups. */
  public List<Integer> groups() {
    return targets.stream().map(RoundTarget::group).distinct().sorted().toList();
  }

  /** Groups without anybody. */
  public List<Integer> empty() {
    return groups().stream()
        .filter(group -> members.getOrDefault(group, List.of()).isEmpty())
        .toList();
  }

  /** How far a round has come. */
  public Coverage coverage(Collection<Integer> visited) {
    Set<Integer> seen = new HashSet<>(visited);
    TreeMap<Integer, Integer> left = new TreeMap<>();
    for (RoundTarget target : targets) {
      left.merge(target.group(), seen.contains(target.number()) ? 0 : 1, Integer::sum);
    }
    List<RoundTarget> missed =
        targets.stream().filter(target -> !seen.contains(target.number())).toList();
    return new Coverage(targets.size(), targets.size() - missed.size(), missed, left);
  }
}
