package lianfang.web.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionDiff;
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
  private final DraftGrid grid;

  DraftPages(Editions editions, DraftGrid grid) {
    this.editions = editions;
    this.grid = grid;
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
    tabs.add(new Link(shell.t("case.tab"), shell.link(address + "/cases")));
    DecisionTable shown =
        base.tables().stream()
            .map(CompiledTable::table)
            .filter(one -> one.id().equals(table))
            .findFirst()
            .orElse(null);
    return new DraftPage(
        shell,
        head,
        address,
        draft.version(),
        tabs,
        shown == null ? "" : table,
        shown == null ? List.of() : DraftGrid.columns(shell, base, shown, draft),
        shown == null ? List.of() : grid.rows(shell, draft, base, shown, before),
        shown == null ? texts(draft) : List.of(),
        shown == null
            ? List.of()
            : List.of(
                new Link(shell.t("draft.csv"), address + "/tables/" + table + ".csv"),
                new Link(shell.t("draft.xlsx"), address + "/tables/" + table + ".xlsx"),
                new Link(shell.t("draft.dmn"), address + "/tables/" + table + ".dmn")),
        refusal,
        faults,
        shown == null ? "" : grid.nobody(shell, base, shown),
        blocks(shell, draft, base, changes));
  }

  /** What the draft answers differently, as far as it can be read, and what was written. */
  private static List<Block> blocks(
      Shell shell, Drafts.Draft draft, Notice base, List<EditionDiff.Change> changes) {
    List<Block> blocks = new ArrayList<>();
    Notice now = DraftGrid.read(draft);
    if (now != null && !changes.isEmpty()) {
      blocks.addAll(LogicBlocks.of(shell, base, now));
    }
    blocks.add(diff(shell, changes));
    return blocks;
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
