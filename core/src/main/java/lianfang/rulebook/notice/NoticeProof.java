package lianfang.rulebook.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.ReadingCheck;
import lianfang.rulebook.Refusal;
import lianfang.rulebook.proof.TableProof;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.UnaryTest;

/** Proves a notice that could be read: clauses against rows, every table, then the golden cases. */
final class NoticeProof {

  private final Notice notice;
  private final List<Finding> findings = new ArrayList<>();

  private NoticeProof(Notice notice) {
    this.notice = notice;
  }

  /** What speaks against the notice; the golden cases run only when nothing else does. */
  static List<Finding> of(Notice notice, GoldenCases golden) {
    NoticeProof proof = new NoticeProof(notice);
    proof.findings.addAll(without(notice, true));
    if (proof.findings.isEmpty()) {
      proof.goldenCases(golden);
    }
    return proof.findings;
  }

  /**
   * What speaks against it without its golden cases.
   *
   * @param whole whether all its tables could be read; otherwise a row may be in one that could not
   */
  static List<Finding> without(Notice notice, boolean whole) {
    NoticeProof proof = new NoticeProof(notice);
    proof.rowsWithoutClause();
    if (whole) {
      proof.clausesWithoutRow();
    }
    for (CompiledTable table : notice.tables()) {
      proof.findings.addAll(TableProof.of(table));
      proof.findings.addAll(endless(table.table()));
    }
    proof.findings.addAll(readings(notice));
    return proof.findings;
  }

  /** Rows that are to end with grade or class and ask for none of them. */
  private static List<Finding> endless(DecisionTable table) {
    int ends = table.answersIn("ends") ? table.output("ends") : -1;
    List<Finding> findings = new ArrayList<>();
    for (Row row : ends < 0 ? List.<Row>of() : table.rows()) {
      boolean passing = row.outputs().get(ends).toString().equals(OutputWords.SURROUNDINGS);
      boolean asks =
          IntStream.range(0, table.inputs().size())
              .filter(i -> OutputWords.CHANGING.contains(table.inputs().get(i).name()))
              .anyMatch(i -> !(row.tests().get(i) instanceof UnaryTest.Any));
      if (passing && !asks) {
        String all = String.join(", ", OutputWords.CHANGING);
        findings.add(
            new Finding(
                Refusal.UNREADABLE_CELL,
                new Phrase(
                    row.id() + " 写明随等级或类别终止，却没有问其中任何一个：" + all,
                    row.id() + " is to end with grade or class and asks for none of " + all),
                List.of(new At(table.file(), row.id(), "ends"))));
      }
    }
    return findings;
  }

  /** Readings with a value that would stop every derivation. */
  static List<Finding> readings(Notice notice) {
    List<Finding> findings = new ArrayList<>();
    for (Reading reading : notice.readings()) {
      ReadingCheck.problem(reading.key(), reading.value().replace(' ', ','))
          .ifPresent(problem ->
              findings.add(
                  new Finding(
                      Refusal.WRONG_TYPE,
                      new Phrase(
                          "口径 " + reading.key() + "：" + problem.zh(),
                          "reading " + reading.key() + ": " + problem.en()),
                      List.of(new At(NoticeReader.READINGS, reading.key(), "value")))));
    }
    return findings;
  }

  /** The clauses that a row carries out; several are written {@code 1;2}. */
  static List<String> clausesOf(Row row) {
    return Arrays.stream(row.clause().split(";"))
        .map(String::strip)
        .filter(clause -> !clause.isEmpty())
        .toList();
  }

  private void rowsWithoutClause() {
    List<String> known = notice.clauses().stream().map(Clause::id).toList();
    for (CompiledTable table : notice.tables()) {
      for (Row row : table.table().rows()) {
        List<String> clauses = clausesOf(row);
        if (clauses.isEmpty() && !row.isOtherwise()) {
          rowWithoutClause(table, row, "没有写条款", "names no clause");
        }
        for (String clause : clauses) {
          if (!known.contains(clause)) {
            rowWithoutClause(
                table,
                row,
                "所写的第 " + clause + " 条不存在；现有：" + String.join(", ", known),
                "names clause "
                    + clause
                    + ", which is not there; known are "
                    + String.join(", ", known));
          }
        }
      }
    }
  }

  private void rowWithoutClause(CompiledTable table, Row row, String zh, String en) {
    findings.add(
        new Finding(
            Refusal.ROW_WITHOUT_CLAUSE,
            new Phrase(row.id() + " " + zh, row.id() + " " + en),
            List.of(
                new At(table.table().file(), row.id(), "clause"),
                new At(NoticeReader.NOTICE, "", "clauses"))));
  }

  private void clausesWithoutRow() {
    for (Clause clause : notice.clauses()) {
      if (clause.rows().isEmpty()) {
        findings.add(
            new Finding(
                Refusal.CLAUSE_WITHOUT_ROW,
                new Phrase(
                    "第 " + clause.id() + " 条没有任何规则行；请补一行，或写明它不产生措施的行",
                    "clause "
                        + clause.id()
                        + " has no row; add one, if only to say that it asks"
                        + " for nothing"),
                List.of(new At(NoticeReader.NOTICE, clause.id(), "clauses"), At.file("tables"))));
      }
    }
  }

  private void goldenCases(GoldenCases golden) {
    for (GoldenCase one : notice.cases()) {
      for (Phrase difference : differences(golden, one)) {
        findings.add(
            new Finding(
                Refusal.GOLDEN_CASE_FAILS,
                new Phrase(
                    one.name().zh() + "：" + difference.zh(),
                    one.name().en() + ": " + difference.en()),
                List.of(new At(one.file(), one.name().zh(), ""), At.file("tables"))));
      }
    }
  }

  /** A column, measure or fact that nobody knows makes the run itself impossible. */
  private List<Phrase> differences(GoldenCases golden, GoldenCase one) {
    try {
      return golden.differences(notice, one);
    } catch (IllegalArgumentException impossible) {
      String said = String.valueOf(impossible.getMessage());
      findings.add(
          new Finding(
              Refusal.UNKNOWN_WORD,
              new Phrase("示例无法运行：" + said, "the case cannot be run: " + said),
              List.of(new At(one.file(), one.name().zh(), ""), At.file("tables"))));
      return List.of();
    }
  }
}
