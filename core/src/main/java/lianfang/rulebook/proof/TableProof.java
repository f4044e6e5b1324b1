package lianfang.rulebook.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Refusal;
import lianfang.rulebook.difference.Condition;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.HitPolicy;
import lianfang.rulebook.table.Output;
import lianfang.rulebook.table.Row;

/**
 * 证明: finds every gap, contradiction and dead row of one table, each with an example in the words
 * of the inputs and with both places.
 */
public final class TableProof {

  private final CompiledTable compiled;
  private final DecisionTable table;
  private final Box everything;
  private final List<Row> rows = new ArrayList<>();
  private final List<Box> boxes = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private TableProof(CompiledTable compiled) {
    this.compiled = compiled;
    this.table = compiled.table();
    this.everything = Box.everything(compiled);
    for (Row row : table.rows()) {
      if (!row.isOtherwise()) {
        rows.add(row);
        boxes.add(Box.of(compiled, row.tests()));
      }
    }
  }

  /** Everything that speaks against running this table; empty when it is proved. */
  public static List<Finding> of(CompiledTable compiled) {
    TableProof proof = new TableProof(compiled);
    proof.deadCells();
    proof.outputs();
    proof.coverage();
    proof.overlaps();
    proof.shadows();
    return proof.findings;
  }

  private void deadCells() {
    for (int i = 0; i < rows.size(); i++) {
      int side = boxes.get(i).emptySide();
      if (side >= 0) {
        String input = table.inputs().get(side).name();
        String cell = rows.get(i).tests().get(side).text();
        find(
            Refusal.NEVER_FIRES,
            "条件 " + cell + " 不含任何可能出现的值；请更正该格或 notice.yaml 中 " + input + " 的取值",
            "no value that may come passes "
                + cell
                + "; correct the cell or the values of "
                + input,
            new At(table.file(), rows.get(i).id(), input),
            new At("notice.yaml", "", "inputs." + input));
      }
    }
  }

  private void outputs() {
    HitPolicy policy = table.policy();
    boolean figures = policy.isAggregated() && policy != HitPolicy.COLLECT_COUNT;
    if (policy.isAggregated() && table.outputs().size() != 1) {
      find(
          Refusal.WRONG_TYPE,
          "汇总表（" + policy.sign() + "）只能有一个输出列",
          "a table that aggregates (" + policy.sign() + ") has one output column",
          At.file(table.file()));
    }
    if (figures && table.outputs().stream().anyMatch(output -> !output.type().isOrdered())) {
      find(
          Refusal.WRONG_TYPE,
          "汇总表（" + policy.sign() + "）的输出列应声明为 number 或 days",
          "the output of a table that aggregates ("
              + policy.sign()
              + ") is a number or days;"
              + " declare it under outputs in notice.yaml",
          At.file(table.file()));
    }
    boolean byPriority = policy == HitPolicy.PRIORITY || policy == HitPolicy.OUTPUT_ORDER;
    if (byPriority && table.outputs().stream().allMatch(output -> output.values().isEmpty())) {
      find(
          Refusal.UNKNOWN_WORD,
          "按优先级的表（" + policy.sign() + "）须在 notice.yaml 的 outputs 中由高到低列出取值",
          "a table by priority ("
              + policy.sign()
              + ") needs the values of its output, highest"
              + " first, under outputs in notice.yaml",
          At.file(table.file()));
    }
  }

  private void coverage() {
    Optional<Box> gap = everything.without(boxes);
    boolean otherwise = rows.size() < table.rows().size();
    if (gap.isEmpty() && otherwise) {
      find(
          Refusal.NEVER_FIRES,
          "其余各行已覆盖一切情形，otherwise 行永远不会命中；请删去该行",
          "the other rows cover every case, so `otherwise` never fires; drop it",
          new At(table.file(), Row.OTHERWISE, ""),
          At.file(table.file()));
    }
    if (gap.isEmpty() || otherwise) {
      return;
    }
    String example = gap.get().describe(compiled);
    if (table.policy().isSingle()) {
      find(
          Refusal.GAP,
          gap.get().conditions(compiled),
          "没有一行覆盖：" + example + "。请补一行，或写明 otherwise 行",
          "no row covers " + example + "; add a row for it or an `otherwise` row",
          At.file(table.file()));
    } else {
      find(
          Refusal.NO_OTHERWISE,
          gap.get().conditions(compiled),
          "没有一行覆盖：" + example + "。汇集表须有 otherwise 行写明此时如何",
          "no row covers "
              + example
              + "; a collect table says in an `otherwise` row what holds"
              + " then",
          At.file(table.file()));
    }
  }

