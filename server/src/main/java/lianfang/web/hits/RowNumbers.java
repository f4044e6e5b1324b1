package lianfang.web.hits;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lianfang.fact.Days;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.StandingQuery;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.rulebook.simulation.DraftHits;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Row;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 命中数的说法: the number beside each row of a draft: of the row as it stands in the draft, with what
 * the row of this name holds in force where that is another number.
 */
@Component
public class RowNumbers {

  private final DraftHits hits;
  private final EditionRegister register;
  private final MeasureLists measures;

  RowNumbers(DraftHits hits, EditionRegister register, MeasureLists measures) {
    this.hits = hits;
    this.register = register;
    this.measures = measures;
  }

  /**
   * The numbers of a table.
   *
   * @param stage word of {@link DraftHits.Stage}
   * @param rows what is said beside each row, by its name
   * @param footer of which area and day they are, and which rows hold nobody
   */
  public record Told(String stage, Map<String, String> rows, String footer) {

    /** Whether they are being counted. */
    public boolean counting() {
      return stage.equals(word(DraftHits.Stage.COUNTING));
    }

    /** Whether they are counted when somebody asks. */
    public boolean unasked() {
      return stage.equals(word(DraftHits.Stage.UNASKED));
    }
  }

  private static String word(DraftHits.Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  /** The draft as a notice; null for as long as its tables cannot be read. */
  public static @Nullable Notice read(Drafts.Draft draft) {
    try {
      return NoticeLoader.readDraft(new NoticeFolder(draft.notice(), draft.files()));
    } catch (NoticeRefused unreadable) {
      return null;
    }
  }

  /**
   * What is said beside the rows of a table of the draft.
   *
   * @param table id of the table
   * @param asked whether somebody asked for a count that costs more
   */
  public Told of(Shell shell, Drafts.Draft draft, String table, boolean asked) {
    Map<String, Long> before = people(shell, draft.notice());
    Notice now = read(draft);
    Optional<DecisionTable> declared =
        now == null
            ? Optional.empty()
            : now.tables().stream()
                .map(CompiledTable::table)
                .filter(one -> one.id().equals(table))
                .findFirst();
    if (now == null || declared.isEmpty()) {
      return new Told(word(DraftHits.Stage.IMPOSSIBLE), Map.of(), shell.t("draft.hits.impossible"));
    }
    DraftHits.Known known = known(shell, now, before, asked);
    Map<String, Long> counted = known.hits().map(DraftHits.Hits::rows).orElse(Map.of());
    Map<String, String> rows = new LinkedHashMap<>();
    for (Row row : declared.get().rows()) {
      long was = before.getOrDefault(row.id(), 0L);
      rows.put(row.id(), said(shell, known.stage(), counted.getOrDefault(row.id(), 0L), was));
    }
    return new Told(word(known.stage()), rows, footer(shell, known, declared.get(), counted));
  }

  /** The edition in force as it stands needs no count. */
  private DraftHits.Known known(Shell shell, Notice now, Map<String, Long> before, boolean asked) {
    boolean same =
        register
            .inForce(now.id())
            .map(EditionRecord::edition)
            .filter(now.edition()::equals)
            .isPresent();
    return same
        ? new DraftHits.Known(
            DraftHits.Stage.COUNTED, Optional.of(new DraftHits.Hits(before, shell.console().now())))
        : hits.of(now, shell.console().on(), shell.ground().code(), asked);
  }

  private static String said(Shell shell, DraftHits.Stage stage, long is, long was) {
    String before = shell.language().number(was);
    return switch (stage) {
      case COUNTED ->
          is == was ? before : shell.t("draft.hits.was", shell.language().number(is), before);
      case COUNTING -> shell.t("draft.hits.waits", before);
      case UNASKED, IMPOSSIBLE -> shell.t("draft.was", before);
    };
  }

  private static String footer(
      Shell shell, DraftHits.Known known, DecisionTable table, Map<String, Long> counted) {
    String area = shell.ground().name();
    String on = shell.language().full(shell.console().on());
    if (known.hits().isEmpty()) {
      return shell.t("draft.hits." + word(known.stage()), area, on);
    }
    String at =
        shell.language().moment(LocalDateTime.ofInstant(known.hits().get().at(), Days.ZONE));
    String nobody =
        table.rows().stream()
            .filter(row -> !row.isOtherwise() && asks(table, row))
            .map(Row::id)
            .filter(row -> counted.getOrDefault(row, 0L) == 0)
            .collect(Collectors.joining(", "));
    return nobody.isEmpty()
        ? shell.t("draft.footer", area, on, at)
        : shell.t("draft.footer.nobody", area, on, nobody, at);
  }

  private Map<String, Long> people(Shell shell, String notice) {
    StandingQuery query = StandingQuery.of(shell.ground().code(), shell.console().on());
    return measures.byRow(query).stream()
        .filter(row -> row.notice().equals(notice))
        .collect(
            Collectors.toMap(
                MeasureLists.RowCount::row, MeasureLists.RowCount::subjects, Math::max));
  }

  /** Whether the row asks for anything; a row that lets people go has nobody under it. */
  private static boolean asks(DecisionTable table, Row row) {
    for (int i = 0; i < table.outputs().size(); i++) {
      String word = row.outputs().get(i).toString();
      if (row.outputs().get(i).isKnown() && !List.of("none", "0", "0d").contains(word)) {
        return true;
      }
    }
    return false;
  }
}
