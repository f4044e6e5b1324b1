package lianfang.enterprise;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lianfang.fact.AttributeType;
import lianfang.fact.CreditCode;
import org.jspecify.annotations.Nullable;

/** 企业表: reads rows of a sheet of firms; a good row lands, a bad one comes back with its reasons. */
public final class FirmSheet {

  private static final int LONGEST_NAME = 60;
  private static final LocalDate EXCEL_EPOCH = LocalDate.of(1899, 12, 30);

  private final Map<FirmColumn, Integer> columns;
  private final Industries industries;
  private final Function<String, Optional<String>> areas;
  private final LocalDate today;
  private final Set<String> codes = new HashSet<>();

  private FirmSheet(
      Map<FirmColumn, Integer> columns,
      Industries industries,
      Function<String, Optional<String>> areas,
      LocalDate today) {
    this.columns = columns;
    this.industries = industries;
    this.areas = areas;
    this.today = today;
  }

  /**
   * A reader for the rows below this head; empty where the row is no head of such a sheet.
   *
   * @param areas the division code for what a cell says
   * @param today days after it are refused
   */
  public static Optional<FirmSheet> of(
      List<String> head,
      Industries industries,
      Function<String, Optional<String>> areas,
      LocalDate today) {
    Map<FirmColumn, Integer> columns = new EnumMap<>(FirmColumn.class);
    for (int i = 0; i < head.size(); i++) {
      Optional<FirmColumn> column = FirmColumn.ofHead(head.get(i));
      if (column.isPresent()) {
        columns.putIfAbsent(column.get(), i);
      }
    }
    for (FirmColumn column : FirmColumn.values()) {
      if (column.isNeeded() && !columns.containsKey(column)) {
        return Optional.empty();
      }
    }
    return Optional.of(new FirmSheet(columns, industries, areas, today));
  }

  /** Where a column stands in the sheet; empty where the sheet lacks it. */
  public Optional<Integer> place(FirmColumn column) {
    return Optional.ofNullable(columns.get(column));
  }

  /** Reads one row. */
  public FirmRow read(int number, List<String> cells) {
    List<FirmRow.Problem> problems = new ArrayList<>();
    Reading row = new Reading(cells, problems);
    FirmKind kind = row.kind();
    String code = row.code(kind);
    String name = row.name();
    String area = row.area();
    String industry = row.industry();
    boolean scale = row.yes(FirmColumn.ABOVE_SCALE);
    boolean chain = row.yes(FirmColumn.CHAIN);
    boolean key = row.yes(FirmColumn.KEY);
    FirmState state = row.state();
    LocalDate since = row.day(FirmColumn.SINCE);
    LocalDate accepted = row.day(FirmColumn.ACCEPTED);
    String cites = row.text(FirmColumn.CITES);
    if (!cites.isEmpty() && AttributeType.Simple.WORDS.problem(cites).isPresent()) {
      row.wrong(FirmColumn.CITES, FirmRefusal.TEXT_WRONG);
    }
    boolean late = state == FirmState.OPEN || state == FirmState.ACCEPTED;
    if (late && (accepted == null || cites.isEmpty())) {
      row.wrong(FirmColumn.ACCEPTED, FirmRefusal.NOT_ACCEPTED);
    } else if (state == FirmState.OPEN
        && since != null
        && accepted != null
        && since.isBefore(accepted)) {
      row.wrong(FirmColumn.SINCE, FirmRefusal.NOT_ACCEPTED);
    }
    FirmProfile profile =
        problems.isEmpty() ? new FirmProfile(name, code, kind, industry, scale, chain, key) : null;
    return new FirmRow(number, area, profile, state, since, accepted, cites, problems);
  }

  /** One row while it is read. */
  private final class Reading {

    private final List<String> cells;
    private final List<FirmRow.Problem> problems;

    Reading(List<String> cells, List<FirmRow.Problem> problems) {
      this.cells = cells;
      this.problems = problems;
    }

    String text(FirmColumn column) {
      Integer at = columns.get(column);
      return at == null || at >= cells.size() ? "" : cells.get(at).strip().replaceAll("\\s+", " ");
    }

