package lianfang.web.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import lianfang.access.Accounts;
import lianfang.rulebook.At;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.DraftMerge;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionDiff;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.web.action.DraftActs;
import lianfang.web.basis.Cells;
import lianfang.web.basis.Reasons;
import lianfang.web.difference.Differences;
import lianfang.web.difference.LogicBlocks;
import lianfang.web.difference.PathWords;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the page of a draft: one table as a grid, or the texts, and what differs from the base.
 */
@Component
class DraftPages {

  private final Editions editions;
  private final Drafts drafts;
  private final Accounts accounts;
  private final DraftGrid grid;
  private final DraftProof proof;
  private final RowTemplates templates;

  DraftPages(
      Editions editions,
      Drafts drafts,
      Accounts accounts,
      DraftGrid grid,
      DraftProof proof,
      RowTemplates templates) {
    this.templates = templates;
    this.editions = editions;
    this.drafts = drafts;
    this.accounts = accounts;
    this.grid = grid;
    this.proof = proof;
  }

  /**
   * What came of a step that was asked for.
   *
   * @param refusal why nothing was kept; null where nothing was refused
   * @param faults what a check found
   * @param clashes where somebody else wrote something else meanwhile
   */
  record State(
      @Nullable String refusal, List<EditionPage.Fault> faults, List<DraftMerge.Clash> clashes) {

    /** Nothing was asked for. */
    static final State NONE = new State(null, List.of(), List.of());

    static State refused(String why) {
      return new State(why, List.of(), List.of());
    }
  }

  /** What stands beside the cells: the proof, and what others wrote. */
  record Shown(DraftProof.Told proof, List<DraftMerge.Clash> clashes) {

    /** What somebody else wrote in a cell; null where nobody did. */
    @Nullable String other(Shell shell, String file, String row, String column) {
      return clashes.stream()
          .filter(one ->
              one.file().equals(file) && one.row().equals(row) && one.column().equals(column))
          .map(one -> shell.t("draft.other", Cells.words(shell, column, one.other())))
          .findFirst()
          .orElse(null);
    }
  }

  DraftPage page(Shell shell, CurrentUser user, Drafts.Draft draft, String table, State state) {
    Notice base = proof.base(draft);
    SortedMap<String, String> before = editions.folder(draft.base()).files();
    List<EditionDiff.Change> changes = EditionDiff.of(before, draft.files());
    List<DraftMerge.Clash> clashes =
        state.clashes().isEmpty() ? drafts.clashes(draft) : state.clashes();
    String address = "/notices/" + draft.notice() + "/drafts/" + draft.id();
    Head head =
        new Head(
            shell.t("draft.title", Reasons.say(shell, base.title())),
            shell.t("draft.says", EditionPages.brief(draft.base()), draft.reason(), changes.size()),
            List.of(),
            new Link(shell.t("edition.back"), shell.link("/notices/" + draft.notice())));
    DecisionTable declared = DraftProof.declared(base, table).orElse(null);
    Shown shown = new Shown(proof.whole(shell, draft, declared == null ? "" : table), clashes);
    return new DraftPage(
        shell,
        head,
        address,
        draft.version(),
        tabs(shell, base, address),
        declared == null ? "" : table,
        declared == null ? List.of() : DraftGrid.columns(shell, base, declared, draft),
        declared == null ? List.of() : grid.rows(shell, draft, base, declared, before, shown),
        declared == null ? DraftTexts.fields(shell, draft, shown) : List.of(),
        declared == null ? List.of() : templates.options(shell, draft.notice(), declared),
        declared == null ? List.of() : downloads(shell, address, table),
        state.refusal(),
        state.faults(),
        shown.proof(),
        newer(shell, draft),
        discard(shell, user, draft),
        declared == null ? "" : grid.nobody(shell, base, declared),
        blocks(shell, draft, base, changes, clashes),
        Differences.of(shell, base, before, draft.files()));
  }

  private @Nullable String newer(Shell shell, Drafts.Draft draft) {
    return drafts
        .newerBase(draft)
        .map(edition -> shell.t("draft.newer", EditionPages.brief(edition)))
        .orElse(null);
  }

  private static List<Link> tabs(Shell shell, Notice base, String address) {
    List<Link> tabs = new ArrayList<>();
    tabs.add(new Link(shell.t("draft.texts"), shell.link(address + "?table=")));
    for (CompiledTable one : base.tables()) {
      String id = one.table().id();
      tabs.add(new Link(PathWords.table(shell, id), shell.link(address + "?table=" + id)));
    }
    tabs.add(new Link(shell.t("case.tab"), shell.link(address + "/cases")));
    return tabs;
  }

  private static List<Link> downloads(Shell shell, String address, String table) {
    String file = address + "/tables/" + table;
    return List.of(
        new Link(shell.t("draft.csv"), file + ".csv"),
        new Link(shell.t("draft.xlsx"), file + ".xlsx"),
        new Link(shell.t("draft.dmn"), file + ".dmn"));
  }

  private DraftPage.Discard discard(Shell shell, CurrentUser user, Drafts.Draft draft) {
    if (DraftActs.isOwn(user, draft)) {
      return new DraftPage.Discard(shell.t("draft.discard.own"), false);
    }
    String name = accounts.displayNames(List.of(draft.drafter())).getOrDefault(draft.drafter(), "");
    return new DraftPage.Discard(shell.t("draft.discard.other", name), true);
  }

  /** What the draft answers differently, as far as it can be read, and what was written. */
  private static List<Block> blocks(
      Shell shell,
      Drafts.Draft draft,
      Notice base,
      List<EditionDiff.Change> changes,
      List<DraftMerge.Clash> clashes) {
    List<Block> blocks = new ArrayList<>();
    if (!clashes.isEmpty()) {
      blocks.add(clashes(shell, base, draft, clashes));
    }
    Notice now = DraftGrid.read(draft);
    if (now != null && !changes.isEmpty()) {
      blocks.addAll(LogicBlocks.of(shell, base, now));
    }
    return blocks;
  }

  /** Every place that two changed: as it was, as it stays, and what the other wrote. */
  private static Block clashes(
      Shell shell, Notice base, Drafts.Draft draft, List<DraftMerge.Clash> clashes) {
    List<Row> rows = new ArrayList<>();
    for (DraftMerge.Clash one : clashes) {
      String place = PathWords.place(shell, base, new At(one.file(), one.row(), one.column()));
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(place),
                  Cell.of(word(shell, one.column(), one.before())),
                  Cell.tag("good", word(shell, one.column(), one.own())),
                  Cell.tag("act", word(shell, one.column(), one.other())))));
    }
    return new Block(
        shell.t("draft.clashes", rows.size()),
        shell.t("draft.clashes.says"),
        null,
        List.of(
            Listing.Column.of(shell.t("draft.where")),
            Listing.Column.of(shell.t("draft.was.before")),
            Listing.Column.of(shell.t("draft.own")),
            Listing.Column.of(shell.t("draft.theirs"))),
        rows,
        "");
  }

  private static String word(Shell shell, String column, String value) {
    return value.isEmpty() ? shell.t("draft.gone") : Cells.words(shell, column, value);
  }
}
