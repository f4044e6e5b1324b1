package lianfang.rulebook;

import java.nio.file.Path;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import lianfang.rulebook.notice.GoldenCases;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;

/** Drafts of the Puyang notice with other rows or readings; golden cases are left out. */
final class Drafts {

  static final String PUYANG = "puyang-2020-02-25-key-persons";

  private static final String[] PLACES = {"central", "home", "undecided"};

  private final NoticeFolder shipped;

  Drafts(Path notices) {
    this.shipped = NoticeFolder.read(notices.resolve(PUYANG));
  }

  /** With a text replaced in all of its files. */
  NoticeFolder with(String from, String to) {
    TreeMap<String, String> files = new TreeMap<>(shipped.files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    files.replaceAll((name, text) -> text.replace(from, to));
    return new NoticeFolder(PUYANG, files);
  }

  /** A drawn change of its steps, closures and days; the first day of the file stays. */
  NoticeFolder drawn(RandomGenerator random) {
    TreeMap<String, String> files = new TreeMap<>(with("", "").files());
    String table = files.get("tables/key-persons.csv");
    for (String row : new String[] {"K1", "K2", "K3", "K4"}) {
      if (random.nextBoolean()) {
        table = redrawn(table, row, random);
      }
    }
    files.put("tables/key-persons.csv", table);
    if (random.nextBoolean()) {
      files.merge(
          "tables/arrivals.csv",
          "",
          (text, none) -> text.replace("undecided,7", "home," + (1 + random.nextInt(20))));
    }
    return new NoticeFolder(PUYANG, files);
  }

  private static String redrawn(String table, String row, RandomGenerator random) {
    StringBuilder lines = new StringBuilder();
    for (String line : table.lines().toList()) {
      if (line.startsWith(row + ",")) {
        String conditions = line.substring(0, line.indexOf("|,") + 2);
        String first = random.nextInt(4) == 0 ? "none,0" : step(random);
        String second = first.startsWith("none") || random.nextBoolean() ? "none,0" : step(random);
        String closure = random.nextBoolean() ? "unit,14,full," : "none,0,none,";
        lines.append(conditions).append(first).append(',').append(second).append(',');
        lines.append(closure).append('\n');
      } else {
        lines.append(line).append('\n');
      }
    }
    return lines.toString();
  }

  private static String step(RandomGenerator random) {
    return PLACES[random.nextInt(PLACES.length)] + "," + (1 + random.nextInt(28));
  }

  /** Proved without golden cases. */
  static NoticeLoader loader() {
    return new NoticeLoader(GoldenCases.NONE);
  }
}
