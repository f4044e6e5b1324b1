package lianfang.rulebook.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Refusal;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.TableCsv;
import org.jspecify.annotations.Nullable;

/** Reads the files of a notice into a {@link Notice}, collecting everything that is wrong. */
final class NoticeReader {

  static final String NOTICE = "notice.yaml";
  static final String READINGS = "readings.yaml";
  private static final String TABLES = "tables/";
  private static final String[] KEYS = {
    "id",
    "title",
    "issuer",
    "number",
    "date",
    "in_force",
    "scope",
    "layer",
    "supersedes",
    "milder",
    "original",
    "clauses",
    "inputs",
    "outputs",
    "responsible",
    "statutes"
  };

  private final NoticeFolder folder;
  private final List<Finding> findings;
  private final List<DecisionTable> tables = new ArrayList<>();

  NoticeReader(NoticeFolder folder, List<Finding> findings) {
    this.folder = folder;
    this.findings = findings;
  }

  /** The notice; complete only when nothing was found. */
  Notice read() {
    Node root = Node.parse(NOTICE, notice(), findings);
    root.allow(KEYS);
    Declarations declared = new Declarations(root);
    tables(declared);
    return read(root, declared, this::cases);
  }

  /** Head, words and columns, whatever is wrong in the rows. */
  Notice outline() {
    Node root = Node.parse(NOTICE, notice(), findings);
    Declarations declared = new Declarations(root);
    for (var file : folder.files().entrySet()) {
      if (file.getKey().startsWith(TABLES)) {
        tables.add(
            TableCsv.columns(file.getKey(), file.getValue(), declared.inputs, declared.outputs));
      }
    }
    return read(root, declared, List::of);
  }

  private Notice read(Node root, Declarations declared, Supplier<List<GoldenCase>> cases) {
    Node force = root.at("in_force");
    LocalDate from = force.at("from").requiredDay();
    LocalDate until = force.at("until").day();
    if (until != null && until.isBefore(from)) {
      force.refuse(Refusal.WRONG_TYPE, "until 早于 from", "until lies before from");
    }
    return new Notice(
        id(root),
        folder.edition(),
        root.at("title").phrase(),
        root.at("issuer").phrase(),
        root.at("number").text(),
        root.at("date").requiredDay(),
        from,
        until,
        scope(root.at("scope")),
        root.at("layer").text(),
        root.at("supersedes").words(),
        root.at("milder").words(),
        root.at("original").phrase(),
        clauses(root.at("clauses")),
        declared.inputs,
        declared.labels(),
        tables.stream().map(CompiledTable::new).toList(),
        readings(),
        cases.get());
  }

  private String notice() {
    String text = folder.files().get(NOTICE);
    if (text != null) {
      return text;
    }
    findings.add(
        new Finding(
            Refusal.UNREADABLE,
            new Phrase("文件夹中没有 notice.yaml", "the folder holds no notice.yaml"),
            List.of(At.file(NOTICE))));
    return "{}";
  }

  private String id(Node root) {
    String id = root.at("id").required();
    if (!id.isEmpty() && !id.equals(folder.name())) {
      root.at("id")
          .refuse(
              Refusal.UNKNOWN_WORD,
              "编号 " + id + " 与文件夹名 " + folder.name() + " 不一致",
              "the id " + id + " is not the folder's name " + folder.name());
    }
    return id;
  }

  private static List<String> scope(Node node) {
    List<String> prefixes = node.words();
    if (prefixes.isEmpty()) {
      node.refuse(Refusal.UNREADABLE, "缺少适用区域", "the areas in which it holds are missing");
    }
    for (String prefix : prefixes) {
      if (!prefix.matches("[0-9]{0,12}")) {
        node.refuse(
            Refusal.WRONG_TYPE,
            "“" + prefix + "”不是区划代码前缀（至多 12 位数字）",
            "'" + prefix + "' is no prefix of a division code (at most 12 digits)");
      }
    }
    return prefixes;
  }

