package lianfang.situation;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Wording;
import lianfang.fact.playbook.Yaml;
import org.jspecify.annotations.Nullable;

/** 见报数字登记: the file of reported figures, and the same figures as facts of the ledger. */
public final class ReportedFigures {

  private static final Wording NOT_REGISTERED = new Wording("未登记出处", "source not registered");

  private ReportedFigures() {}

  /**
   * Reads a file of reported figures.
   *
   * @throws PlaybookRefused where it cannot be read or lacks an entry
   */
  public static List<ReportedFigure> load(Path file) {
    return Yaml.of(file).children("figures").stream().map(entry -> read(file, entry)).toList();
  }

  private static ReportedFigure read(Path file, Yaml entry) {
    LocalDate asOf = entry.date("as_of");
    if (asOf == null) {
      throw new PlaybookRefused(file, "figure " + entry.text("id") + " needs 'as_of'");
    }
    LocalDate earliest = entry.date("earliest");
    List<Flag> flags = new ArrayList<>(entry.children("flags").stream().map(Flags::read).toList());
    if (earliest != null) {
      flags.add(Flags.inferredDay(asOf, earliest));
    }
    return new ReportedFigure(
        entry.text("id"),
        entry.text("indicator"),
        new BigDecimal(entry.text("value")),
        entry.text("area"),
        asOf,
        earliest,
        entry.wording("cites"),
        List.copyOf(flags),
        null);
  }

  /** The figures that the ledger holds, with what the register {@code known} says about each. */
  public static List<ReportedFigure> of(List<Fact> facts, List<ReportedFigure> known) {
    return facts.stream()
        .filter(fact -> fact.kind().equals(ReportedFigure.KIND))
        .map(fact -> of(fact, known))
        .toList();
  }

  private static ReportedFigure of(Fact fact, List<ReportedFigure> known) {
    String id = attribute(fact, "cites");
    BigDecimal value = new BigDecimal(attribute(fact, "value"));
    return known.stream()
        .filter(figure -> figure.id().equals(id))
        .findFirst()
        .map(figure -> figure.recorded(fact.id(), value))
        .orElseGet(() -> unregistered(fact, id, value, fact.id()));
  }

  private static ReportedFigure unregistered(
      Fact fact, String id, BigDecimal value, @Nullable UUID asFact) {
    return new ReportedFigure(
        id,
        attribute(fact, "indicator"),
        value,
        fact.area(),
        fact.happenedOn(),
        null,
        NOT_REGISTERED,
        List.of(),
        asFact);
  }

  private static String attribute(Fact fact, String name) {
    String value = fact.attribute(name);
    if (value == null) {
      throw new IllegalArgumentException(fact.number() + " lacks '" + name + "'");
    }
    return value;
  }
}
