package lianfang.rulebook.layer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lianfang.rulebook.Edition;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Row;
import org.jspecify.annotations.Nullable;

/**
 * 条款延续: a new edition amends a notice and does not begin it again. A row that the edition before
 * had under the same name and clause, for the same cases, and with the same demand on the place and
 * the same duty, has held since that one began, so that what it made due stays due. A row that is
 * new or asks for more begins with its edition and reaches nobody whose time was over by then.
 */
public final class Continuity {

  private static final List<String> DEMANDS = List.of("closure", "disinfection", "duty", "ask");

  private Continuity() {}

  /** The editions, each with the rows that held before it; the order stays. */
  public static List<Edition> of(List<Edition> editions) {
    List<Edition> byDay = new ArrayList<>(editions);
    byDay.sort(Comparator.comparing(Edition::from));
    Map<String, Edition> last = new HashMap<>();
    Map<Edition, Edition> joined = new HashMap<>();
    for (Edition edition : byDay) {
      Edition before = last.get(edition.notice());
      Edition now =
          edition.heldSince(
              before != null && follows(before, edition) ? since(before, edition) : Map.of());
      joined.put(edition, now);
      last.put(edition.notice(), now);
    }
    return editions.stream().map(joined::get).toList();
  }

  private static boolean follows(Edition before, Edition next) {
    LocalDate until = before.until();
    return until != null && !until.isBefore(next.from().minusDays(1));
  }

  private static Map<String, LocalDate> since(Edition before, Edition next) {
    Map<String, String> old = rows(before);
    Map<String, LocalDate> since = new HashMap<>();
    rows(next)
        .forEach((row, text) -> {
          if (text.equals(old.get(row))) {
            since.put(row, before.since(row));
          }
        });
    return since;
  }

  private static Map<String, String> rows(Edition edition) {
    Map<String, String> rows = new HashMap<>();
    for (CompiledTable compiled : edition.tables()) {
      DecisionTable table = compiled.table();
      for (Row row : table.rows()) {
        rows.merge(row.id(), text(table, row), (one, other) -> one + "\n" + other);
      }
    }
    return rows;
  }

  private static String text(DecisionTable table, Row row) {
    StringBuilder text = new StringBuilder(table.id()).append(' ').append(row.clause());
    for (int i = 0; i < table.inputs().size(); i++) {
      String test = row.tests().get(i).text();
      if (!test.equals("-")) {
        text.append(' ').append(table.inputs().get(i).name()).append(' ').append(test);
      }
    }
    for (String demand : DEMANDS) {
      String cell = table.answersIn(demand) ? cell(table, row, demand) : null;
      text.append(" | ").append(Objects.requireNonNullElse(cell, "none"));
    }
    return text.toString();
  }

  private static @Nullable String cell(DecisionTable table, Row row, String column) {
    var value = row.outputs().get(table.output(column));
    return value.isKnown() ? value.toString() : null;
  }
}