  private List<Clause> clauses(Node node) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (DecisionTable table : tables) {
      for (Row row : table.rows()) {
        for (String clause : NoticeProof.clausesOf(row)) {
          rows.computeIfAbsent(clause, id -> new ArrayList<>()).add(table.id() + "/" + row.id());
        }
      }
    }
    List<Clause> clauses = new ArrayList<>();
    for (Node item : node.list()) {
      item.allow("id", "title", "text", "summary", "rows", "tables", "responsible", "statutes");
      String id = item.at("id").required();
      List<String> carried = rows.getOrDefault(id, List.of());
      for (Node named : item.at("rows").list()) {
        String row = named.text();
        if (carried.stream().noneMatch(one -> one.equals(row) || one.endsWith("/" + row))) {
          named.refuse(
              Refusal.CLAUSE_WITHOUT_ROW,
              "第 " + id + " 条所列的规则行 " + row + " 不存在或属于别的条款",
              "clause " + id + " names row " + row + ", which is not there or of another clause");
        }
      }
      clauses.add(
          new Clause(
              id,
              item.at("title").phrase(),
              item.at("text").text(),
              item.at("summary").phrase(),
              carried,
              item.at("responsible").list().stream().map(Node::text).toList()));
    }
    return clauses;
  }

  private void tables(Declarations declared) {
    for (var file : folder.files().entrySet()) {
      if (file.getKey().startsWith(TABLES)) {
        List<Finding> forbidden = Forbidden.in(file.getKey(), file.getValue());
        findings.addAll(forbidden);
        TableCsv.read(file.getKey(), file.getValue(), declared.inputs, declared.outputs, findings)
            .ifPresent(tables::add);
      }
    }
    if (folder.files().keySet().stream().noneMatch(name -> name.startsWith(TABLES))) {
      findings.add(
          new Finding(
              Refusal.UNREADABLE,
              new Phrase(
                  "没有决策表：请加一张表（在文件夹中是 tables/ 下的 .csv）",
                  "no decision table: add one (in a folder it is a .csv below tables/)"),
              List.of(At.file("tables"))));
    }
  }

  private List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    String text = folder.files().get(READINGS);
    if (text == null) {
      return readings;
    }
    for (Node node : Node.parse(READINGS, text, findings).list()) {
      node.allow("key", "value", "grade", "cites", "from");
      String grade = node.at("grade").required();
      if (!grade.equals("document") && !grade.equals("assumption")) {
        node.at("grade")
            .refuse(
                Refusal.UNKNOWN_WORD,
                "等级应为 document（有文件）或 assumption（假定）",
                "the grade is document or assumption");
      }
      String key = node.at("key").required();
      if (readings.stream().anyMatch(reading -> reading.key().equals(key))) {
        node.refuse(Refusal.CONTRADICTION, "口径 " + key + " 重复", "reading " + key + " stands twice");
      }
      readings.add(
          new Reading(
              key,
              String.join(" ", node.at("value").words()),
              grade.equals("document"),
              node.at("cites").phrase(),
              node.at("from").day()));
    }
    return readings;
  }

  private List<GoldenCase> cases() {
    List<GoldenCase> cases = new ArrayList<>();
    for (var file : folder.files().entrySet()) {
      if (file.getKey().startsWith("cases/")) {
        Node root = Node.parse(file.getKey(), file.getValue(), findings);
        for (Node node : root.isList() ? root.list() : List.of(root)) {
          cases.add(golden(file.getKey(), node));
        }
      }
    }
    return cases;
  }

  private GoldenCase golden(String file, Node node) {
    node.allow("name", "assumes", "facts", "on", "expect", "decisions");
    List<GoldenCase.CaseFact> facts = new ArrayList<>();
    for (Node fact : node.at("facts").list()) {
      fact.allow("kind", "on", "attrs");
      Map<String, String> attributes = new HashMap<>();
      Node attrs = fact.at("attrs");
      for (String key : attrs.keysInOrder()) {
        attributes.put(key, String.join(",", attrs.at(key).words()));
      }
      facts.add(
          new GoldenCase.CaseFact(
              fact.at("kind").required(), fact.at("on").requiredDay(), attributes));
    }
    List<GoldenCase.Expected> expected = new ArrayList<>();
    for (Node one : node.at("expect").list()) {
      one.allow("measure", "place", "state", "from", "until", "row");
      expected.add(
          new GoldenCase.Expected(
              one.at("measure").required(),
              one.at("place").text(),
              one.at("state").text(),
              isoDay(one.at("from")),
              isoDay(one.at("until")),
              one.at("row").text()));
    }
    return new GoldenCase(
        file,
        node.at("name").phrase(),
        node.at("assumes").words(),
        facts,
        node.at("on").requiredDay(),
        expected,
        node.at("decisions").words());
  }

  private static String isoDay(Node node) {
    @Nullable LocalDate day = node.day();
    return day == null ? "" : day.toString();
  }
}
