package lianfang.web.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import lianfang.rulebook.Editions;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.StandingQuery;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionDiff;
import lianfang.rulebook.edition.TableText;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the page of a draft: one table as a grid, or the texts, and what differs from the base.
 */
@Component
class DraftPages {

  private static final int CHANGES_MAX = 200;

  private final Editions editions;
  private final MeasureLists measures;

  DraftPages(Editions editions, MeasureLists measures) {
    this.editions = editions;
    this.measures = measures;
  }

  DraftPage page(
      Shell shell,
      Drafts.Draft draft,
      String table,
      @Nullable String refusal,
      List<EditionPage.Fault> faults) {
    Notice base = editions.find(draft.base()).orElseThrow();
    SortedMap<String, String> before = editions.folder(draft.base()).files();
    List<EditionDiff.Change> changes = EditionDiff.of(before, draft.files());
    String address = "/notices/" + draft.notice() + "/drafts/" + draft.id();
    Head head =
        new Head(
            shell.t("draft.title", Reasons.say(shell, base.title())),
            shell.t("draft.says", EditionPages.brief(draft.base()), draft.reason(), changes.size()),
            List.of(),
            new Link(shell.t("edition.back"), shell.link("/notices/" + draft.notice())));
    List<Link> tabs = new ArrayList<>();
    tabs.add(new Link(shell.t("draft.texts"), shell.link(address + "?table=")));
    for (CompiledTable one : base.tables()) {
      tabs.add(new Link(one.table().id(), shell.link(address + "?table=" + one.table().id())));
    }
    DecisionTable shown =
        base.tables().stream()
            .map(CompiledTable::table)
            .filter(one -> one.id().equals(table))
            .findFirst()
            .orElse(null);
    String edition = "/notices/" + draft.notice() + "/editions/" + draft.base();
    return new DraftPage(
        shell,
        head,
        address,
        draft.version(),
        tabs,
        shown == null ? "" : table,
        shown == null ? List.of() : columns(shell, base, shown, draft),
        shown == null ? List.of() : rows(shell, draft, base, shown, before),
        shown == null ? texts(draft) : List.of(),
        shown == null
            ? List.of()
            : List.of(
                new Link(shell.t("draft.csv"), edition + "/tables/" + table + ".csv"),
                new Link(shell.t("draft.dmn"), edition + "/notice.dmn")),
        refusal,
        faults,
        List.of(diff(shell, changes)));
  }

  private static TableText text(Drafts.Draft draft, DecisionTable table) {
    return TableText.read(draft.files().getOrDefault(table.file(), ""));
  }

  private static List<DraftPage.Column> columns(
      Shell shell, Notice base, DecisionTable table, Drafts.Draft draft) {
    List<DraftPage.Column> columns = new ArrayList<>();
    for (String name : text(draft, table).columns()) {
      boolean input = table.inputs().stream().anyMatch(one -> one.name().equals(name));
      boolean output = table.outputs().stream().anyMatch(one -> one.name().equals(name));
      String kind = name.equals("|") ? "divider" : input ? "input" : output ? "output" : name;
      Phrase title = base.inputTitles().get(name);
      String label =
          input && title != null
              ? Reasons.say(shell, title)
              : output
                  ? shell.texts().word("output", name)
                  : shell.texts().word("draft.column", name);
      columns.add(new DraftPage.Column(name, label, kind));
    }
    return columns;
  }

  private List<DraftPage.Row> rows(
      Shell shell,
      Drafts.Draft draft,
      Notice base,
      DecisionTable table,
      SortedMap<String, String> before) {
    StandingQuery query = StandingQuery.of(shell.ground().code(), shell.console().on());
    Map<String, Long> people =
        measures.byRow(query).stream()
            .filter(row -> row.notice().equals(base.id()))
            .collect(
                Collectors.toMap(
                    MeasureLists.RowCount::row, MeasureLists.RowCount::subjects, Math::max));
    TableText now = text(draft, table);
    TableText was = TableText.read(before.getOrDefault(table.file(), ""));
    List<DraftPage.Row> rows = new ArrayList<>();
    for (int r = 0; r < now.rows().size(); r++) {
      List<String> row = now.rows().get(r);
      List<String> old = was.row(row.getFirst());
      List<DraftPage.Cell> cells = new ArrayList<>();
      for (int c = 0; c < row.size(); c++) {
        String value = row.get(c);
        boolean changed = old.size() <= c || !old.get(c).strip().equals(value.strip());
        Vocabulary.Read read = Vocabulary.read(shell, table, now.columns().get(c), value);
        cells.add(
            new DraftPage.Cell("c-" + r + "-" + c, value, read.told(), read.wrong(), changed));
      }
      Long under = people.get(row.getFirst());
      String count =
          old.isEmpty() ? shell.t("draft.new") : shell.language().number(under == null ? 0 : under);
      rows.add(new DraftPage.Row(r, cells, count));
    }
    return rows;
  }

  /** Summaries of clauses and values of readings. */
  private static List<Field> texts(Drafts.Draft draft) {
    List<Field> fields = new ArrayList<>();
    for (String file : List.of("notice.yaml", "readings.yaml")) {
      EditionDiff.flat(draft.files().getOrDefault(file, ""))
          .forEach((path, text) -> {
            boolean summary = path.matches("/clauses/[^/]+/(summary|title)(/zh|/en)?");
            boolean value = file.equals("readings.yaml") && path.matches("/[^/]+/value");
            if (summary || value) {
              String label = path.substring(1).replace("clauses/", "").replace('/', ' ');
              fields.add(
                  Field.of(file + ":" + path, summary ? "lines" : "text", label, text).need());
            }
          });
    }
    return fields;
  }

  /** What differs, both sides beside each other. */
  static Block diff(Shell shell, List<EditionDiff.Change> changes) {
    List<Row> rows = new ArrayList<>();
    for (EditionDiff.Change one : changes.subList(0, Math.min(CHANGES_MAX, changes.size()))) {
      rows.add(
          new Row(
              null,
              List.of(
                  new Cell("code", one.where(), one.file(), null, false),
                  one.before().isEmpty()
                      ? Cell.tag("tag", shell.t("draft.new"))
                      : Cell.of(one.before()),
                  one.after().isEmpty()
                      ? Cell.tag("act", shell.t("draft.gone"))
                      : Cell.tag("good", one.after()))));
    }
    return new Block(
        shell.t("draft.changes", changes.size()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("draft.where")),
            Listing.Column.of(shell.t("draft.before")),
            Listing.Column.of(shell.t("draft.after"))),
        rows,
        shell.t("draft.changes.none"));
  }
}
