package lianfang.rulebook.shortage;

import java.nio.file.Path;
import java.util.List;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Wording;
import lianfang.fact.playbook.Yaml;
import lianfang.rulebook.simulation.DayFigures;
import lianfang.rulebook.simulation.Load;

/**
 * 工作量: the figures with which a simulation compares work with hands, each with where it comes from.
 *
 * @param figures in the order of the file
 */
public record Workload(List<Figure> figures) {

  private static final String VISIT = "visit-minutes";
  private static final String SUPPLY = "supply-minutes";
  private static final String WORKER = "worker-hours";
  private static final int HOUR = 60;

  /** Copies the list. */
  public Workload {
    figures = List.copyOf(figures);
  }

  /**
   * One figure.
   *
   * @param id the word in the file
   * @param value at least 1
   * @param assumption whether no document was seen
   * @param name what it is
   * @param cites where it stands, or on what the assumption rests
   */
  public record Figure(String id, int value, boolean assumption, Wording name, Wording cites) {}

  /**
   * The figures of a file.
   *
   * @throws PlaybookRefused where one is missing or no positive number
   */
  public static Workload load(Path file) {
    Workload read =
        new Workload(
            Yaml.of(file).children("figures").stream().map(one -> figure(file, one)).toList());
    for (String id : List.of(VISIT, SUPPLY, WORKER)) {
      if (read.figures.stream().noneMatch(one -> one.id().equals(id))) {
        throw new PlaybookRefused(file, "'" + id + "' is needed");
      }
    }
    return read;
  }

  private static Figure figure(Path file, Yaml one) {
    String id = one.text("id");
    String value = one.text("value");
    if (!value.matches("[1-9][0-9]{0,3}")) {
      throw new PlaybookRefused(file, "'" + id + "' is " + value + ": give 1 to 9999");
    }
    boolean assumption =
        switch (one.text("grade")) {
          case "document" -> false;
          case "assumption" -> true;
          default -> throw new PlaybookRefused(file, "'" + id + "' is document or assumption");
        };
    return new Figure(
        id, Integer.parseInt(value), assumption, one.wording("name"), one.wording("cites"));
  }

  private int value(String id) {
    for (Figure figure : figures) {
      if (figure.id().equals(id)) {
        return figure.value();
      }
    }
    throw new IllegalStateException("no figure " + id);
  }

  /** Hours of staff at the doors that a day asks for under the candidate, rounded up. */
  public long after(DayFigures day) {
    return hours(day.after(Load.VISITS), day.after(Load.CLOSURES));
  }

  /** The same by the rules in force. */
  public long before(DayFigures day) {
    return hours(day.before(Load.VISITS), day.before(Load.CLOSURES));
  }

  /** Hours of staff that visits and closed places ask for, rounded up. */
  long hours(long visits, long closures) {
    return Math.ceilDiv(visits * value(VISIT) + closures * value(SUPPLY), (long) HOUR);
  }

  /** Hours that a grid worker gives a day. */
  public int workerHours() {
    return value(WORKER);
  }
}
