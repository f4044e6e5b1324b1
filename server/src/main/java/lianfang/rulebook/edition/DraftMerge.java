package lianfang.rulebook.edition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * 合并: what two people changed in the same files, columns, rows, cells and texts, each for itself.
 * Where both changed one place the own word stays, and the place is told with what the other wrote.
 */
public final class DraftMerge {

  private static final String TABLES = "tables/";
  private static final String CASES = "cases/";

  private final boolean ownFirst;
  private final List<Clash> clashes = new ArrayList<>();
  private final SortedMap<String, String> files = new TreeMap<>();
  private SortedMap<String, String> saved = files;

  private DraftMerge(boolean ownFirst) {
    this.ownFirst = ownFirst;
  }

  /**
   * A place that both changed.
   *
   * @param file path inside the notice's folder
   * @param row the table's row, or the path of a text
   * @param column the table's column; empty for a text or a whole row
   * @param before as it was
   * @param own as it stays
   * @param other as the other wrote it
   */
  public record Clash(
      String file, String row, String column, String before, String own, String other) {}

  /** The files that come of it, with the own word where both changed one place. */
  public SortedMap<String, String> files() {
    return new TreeMap<>(files);
  }

  /** The same with the other's word there: what may be kept before anybody has looked. */
  public SortedMap<String, String> saved() {
    return new TreeMap<>(saved);
  }

  /** Every place that both changed. */
  public List<Clash> clashes() {
    return List.copyOf(clashes);
  }

  /** Puts together what {@code own} and {@code other} made of {@code before}. */
  public static DraftMerge of(
      SortedMap<String, String> before,
      SortedMap<String, String> own,
      SortedMap<String, String> other) {
    DraftMerge merge = new DraftMerge(true);
    merge.merge(before, own, other);
    if (!merge.clashes.isEmpty()) {
      DraftMerge others = new DraftMerge(false);
      others.merge(before, own, other);
      merge.saved = others.files;
    }
    return merge;
  }

  private void merge(
      SortedMap<String, String> before,
      SortedMap<String, String> own,
      SortedMap<String, String> other) {
    Set<String> names = new TreeSet<>(own.keySet());
    names.addAll(other.keySet());
    for (String name : names) {
      String text =
          text(
              name,
              before.getOrDefault(name, ""),
              own.getOrDefault(name, ""),
              other.getOrDefault(name, ""));
      if (!text.isEmpty()) {
        files.put(name, text);
      }
    }
  }

  private String text(String file, String was, String mine, String theirs) {
    if (mine.equals(theirs) || theirs.equals(was)) {
      return mine;
    }
    if (mine.equals(was)) {
      return theirs;
    }
    if (mine.isEmpty() || theirs.isEmpty()) {
      // Taking a file away is soon done again; what somebody wrote into it is not.
      clashes.add(new Clash(file, "", "", "", lines(mine, was), lines(theirs, was)));
      return mine + theirs;
    }
    try {
      return file.startsWith(TABLES)
          ? new TableMerge(
                  file, List.of(table(was), table(mine), table(theirs)), ownFirst, clashes::add)
              .merged()
              .write()
          : file.startsWith(CASES) ? cases(file, was, mine, theirs) : yaml(file, was, mine, theirs);
    } catch (EditionRefused | YamlEngineException unreadable) {
      clashes.add(new Clash(file, "", "", was, mine, theirs));
      return ownFirst ? mine : theirs;
    }
  }

  /** What somebody wrote into a file that the other took away. */
  private static String lines(String text, String was) {
    List<String> before = was.lines().toList();
    return text.lines().filter(line -> !before.contains(line)).collect(Collectors.joining(" · "));
  }

  private static TableText table(String text) {
    return text.isEmpty()
        ? new TableText(List.of(), List.of(), List.of(), List.of())
        : TableText.read(text);
  }

  // ---------------------------------------------------------------- texts