  private void overlaps() {
    for (int a = 0; a < rows.size(); a++) {
      for (int b = a + 1; b < rows.size(); b++) {
        if (boxes.get(a).meets(boxes.get(b)) && clash(a, b)) {
          conflict(a, b);
        }
      }
    }
  }

  private boolean clash(int a, int b) {
    boolean same = rows.get(a).outputs().equals(rows.get(b).outputs());
    return switch (table.policy()) {
      case UNIQUE -> true;
      case ANY -> !same;
      case PRIORITY -> !same && priority(a).equals(priority(b));
      default -> false;
    };
  }

  private void conflict(int a, int b) {
    Box common = boxes.get(a).and(boxes.get(b));
    if (table.policy() == HitPolicy.PRIORITY) {
      List<Box> stronger = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        if (isStronger(i, a)) {
          stronger.add(boxes.get(i));
        }
      }
      Optional<Box> open = common.without(stronger);
      if (open.isEmpty()) {
        return;
      }
      common = open.get();
    }
    String first = rows.get(a).id();
    String second = rows.get(b).id();
    String region = common.describe(compiled);
    find(
        Refusal.CONTRADICTION,
        common.conditions(compiled),
        first + " 与 " + second + " 同时命中：" + region + "。请收紧其中一行，或改用其他命中策略",
        first
            + " and "
            + second
            + " both match "
            + region
            + "; narrow one of them or choose another hit policy",
        new At(table.file(), first, ""),
        new At(table.file(), second, ""));
  }

  private void shadows() {
    boolean first = table.policy() == HitPolicy.FIRST;
    if (!first && table.policy() != HitPolicy.PRIORITY) {
      return;
    }
    for (int row = 0; row < rows.size(); row++) {
      if (boxes.get(row).emptySide() < 0) {
        shadow(row, first);
      }
    }
  }

  private void shadow(int row, boolean first) {
    List<Box> before = new ArrayList<>();
    List<At> places = new ArrayList<>();
    places.add(new At(table.file(), rows.get(row).id(), ""));
    for (int i = 0; i < rows.size(); i++) {
      boolean wins = first ? i < row : isStronger(i, row);
      if (wins && boxes.get(i).meets(boxes.get(row))) {
        before.add(boxes.get(i));
        places.add(new At(table.file(), rows.get(i).id(), ""));
      }
    }
    if (boxes.get(row).without(before).isEmpty()) {
      String winners = String.join(", ", places.stream().skip(1).map(At::row).toList());
      find(
          Refusal.NEVER_FIRES,
          "该行的情形全被 " + winners + " 先行命中；请调整次序或删去",
          "everything that it matches goes to " + winners + "; reorder the rows or drop it",
          places.toArray(At[]::new));
    }
  }

  private boolean isStronger(int a, int b) {
    List<Integer> one = priority(a);
    List<Integer> other = priority(b);
    for (int i = 0; i < one.size(); i++) {
      int order = Integer.compare(one.get(i), other.get(i));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  /** The place of each prioritised output in its list; smaller is stronger. */
  private List<Integer> priority(int row) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < table.outputs().size(); i++) {
      Output output = table.outputs().get(i);
      if (!output.values().isEmpty()) {
        int place = output.values().indexOf(rows.get(row).outputs().get(i));
        places.add(place < 0 ? Integer.MAX_VALUE : place);
      }
    }
    return places;
  }

  private void find(Refusal refusal, String zh, String en, At... places) {
    find(refusal, List.of(), zh, en, places);
  }

  private void find(Refusal refusal, List<Condition> region, String zh, String en, At... places) {
    findings.add(new Finding(refusal, new Phrase(zh, en), List.of(places), region));
  }
}
