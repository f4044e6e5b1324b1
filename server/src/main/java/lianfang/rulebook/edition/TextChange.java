package lianfang.rulebook.edition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** 改文字: puts other texts at paths of a YAML file, as {@link EditionDiff#flat} names them. */
public final class TextChange {

  private TextChange() {}

  /** The file with these texts; a path that is not there changes nothing, remarks are lost. */
  public static String apply(String yaml, Map<String, String> texts) {
    Map<String, String> now = EditionDiff.flat(yaml);
    boolean same =
        texts.entrySet().stream().allMatch(e -> e.getValue().equals(now.get(e.getKey())));
    if (same) {
      return yaml;
    }
    Object root = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    Object changed = copy("", root, texts);
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(110).build();
    return new Dump(settings).dumpToString(changed);
  }

  private static Object copy(String path, Object node, Map<String, String> texts) {
    if (node instanceof Map<?, ?> map) {
      Map<String, Object> copied = new LinkedHashMap<>();
      map.forEach(
          (key, value) -> copied.put(String.valueOf(key), copy(path + "/" + key, value, texts)));
      return copied;
    }
    if (node instanceof List<?> list) {
      List<Object> copied = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        copied.add(copy(path + "/" + EditionDiff.name(list.get(i), i), list.get(i), texts));
      }
      return copied;
    }
    String text = texts.get(path);
    return text == null ? node : text;
  }
}
