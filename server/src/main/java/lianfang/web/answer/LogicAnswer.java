package lianfang.web.answer;

import java.io.PrintWriter;
import java.util.List;
import java.util.SortedMap;
import lianfang.rulebook.difference.Condition;
import lianfang.rulebook.difference.Line;
import lianfang.rulebook.difference.NoticeDifference;
import lianfang.rulebook.difference.Region;
import lianfang.rulebook.difference.TableDifference;
import lianfang.rulebook.difference.Term;

/**
 * 逻辑差异答复: what two editions answer differently, for programs and for the command line.
 *
 * @param before content hash of the first edition
 * @param after content hash of the second one
 * @param verdict "same" where the files are, "same-logic" where only texts differ, or "different"
 * @param tables tables that answer some case differently
 * @param terms what else changes what follows
 */
public record LogicAnswer(
    String before, String after, String verdict, List<TableJson> tables, List<Term> terms) {

  /** A row that fires. */
  public record LineJson(String row, String clause, SortedMap<String, String> outputs) {}

  /** Cases that are answered differently, all of them alike. */
  public record RegionJson(
      List<Condition> where, List<LineJson> before, List<LineJson> after, boolean onlyBasis) {}

  /** A table; {@code left} regions more are not written down. */
  public record TableJson(
      String table, String presence, List<RegionJson> regions, long left, List<String> retyped) {}

  /** Writes a difference as an answer. */
  public static LogicAnswer of(NoticeDifference difference) {
    String verdict =
        difference.isSameText() ? "same" : difference.isSameLogic() ? "same-logic" : "different";
    return new LogicAnswer(
        difference.before(),
        difference.after(),
        verdict,
        difference.tables().stream().map(LogicAnswer::table).toList(),
        difference.terms());
  }

  private static TableJson table(TableDifference one) {
    return new TableJson(
        one.table(),
        one.presence(),
        one.regions().stream().map(LogicAnswer::region).toList(),
        one.left(),
        one.retyped());
  }

  private static RegionJson region(Region one) {
    return new RegionJson(one.where(), lines(one.before()), lines(one.after()), one.onlyBasis());
  }

  private static List<LineJson> lines(List<Line> lines) {
    return lines.stream()
        .map(line -> new LineJson(line.row(), line.clause(), line.outputs()))
        .toList();
  }

  /** Prints it in both languages: each region, then the old answer with − and the new with +. */
  public void print(PrintWriter out) {
    String word =
        switch (verdict) {
          case "same" -> "相同 the same files";
          case "same-logic" -> "逻辑相同，文字不同 the same logic in other words";
          default -> "逻辑不同 different logic";
        };
    out.printf("%.12s → %.12s %s%n", before, after, word);
    for (Term term : terms) {
      out.printf("  %s %s: %s → %s%n", term.kind(), term.name(), term.before(), term.after());
    }
    for (TableJson table : tables) {
      out.printf("  tables/%s.csv (%s)%n", table.table(), table.presence());
      table.retyped().forEach(input -> out.printf("    %s 换了类型 has another type%n", input));
      table.regions().forEach(region -> print(region, out));
      if (table.left() > 0) {
        out.printf("    另有 %s 处 more regions%n", table.left());
      }
    }
  }

  private static void print(RegionJson region, PrintWriter out) {
    List<String> where = region.where().stream().map(Condition::toString).toList();
    String basis = region.onlyBasis() ? " 仅依据 basis alone" : "";
    out.printf("    %s%s%n", where.isEmpty() ? "-" : String.join(", ", where), basis);
    region.before().forEach(line -> print("−", line, out));
    region.after().forEach(line -> print("+", line, out));
  }

  private static void print(String sign, LineJson line, PrintWriter out) {
    out.printf("      %s %s [%s] %s%n", sign, line.row(), line.clause(), line.outputs());
  }
}
