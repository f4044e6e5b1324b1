package lianfang.rulebook.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.rulebook.ReadingCheck;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.NoticeTexts;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** 口径文字: the readings that a draft proposes, added and taken away in their file. */
public final class ReadingTexts {

  private static final String NOTICE = "notice.yaml";
  private static final String READINGS = "readings.yaml";
  private static final String KEY = "key";

  private ReadingTexts() {}

  /** The keys of a draft's readings. */
  public static List<String> keys(SortedMap<String, String> files) {
    return list(files).stream().map(ReadingTexts::key).toList();
  }

  /**
   * What may be read in a draft and is not yet: the readings of all notices, and its clauses'
   * start.
   */
  public static List<String> missing(SortedMap<String, String> files) {
    List<String> keys = new ArrayList<>(ReadingCheck.keys());
    for (String clause : NoticeTexts.clauses(files.getOrDefault(NOTICE, "{}"))) {
      keys.add("clause-" + clause + "-start");
    }
    keys.removeAll(keys(files));
    return keys;
  }

  static SortedMap<String, String> added(
      SortedMap<String, String> files, DraftEdit.AddReading edit) {
    if (!missing(files).contains(edit.key())) {
      throw new EditionRefused(EditionRefusal.READING_KEY, edit.key());
    }
    Map<String, Object> reading = new LinkedHashMap<>();
    reading.put(KEY, edit.key());
    reading.put("value", edit.value());
    reading.put("grade", edit.document() ? "document" : "assumption");
    Map<String, Object> cites = new LinkedHashMap<>();
    cites.put("zh", edit.zh());
    cites.put("en", edit.en());
    reading.put("cites", cites);
    List<Object> list = list(files);
    list.add(reading);
    return with(files, list);
  }

  static SortedMap<String, String> removed(SortedMap<String, String> files, String key) {
    List<Object> list = list(files);
    if (!list.removeIf(one -> key(one).equals(key))) {
      throw new EditionRefused(EditionRefusal.READING_KEY, key);
    }
    return with(files, list);
  }

  private static SortedMap<String, String> with(
      SortedMap<String, String> files, List<Object> list) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(110).build();
    SortedMap<String, String> changed = new TreeMap<>(files);
    changed.put(READINGS, new Dump(settings).dumpToString(list));
    return changed;
  }

  private static List<Object> list(SortedMap<String, String> files) {
    Object root =
        new Load(LoadSettings.builder().build()).loadFromString(files.getOrDefault(READINGS, "[]"));
    return new ArrayList<>(root instanceof List<?> list ? list : List.of());
  }

  private static String key(Object reading) {
    return reading instanceof Map<?, ?> map
        ? Optional.<Object>ofNullable(map.get(KEY)).map(String::valueOf).orElse("")
        : "";
  }
}