  /**
   * Golden cases as they are written, with the reasons that stand in them as remarks; only where
   * both changed one case are its texts put together, which loses the remarks.
   */
  private String cases(String file, String was, String mine, String theirs) {
    Map<String, String> old = CaseText.items(was);
    Map<String, String> own = CaseText.items(mine);
    Map<String, String> other = CaseText.items(theirs);
    Map<String, String> merged = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>(own.keySet());
    names.addAll(other.keySet());
    for (String name : names) {
      String before = old.getOrDefault(name, "");
      String ours = own.getOrDefault(name, "");
      String others = other.getOrDefault(name, "");
      if (!ours.equals(others) && !ours.equals(before) && !others.equals(before)) {
        return yaml(file, was, mine, theirs);
      }
      merged.put(name, ours.equals(before) ? others : ours);
    }
    return String.join("", merged.values());
  }

  private String yaml(String file, String was, String mine, String theirs) {
    Object merged = node(file, "", load(was), load(mine), load(theirs));
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(110).build();
    return new Dump(settings).dumpToString(merged);
  }

  private static @Nullable Object load(String yaml) {
    return yaml.isEmpty() ? null : new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }

  private @Nullable Object node(
      String file,
      String path,
      @Nullable Object was,
      @Nullable Object mine,
      @Nullable Object theirs) {
    if (Objects.equals(mine, theirs) || Objects.equals(theirs, was)) {
      return mine;
    }
    if (Objects.equals(mine, was)) {
      return theirs;
    }
    if (mine instanceof Map<?, ?> own && theirs instanceof Map<?, ?> other) {
      return map(file, path, was instanceof Map<?, ?> old ? old : Map.of(), own, other);
    }
    if (mine instanceof List<?> own && theirs instanceof List<?> other) {
      List<?> old = was instanceof List<?> list ? list : List.of();
      if (isNamed(own) && isNamed(other)) {
        return new ArrayList<>(map(file, path, named(old), named(own), named(other)).values());
      }
      List<Object> words = words(old, own, other);
      if (words != null) {
        return words;
      }
    }
    clashes.add(new Clash(file, path, "", said(was), said(mine), said(theirs)));
    boolean first = theirs == null || ownFirst && mine != null;
    return first ? mine : theirs;
  }

  /**
   * A list of words to which one added and from which the other took; null where both put other
   * words in the place of one, because what they meant together nobody can say.
   */
  private static @Nullable List<Object> words(List<?> was, List<?> mine, List<?> theirs) {
    boolean both =
        mine.stream().anyMatch(one -> !was.contains(one))
            && theirs.stream().anyMatch(one -> !was.contains(one));
    boolean gone = was.stream().anyMatch(one -> !mine.contains(one) || !theirs.contains(one));
    if (both && gone) {
      return null;
    }
    List<Object> words = new ArrayList<>(mine);
    words.removeIf(one -> was.contains(one) && !theirs.contains(one));
    theirs.stream().filter(one -> !was.contains(one) && !mine.contains(one)).forEach(words::add);
    return words;
  }

  private Map<String, Object> map(
      String file, String path, Map<?, ?> was, Map<?, ?> mine, Map<?, ?> theirs) {
    Map<String, Object> merged = new LinkedHashMap<>();
    Set<Object> keys = new LinkedHashSet<>(mine.keySet());
    keys.addAll(theirs.keySet());
    for (Object key : keys) {
      Object value = node(file, path + "/" + key, was.get(key), mine.get(key), theirs.get(key));
      if (value != null) {
        merged.put(String.valueOf(key), value);
      }
    }
    return merged;
  }

  /** Elements that are told apart by a name and not by their place. */
  private static boolean isNamed(List<?> list) {
    return list.stream().allMatch(Map.class::isInstance);
  }

  private static Map<String, Object> named(List<?> list) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      String name = EditionDiff.name(list.get(i), i);
      named.put(named.containsKey(name) ? name + " " + (i + 1) : name, list.get(i));
    }
    return named;
  }

  /** A clause or a case as its texts, for readers who compare two of them. */
  private static String said(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream()
          .map(DraftMerge::said)
          .filter(text -> !text.isEmpty())
          .collect(Collectors.joining(" · "));
    }
    return value instanceof List<?> list
        ? list.stream().map(DraftMerge::said).collect(Collectors.joining(", "))
        : value == null ? "" : String.valueOf(value);
  }
}
