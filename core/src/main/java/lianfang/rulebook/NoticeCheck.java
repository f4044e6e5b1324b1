package lianfang.rulebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lianfang.rulebook.layer.Looseness;
import lianfang.rulebook.notice.GoldenCases;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.rulebook.notice.Validity;

/** 通知审查: says of one notice folder, or of a folder of them, what loading would say. */
public final class NoticeCheck {

  /**
   * What was found about one notice.
   *
   * @param notice the folder's name
   * @param edition content hash, empty when the files cannot be read
   * @param title its title, empty in both languages when it was refused
   * @param tables number of tables
   * @param rows number of rows in all tables
   * @param cases number of golden cases that hold
   * @param findings why it is refused; empty when it is not
   */
  public record Checked(
      String notice,
      String edition,
      Phrase title,
      int tables,
      int rows,
      int cases,
      List<Finding> findings) {

    /** Copies the findings. */
    public Checked {
      findings = List.copyOf(findings);
    }

    /** Whether it would not be loaded. */
    public boolean isRefused() {
      return !findings.isEmpty();
    }
  }

  private static final String NOTICE = "notice.yaml";

  private final NoticeLoader loader;
  private final List<Notice> loaded = new ArrayList<>();

  private NoticeCheck(GoldenCases golden) {
    this.loader = new NoticeLoader(golden);
  }

  /**
   * Checks a notice folder, or every notice folder directly below, then their days against each
   * other. Everything is proved anew.
   *
   * @return one result a notice, and one named {@code *} when two of them do not fit together;
   *     empty when there is no notice
   */
  public static List<Checked> of(Path folder) {
    NoticeCheck check = new NoticeCheck(new CaseRun(id -> beside(folder, id)));
    List<Checked> results = new ArrayList<>();
    for (Path one : folders(folder)) {
      results.add(check.one(one));
    }
    List<Finding> overlaps = new ArrayList<>(Validity.overlaps(check.loaded));
    check.loaded.forEach(one -> overlaps.addAll(Looseness.of(one, check.loaded)));
    if (!overlaps.isEmpty()) {
      results.add(new Checked("*", "", new Phrase("", ""), 0, 0, 0, overlaps));
    }
    return results;
  }

  /** A notice that a golden case names lies in the same folder of notices. */
  private static Notice beside(Path folder, String id) {
    Path whole = folder.toAbsolutePath().normalize();
    Path parent =
        Files.exists(whole.resolve(NOTICE)) ? whole.resolveSibling(id) : whole.resolve(id);
    return NoticeLoader.load(parent);
  }

  private Checked one(Path path) {
    String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
    String edition = "";
    try {
      NoticeFolder folder = NoticeFolder.read(path);
      edition = folder.edition();
      Notice notice = loader.load(folder);
      loaded.add(notice);
      int rows = notice.tables().stream().mapToInt(table -> table.table().rows().size()).sum();
      int tables = notice.tables().size();
      int cases = notice.cases().size();
      return new Checked(name, edition, notice.title(), tables, rows, cases, List.of());
    } catch (NoticeRefused refused) {
      return new Checked(name, edition, new Phrase("", ""), 0, 0, 0, refused.findings());
    }
  }

  private static List<Path> folders(Path folder) {
    if (Files.exists(folder.resolve(NOTICE)) || !Files.isDirectory(folder)) {
      return List.of(folder);
    }
    try (Stream<Path> below = Files.list(folder)) {
      List<Path> found = below.filter(path -> Files.exists(path.resolve(NOTICE))).sorted().toList();
      return found.isEmpty() ? List.of(folder) : found;
    } catch (IOException unreadable) {
      return List.of(folder);
    }
  }
}
