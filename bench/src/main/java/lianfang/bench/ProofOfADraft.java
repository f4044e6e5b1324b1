package lianfang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.InputFrame;

/**
 * How long a draft takes to be read and proved over all values, as the editor asks after every
 * change of a cell; beside it, as the peer, asking the same tables about every case one by one.
 * Each notice is proved as it is and with the first row of its largest table taken out. Arguments:
 * folder of notices, runs.
 */
public final class ProofOfADraft {

  private static final int WARM_UP = 30;
  private static final String HEAD =
      "| notice | rows | cases | proof, median | p95 | a row less, median | p95"
          + " | every case, median |";

  private final int runs;

  private ProofOfADraft(int runs) {
    this.runs = runs;
  }

  /** Runs every notice of the folder. */
  public static void main(String[] words) throws IOException {
    Path notices = Path.of(words.length > 0 ? words[0] : "playbook/notices");
    int runs = words.length > 1 ? Integer.parseInt(words[1]) : 200;
    IO.println(HEAD);
    IO.println("|---|---|---|---|---|---|---|---|");
    List<Path> folders;
    try (Stream<Path> all = Files.list(notices)) {
      folders = all.filter(one -> Files.exists(one.resolve("notice.yaml"))).sorted().toList();
    }
    for (Path folder : folders) {
      new ProofOfADraft(runs).measure(NoticeFolder.read(folder));
    }
  }

  private void measure(NoticeFolder folder) {
    Notice notice = NoticeLoader.readProved(folder);
    List<CompiledTable> tables = notice.tables();
    int rows = tables.stream().mapToInt(one -> one.table().rows().size()).sum();
    if (!NoticeLoader.examine(folder).isEmpty()) {
      throw new IllegalStateException(folder.name() + " is no whole draft");
    }
    double[] whole = timed(() -> NoticeLoader.examine(folder).size());
    NoticeFolder less = less(folder, notice);
    double[] gap = timed(() -> NoticeLoader.examine(less).size());
    double[] peer = timed(() -> tables.stream().mapToInt(ProofOfADraft::askAll).sum());
    IO.println(
        "| %s | %,d | %,d | %s | %s | %s |"
            .formatted(
                folder.name(),
                rows,
                tables.stream().mapToLong(ProofOfADraft::cases).sum(),
                cells(whole),
                cells(gap),
                "%.2f ms".formatted(peer[runs / 2])));
  }

  private String cells(double[] took) {
    return "%.2f ms | %.2f ms".formatted(took[runs / 2], took[runs * 95 / 100]);
  }

  private static NoticeFolder less(NoticeFolder folder, Notice notice) {
    CompiledTable largest = notice.tables().getFirst();
    for (CompiledTable one : notice.tables()) {
      largest = one.table().rows().size() > largest.table().rows().size() ? one : largest;
    }
    String file = largest.table().file();
    String row = largest.table().rows().getFirst().id() + ",";
    SortedMap<String, String> files = new TreeMap<>(folder.files());
    List<String> lines = new ArrayList<>(files.getOrDefault(file, "").lines().toList());
    lines.removeIf(line -> line.startsWith(row));
    files.put(file, String.join("\n", lines) + "\n");
    return new NoticeFolder(folder.name(), files);
  }

  private double[] timed(IntSupplier work) {
    long sum = 0;
    for (int i = 0; i < WARM_UP; i++) {
      sum += work.getAsInt();
    }
    double[] took = new double[runs];
    for (int i = 0; i < runs; i++) {
      long begin = System.nanoTime();
      sum += work.getAsInt();
      took[i] = (System.nanoTime() - begin) / 1e6;
    }
    if (sum < 0) {
      throw new IllegalStateException("what is counted is counted from 0");
    }
    Arrays.sort(took);
    return took;
  }

  private static long cases(CompiledTable table) {
    long cases = 1;
    for (int i = 0; i < table.table().inputs().size(); i++) {
      cases *= table.partition(i).size();
    }
    return cases;
  }

  /** How many cases some row answers, each asked for itself. */
  private static int askAll(CompiledTable table) {
    return ask(table, table.frame(), 0);
  }

  private static int ask(CompiledTable table, InputFrame frame, int input) {
    if (input == table.table().inputs().size()) {
      return table.evaluate(frame).first() >= 0 ? 1 : 0;
    }
    int answered = 0;
    for (int atom = 0; atom < table.partition(input).size(); atom++) {
      answered += ask(table, frame.put(input, atom), input + 1);
    }
    return answered;
  }
}
