package lianfang.web.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import lianfang.access.Accounts;
import lianfang.rulebook.At;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.DraftMerge;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionDiff;
import lianfang.rulebook.notice.Labels;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.web.action.DraftActs;
import lianfang.web.basis.Cells;
import lianfang.web.basis.Reasons;
import lianfang.web.difference.Differences;
import lianfang.web.difference.LogicBlocks;
import lianfang.web.difference.PathWords;
import lianfang.web.hits.RowNumbers;
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
  private final DraftParts parts;

  DraftPages(
      Editions editions,
      Drafts drafts,
      Accounts accounts,
      DraftGrid grid,
      DraftProof proof,
      RowTemplates templates,
      DraftParts parts) {
    this.parts = parts;
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
   * @param typed what a form says that was refused, which stays in its fields
   */
  record State(
      @Nullable String refusal,
      List<EditionPage.Fault> faults,
      List<DraftMerge.Clash> clashes,
      Map<String, String> typed) {

    /** Nothing was asked for. */
    static final State NONE = new State(null, List.of(), List.of(), Map.of());

    static State refused(String why) {
      return new State(why, List.of(), List.of(), Map.of());
    }
  }

  /**
   * What stands beside the cells.
   *
   * @param proof what a check finds
   * @param labels what the draft calls questions and values
   * @param before files with which the draft is compared
   * @param clashes what others wrote
   * @param numbers how many people rows hold; null where no table is shown
   */
  record Shown(
      DraftProof.Told proof,
      Labels labels,
      SortedMap<String, String> before,
      List<DraftMerge.Clash> clashes,
      RowNumbers.@Nullable Told numbers) {

    /** How many people a row holds, in words; empty where nobody can say. */
    String number(String row) {
      return numbers == null ? "" : numbers.rows().getOrDefault(row, "");
    }

    /** What somebody else wrote in a cell; null where nobody did. */
    @Nullable String other(Shell shell, String file, String row, String column) {
      return clashes.stream()
          .filter(one ->
              one.file().equals(file) && one.row().equals(row) && one.column().equals(column))
          .map(one -> shell.t("draft.other", Cells.words(shell, labels, column, one.other())))
          .findFirst()
          .orElse(null);
    }
  }

  /** Where a draft is worked on. */
  static String address(Drafts.Draft draft) {
    return "/notices/" + draft.notice() + "/drafts/" + draft.id();
  }

  DraftPage page(Shell shell, CurrentUser user, Drafts.Draft draft, String table, State state) {
    Notice outline = DraftProof.outline(draft);
    SortedMap<String, String> before = drafts.origin(draft);
    List<EditionDiff.Change> changes = EditionDiff.of(before, draft.files());
    List<DraftMerge.Clash> clashes =
        state.clashes().isEmpty() ? drafts.clashes(draft) : state.clashes();
    String address = address(draft);
    DecisionTable declared = DraftProof.declared(outline, table).orElse(null);
    Shown shown = shown(shell, draft, outline, declared == null ? "" : table, clashes);
    return new DraftPage(
        shell,
        head(shell, draft, outline, changes.size()),
        address,
        draft.version(),
        tabs(shell, outline, address),
        declared == null ? "" : table,
        declared == null ? List.of() : DraftGrid.columns(shell, outline, declared, draft, before),
        declared == null ? List.of() : grid.rows(shell, draft, declared, before, shown),
        declared == null ? DraftTexts.groups(shell, draft, shown, state.typed()) : List.of(),
        declared == null
            ? parts.ofNotice(shell, draft, outline, state.typed())
            : parts.ofTable(shell, draft, outline, declared),
        declared == null ? List.of() : templates.options(shell, draft.notice(), declared),
        declared == null ? List.of() : downloads(shell, address, table),
        state.refusal(),
        state.faults(),
        shown.proof(),
        newer(shell, draft),
        discard(shell, user, draft),
        counts(
            shell, shown.numbers(), address, table, gone(shell, draft, outline, declared, before)),
        blocks(shell, draft, outline, before, changes, clashes),
        Differences.of(shell, outline, before, draft.files()));
  }

  private static Head head(Shell shell, Drafts.Draft draft, Notice outline, int changes) {
    String base = draft.base();
    return new Head(
        shell.t("draft.title", Reasons.say(shell, outline.title())),
        base == null
            ? shell.t("draft.says.new", draft.notice(), draft.reason(), changes)
            : shell.t("draft.says", EditionPages.brief(base), draft.reason(), changes),
        List.of(),
        base == null
            ? new Link(shell.t("notice.new"), shell.link("/notices/new"))
            : new Link(shell.t("edition.back"), shell.link("/notices/" + draft.notice())));
  }

  /** Which columns of the base are gone, in words; empty where none is. */
  private static String gone(
      Shell shell,
      Drafts.Draft draft,
      Notice outline,
      @Nullable DecisionTable declared,
      SortedMap<String, String> before) {
    List<String> gone =
        declared == null ? List.of() : DraftGrid.gone(shell, outline, declared, draft, before);
    return gone.isEmpty()
        ? ""
        : shell.t("draft.columns.gone", String.join(shell.t("list.and"), gone)) + " ";
  }

  private Shown shown(
      Shell shell,
      Drafts.Draft draft,
      Notice outline,
      String table,
      List<DraftMerge.Clash> clashes) {
    return new Shown(
        proof.whole(shell, draft, table),
        outline.labels(),
        drafts.origin(draft),
        clashes,
        table.isEmpty() ? null : grid.numbers(shell, draft, table));
  }

  /** Where the numbers are told when they are there, or by which click they are counted. */
  private static DraftPage.Counts counts(
      Shell shell, RowNumbers.@Nullable Told told, String address, String table, String gone) {
    if (told == null) {
      return new DraftPage.Counts("", "", "", null);
    }
    String to = shell.link(address + "/hits", "table", table);
    Link count =
        told.unasked()
            ? new Link(
                shell.t("draft.hits.count"), shell.link(address, "table", table, "count", "1"))
            : null;
    return new DraftPage.Counts(gone, told.footer(), told.counting() ? to : "", count);
  }

  private @Nullable String newer(Shell shell, Drafts.Draft draft) {
    return drafts
        .newerBase(draft)
        .map(edition -> shell.t("draft.newer", EditionPages.brief(edition)))
        .orElse(null);
  }

  private static List<Link> tabs(Shell shell, Notice outline, String address) {
    List<Link> tabs = new ArrayList<>();
    tabs.add(new Link(shell.t("draft.texts"), shell.link(address + "?table=")));
    for (CompiledTable one : outline.tables()) {
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
  private List<Block> blocks(
      Shell shell,
      Drafts.Draft draft,
      Notice outline,
      SortedMap<String, String> before,
      List<EditionDiff.Change> changes,
      List<DraftMerge.Clash> clashes) {
    List<Block> blocks = new ArrayList<>();
    if (!clashes.isEmpty()) {
      blocks.add(clashes(shell, outline, clashes));
    }
    Notice now = RowNumbers.read(draft);
    String base = draft.base();
    Notice was =
        base == null ? RowNumbers.read(draft.with(before)) : editions.find(base).orElseThrow();
    if (now != null && was != null && !changes.isEmpty()) {
      blocks.addAll(LogicBlocks.of(shell, was, now));
    }
    return blocks;
  }

  /** Every place that two changed: as it was, as it stays, and what the other wrote. */
  private static Block clashes(Shell shell, Notice outline, List<DraftMerge.Clash> clashes) {
    List<Row> rows = new ArrayList<>();
    for (DraftMerge.Clash one : clashes) {
      String place = PathWords.place(shell, outline, new At(one.file(), one.row(), one.column()));
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(place),
                  Cell.of(word(shell, outline.labels(), one.column(), one.before())),
                  Cell.tag("good", word(shell, outline.labels(), one.column(), one.own())),
                  Cell.tag("act", word(shell, outline.labels(), one.column(), one.other())))));
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

  private static String word(Shell shell, Labels labels, String column, String value) {
    return value.isEmpty() ? shell.t("draft.gone") : Cells.words(shell, labels, column, value);
  }
}
