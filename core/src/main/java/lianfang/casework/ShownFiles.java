package lianfang.casework;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * 所附文件: the files that a form names, read off its own fields: whoever sends it may forget to list
 * them, and a step would name a file that nobody has stored.
 */
public final class ShownFiles {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private ShownFiles() {}

  /** The hashes in the fields of a form that hold files, checklists and groups among them. */
  public static Set<String> of(CaseForm form, FormValues values) {
    Set<String> hashes = new TreeSet<>();
    for (CaseForm.Field field : form.fields()) {
      boolean holdsFiles =
          switch (field.kind()) {
            case EVIDENCE, EVIDENCES, GROUP, GROUPS, CHECKLIST -> true;
            default -> false;
          };
      if (holdsFiles) {
        values.find(field.name()).ifPresent(value -> add(value, hashes));
      }
    }
    return hashes;
  }

  private static void add(Object value, Set<String> hashes) {
    switch (value) {
      case Collection<?> list -> list.forEach(one -> add(one, hashes));
      case Map<?, ?> group -> group.values().forEach(one -> add(one, hashes));
      case String text when HASH.matcher(text).matches() -> hashes.add(text);
      default -> {}
    }
  }
}
