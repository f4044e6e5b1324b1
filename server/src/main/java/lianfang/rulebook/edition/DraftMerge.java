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
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * 合并: what two people changed in the same files, cell by cell and text by text. Where both changed
 * one place the own word stays, and the place is told with what the other wrote.
 */
public final class DraftMerge {

  private static final String TABLES = "tables/";

  private final List<Clash> clashes = new ArrayList<>();
  private final SortedMap<String, String> files = new TreeMap<>();

  private DraftMerge() {}

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

  /** The files that come of it. */
  public SortedMap<String, String> files() {
    return new TreeMap<>(files);
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
    DraftMerge merge = new DraftMerge();
    Set<String> names = new TreeSet<>(own.keySet());
    names.addAll(other.keySet());
    for (String name : names) {
      String was = before.getOrDefault(name, "");
      String mine = own.getOrDefault(name, "");
      String theirs = other.getOrDefault(name, "");
      String text = merge.text(name, was, mine, theirs);
      if (!text.isEmpty()) {
        merge.files.put(name, text);
      }
    }
    return merge;
  }

  private String text(String file, String was, String mine, String theirs) {
    if (mine.equals(theirs) || theirs.equals(was)) {
      return mine;
    }
    if (mine.equals(was)) {
      return theirs;
    }
    try {
      return file.startsWith(TABLES)
          ? table(file, TableText.read(was), TableText.read(mine), TableText.read(theirs))
          : yaml(file, was, mine, theirs);
    } catch (EditionRefused | YamlEngineException unreadable) {
      clashes.add(new Clash(file, "", "", was, mine, theirs));
      return mine;
    }
  }

  // ---------------------------------------------------------------- tables

  private String table(String file, TableText was, TableText mine, TableText theirs) {
    if (!mine.columns().equals(theirs.columns()) || !mine.columns().equals(was.columns())) {
      throw new EditionRefused(EditionRefusal.COLUMNS_DIFFER);
    }
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : mine.rows()) {
      String name = row.getFirst();
      List<String> old = was.row(name);
      List<String> other = theirs.row(name);
      if (!other.isEmpty()) {
        rows.add(row(file, mine.columns(), old, row, other));
      } else if (!row.equals(old)) {
        rows.add(row);
        if (!old.isEmpty()) {
          clashes.add(new Clash(file, name, "", line(old), line(row), ""));
        }
      }
    }
    List<String> names = theirs.rows().stream().map(List::getFirst).toList();
    for (int i = 0; i < names.size(); i++) {
      added(file, was, mine, theirs.rows().get(i), i == 0 ? "" : names.get(i - 1), rows);
    }
    return new TableText(mine.remarks(), mine.policy(), mine.columns(), rows).write();
  }

  /** A row of the other's that is not here: new there, or deleted here. */
  private void added(
      String file,
      TableText was,
      TableText mine,
      List<String> other,
      String after,
      List<List<String>> rows) {
    String name = other.getFirst();
    if (!mine.row(name).isEmpty()) {
      return;
    }
    List<String> old = was.row(name);
    if (old.isEmpty()) {
      int at = 0;
      for (int i = 0; i < rows.size(); i++) {
        at = rows.get(i).getFirst().equals(after) ? i + 1 : at;
      }
      rows.add(at, other);
    } else if (!old.equals(other)) {
      clashes.add(new Clash(file, name, "", line(old), "", line(other)));
    }
  }

  private List<String> row(
      String file, List<String> columns, List<String> old, List<String> mine, List<String> other) {
    List<String> row = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String was = old.isEmpty() ? "" : old.get(i);
      boolean same = mine.get(i).strip().equals(other.get(i).strip());
      if (!same && !mine.get(i).equals(was) && !other.get(i).equals(was)) {
        clashes.add(
            new Clash(file, mine.getFirst(), columns.get(i), was, mine.get(i), other.get(i)));
      }
      row.add(mine.get(i).equals(was) ? other.get(i) : mine.get(i));
    }
    return row;
  }

  private static String line(List<String> row) {
    return String.join(", ", row);
  }

  // ---------------------------------------------------------------- texts

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
    if (mine instanceof List<?> own && theirs instanceof List<?> other && isNamed(own)) {
      Map<?, ?> old = was instanceof List<?> list ? named(list) : Map.of();
      return new ArrayList<>(map(file, path, old, named(own), named(other)).values());
    }
    clashes.add(new Clash(file, path, "", said(was), said(mine), said(theirs)));
    return mine == null ? theirs : mine;
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
    return !list.isEmpty() && list.stream().allMatch(Map.class::isInstance);
  }

  private static Map<String, Object> named(List<?> list) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      String name = EditionDiff.name(list.get(i), i);
      named.put(named.containsKey(name) ? name + " " + (i + 1) : name, list.get(i));
    }
    return named;
  }

  private static String said(@Nullable Object value) {
    return value == null ? "" : String.valueOf(value);
  }
}