    void wrong(FirmColumn column, FirmRefusal refusal) {
      problems.add(new FirmRow.Problem(column, refusal));
    }

    FirmKind kind() {
      String said = text(FirmColumn.KIND);
      Optional<FirmKind> kind =
          said.isEmpty() ? Optional.of(FirmKind.ENTERPRISE) : FirmKind.ofWord(said);
      if (kind.isEmpty()) {
        wrong(FirmColumn.KIND, FirmRefusal.KIND_UNKNOWN);
      }
      return kind.orElse(FirmKind.ENTERPRISE);
    }

    String code(FirmKind kind) {
      String code = text(FirmColumn.CODE).toUpperCase(Locale.ROOT);
      if (code.isEmpty()) {
        if (kind.needsCode()) {
          wrong(FirmColumn.CODE, FirmRefusal.MISSING);
        }
      } else if (!CreditCode.isValid(code)) {
        wrong(FirmColumn.CODE, FirmRefusal.CODE_WRONG);
      } else if (!codes.add(code)) {
        wrong(FirmColumn.CODE, FirmRefusal.CODE_TWICE);
      }
      return code;
    }

    String name() {
      String name = text(FirmColumn.NAME);
      if (name.isEmpty()) {
        wrong(FirmColumn.NAME, FirmRefusal.MISSING);
      } else if (!isName(name)) {
        wrong(FirmColumn.NAME, FirmRefusal.NAME_WRONG);
      }
      return name;
    }

    String area() {
      String said = text(FirmColumn.AREA);
      Optional<String> area = said.isEmpty() ? Optional.empty() : areas.apply(said);
      if (area.isEmpty()) {
        wrong(FirmColumn.AREA, said.isEmpty() ? FirmRefusal.MISSING : FirmRefusal.AREA_UNKNOWN);
      }
      return area.orElse("");
    }

    String industry() {
      String said = text(FirmColumn.INDUSTRY).toUpperCase(Locale.ROOT);
      Optional<Industries.Industry> found = industries.find(said);
      if (found.isEmpty()) {
        wrong(
            FirmColumn.INDUSTRY,
            said.isEmpty() ? FirmRefusal.MISSING : FirmRefusal.INDUSTRY_UNKNOWN);
      }
      return found.map(Industries.Industry::code).orElse("");
    }

    boolean yes(FirmColumn column) {
      String said = text(column);
      if (!said.isEmpty() && !said.equals("是") && !said.equals("否")) {
        wrong(column, FirmRefusal.YES_OR_NO);
      }
      return said.equals("是");
    }

    @Nullable FirmState state() {
      String said = text(FirmColumn.STATE);
      Optional<FirmState> state = FirmState.ofWord(said);
      if (!said.isEmpty() && state.isEmpty()) {
        wrong(FirmColumn.STATE, FirmRefusal.STATE_UNKNOWN);
      }
      return state.orElse(null);
    }

    @Nullable LocalDate day(FirmColumn column) {
      String said = text(column);
      if (said.isEmpty()) {
        return null;
      }
      LocalDate day = parsed(said);
      if (day == null || day.isAfter(today)) {
        wrong(column, FirmRefusal.DAY_WRONG);
        return null;
      }
      return day;
    }
  }

  /** Whether a firm may be called so; the ledger takes no number of a person. */
  public static boolean isName(String name) {
    return name.length() <= LONGEST_NAME
        && AttributeType.Simple.WORDS.problem(name).isEmpty()
        && !name.isEmpty();
  }

  /** A day as text, or as the number that a spreadsheet keeps. */
  private static @Nullable LocalDate parsed(String said) {
    if (said.matches("[0-9]{5}(\\.0+)?")) {
      return EXCEL_EPOCH.plusDays(Long.parseLong(said.substring(0, 5)));
    }
    try {
      return LocalDate.parse(said.replace('/', '-').replace('.', '-'));
    } catch (DateTimeParseException wrong) {
      return null;
    }
  }
}
