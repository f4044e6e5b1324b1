package lianfang.rulebook.notice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.LayerComparison.Level;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Refusal;
import lianfang.rulebook.table.CompiledTable;

/** 载入通知: reads and proves notices; a notice that comes out of here may run. */
public final class NoticeLoader {

  private static final Set<String> HEAD =
      Set.of("id", "title", "issuer", "date", "in_force", "scope", "layer", "supersedes");

  private final GoldenCases golden;

  /**
   * A loader.
   *
   * @param golden runs the golden cases
   */
  public NoticeLoader(GoldenCases golden) {
    this.golden = golden;
  }

  /**
   * Loads a folder without golden cases.
   *
   * @throws NoticeRefused with everything that is wrong
   */
  public static Notice load(Path folder) {
    return new NoticeLoader(GoldenCases.NONE).load(NoticeFolder.read(folder));
  }

  /**
   * Reads an edition that was proved when it was kept, without proving it again.
   *
   * @throws NoticeRefused when it cannot even be read
   */
  public static Notice readProved(NoticeFolder folder) {
    List<Finding> findings = new ArrayList<>();
    Notice notice = new NoticeReader(folder, findings).read();
    if (!findings.isEmpty()) {
      throw new NoticeRefused(findings);
    }
    return notice;
  }

  /**
   * Loads an edition.
   *
   * @throws NoticeRefused with everything that is wrong, most fundamental first
   */
  public Notice load(NoticeFolder folder) {
    List<Finding> findings = new ArrayList<>();
    Notice notice = new NoticeReader(folder, findings).read();
    layer(notice.layer()).ifPresent(findings::add);
    findings.addAll(words(folder, notice, findings.isEmpty()));
    if (findings.isEmpty()) {
      findings.addAll(NoticeProof.of(notice, golden));
    }
    if (!findings.isEmpty()) {
      throw new NoticeRefused(findings);
    }
    return notice;
  }

  /**
   * 边改边审: everything that {@link #load} would find but golden cases that fail. A table that can be
   * read is proved although another cannot, so that somebody who works on it sees it at once.
   */
  public static List<Finding> examine(NoticeFolder folder) {
    List<Finding> findings = new ArrayList<>();
    Notice notice = new NoticeReader(folder, findings).read();
    boolean whole = findings.isEmpty();
    layer(notice.layer()).ifPresent(findings::add);
    findings.addAll(words(folder, notice, true));
    findings.addAll(NoticeProof.without(notice, whole));
    return List.copyOf(findings);
  }

  /** What is wrong at the head of a notice: title, issuer, days, areas, layer. */
  public static List<Finding> examineHead(NoticeFolder folder) {
    return examine(folder).stream()
        .filter(finding -> HEAD.contains(word(finding.places().getFirst())))
        .toList();
  }

  private static String word(At at) {
    return at.file().equals(NoticeReader.NOTICE) ? at.column().split("[.\\[]")[0] : "";
  }

  /**
   * 轮廓: head, words and columns of a folder that may be wrong, for those who work on it. Its tables
   * have no rows and it has no golden cases; what cannot be read is empty.
   */
  public static Notice outline(NoticeFolder folder) {
    return new NoticeReader(folder, new ArrayList<>()).outline();
  }

  /**
   * A folder that is not proved, for those who ask what it would do.
   *
   * @throws NoticeRefused where it cannot be read, or a reading would stop a derivation
   */
  public static Notice readDraft(NoticeFolder folder) {
    Notice notice = readProved(folder);
    List<Finding> findings = NoticeProof.readings(notice);
    if (!findings.isEmpty()) {
      throw new NoticeRefused(findings);
    }
    return notice;
  }

  private static List<Finding> words(NoticeFolder folder, Notice notice, boolean readable) {
    if (!readable) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>(OutputWords.check(notice.tables()));
    for (CompiledTable table : notice.tables()) {
      String file = table.table().file();
      findings.addAll(OutputWords.empty(file, folder.files().getOrDefault(file, "")));
    }
    return findings;
  }

  /** Nobody can say whom a notice without a known layer binds, so its layer is never guessed. */
  private static Optional<Finding> layer(String word) {
    if (Level.find(word).isPresent()) {
      return Optional.empty();
    }
    boolean missing = word.isEmpty();
    Phrase detail =
        new Phrase(
            (missing ? "缺少层级" : "没有“" + word + "”这一层级") + "；请写 layer: 之一：" + Level.words(),
            (missing ? "the layer is missing" : "there is no layer '" + word + "'")
                + "; write layer: with one of "
                + Level.words());
    Refusal refusal = missing ? Refusal.UNREADABLE : Refusal.UNKNOWN_WORD;
    return Optional.of(
        new Finding(refusal, detail, List.of(new At(NoticeReader.NOTICE, "", "layer"))));
  }
}
