package lianfang.rulebook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.rulebook.edition.CaseText;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.notice.GoldenCase;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import org.jspecify.annotations.Nullable;

/** 草案的示例: the golden cases of a draft in their order, and one of them put, added or taken away. */
public final class DraftedCases {

  private DraftedCases() {}

  /**
   * A case of a draft.
   *
   * @param index among the cases of its file
   */
  public record Placed(GoldenCase golden, int index) {}

  /**
   * The draft as its cases are run by it.
   *
   * @throws lianfang.rulebook.NoticeRefused where its tables or cases cannot be read
   */
  public static Notice notice(Drafts.Draft draft, SortedMap<String, String> files) {
    return NoticeLoader.readDraft(new NoticeFolder(draft.notice(), new TreeMap<>(files)));
  }

  /** All cases, file by file. */
  public static List<Placed> list(Notice notice) {
    List<Placed> cases = new ArrayList<>();
    String file = "";
    int index = 0;
    for (GoldenCase golden : notice.cases()) {
      index = golden.file().equals(file) ? index + 1 : 0;
      file = golden.file();
      cases.add(new Placed(golden, index));
    }
    return List.copyOf(cases);
  }

  /**
   * The files with a case.
   *
   * @param old in whose place it comes; null where it is one more
   * @throws lianfang.rulebook.NoticeRefused where the draft cannot be read with it
   */
  public static SortedMap<String, String> put(
      Drafts.Draft draft, @Nullable Placed old, GoldenCase golden, String reason) {
    SortedMap<String, String> files =
        old == null
            ? CaseText.add(draft.files(), golden, reason)
            : CaseText.put(draft.files(), old.index(), golden, reason);
    notice(draft, files);
    return files;
  }

  /** The files without a case. */
  public static SortedMap<String, String> removed(Drafts.Draft draft, Placed old) {
    return CaseText.remove(draft.files(), old.golden().file(), old.index());
  }
}
