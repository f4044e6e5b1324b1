package lianfang.person;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 职工名单: reads the sheet on which a firm names its staff. It looks at the cells alone; whether
 * somebody is known is asked afterwards.
 */
public final class StaffSheet {

  private static final Pattern SHIFT = Pattern.compile("[\\p{L}\\p{N}-]{1,20}");
  private static final Pattern SERIAL = Pattern.compile("[0-9]{5}(\\.0+)?");
  private static final LocalDate EXCEL_EPOCH = LocalDate.of(1899, 12, 30);

  /** Whoever left longer ago was on no list of this epidemic; later than that nobody knows. */
  private static final int DAYS_BACK = 60;

  private static final int DAYS_AHEAD = 60;
  private static final int LONGEST_NAME = 60;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-M-d");

  private final Map<StaffColumn, Integer> columns;
  private final LocalDate today;
  private final boolean demo;
  private final Set<String> numbers = new HashSet<>();

  private StaffSheet(Map<StaffColumn, Integer> columns, LocalDate today, boolean demo) {
    this.columns = columns;
    this.today = today;
    this.demo = demo;
  }

  /**
   * A reader for the rows below this head; empty where the row is no head of such a list.
   *
   * @param today nobody is born later
   * @param demo whether division 999999 is taken
   */
  public static Optional<StaffSheet> of(List<String> head, LocalDate today, boolean demo) {
    Map<StaffColumn, Integer> columns = new EnumMap<>(StaffColumn.class);
    for (int i = 0; i < head.size(); i++) {
      Optional<StaffColumn> column = StaffColumn.ofHead(head.get(i));
      if (column.isPresent()) {
        columns.putIfAbsent(column.get(), i);
      }
    }
    for (StaffColumn column : StaffColumn.values()) {
      if (column.isNeeded() && !columns.containsKey(column)) {
        return Optional.empty();
      }
    }
    return Optional.of(new StaffSheet(columns, today, demo));
  }

  /** A reader for rows that are typed, with all columns in their order. */
  public static StaffSheet typed(LocalDate today, boolean demo) {
    Map<StaffColumn, Integer> columns = new EnumMap<>(StaffColumn.class);
    for (StaffColumn column : StaffColumn.values()) {
      columns.put(column, column.ordinal());
    }
    return new StaffSheet(columns, today, demo);
  }

  /** Where a column stands in the sheet; empty where the sheet lacks it. */
  public Optional<Integer> place(StaffColumn column) {
    return Optional.ofNullable(columns.get(column));
  }

  /** Reads one row. */
  public StaffRow read(int number, List<String> cells) {
    Map<StaffColumn, String> texts = new EnumMap<>(StaffColumn.class);
    columns.forEach((column, at) -> {
      String text = at < cells.size() ? PlainText.trimmed(cells.get(at)) : "";
      if (!text.isEmpty()) {
        texts.put(column, text);
      }
    });
    List<StaffRow.Problem> problems = new ArrayList<>();
    String name = texts.getOrDefault(StaffColumn.NAME, "");
    if (name.isEmpty()) {
      problems.add(wrong(StaffColumn.NAME, Refusal.REQUIRED, ""));
    } else if (name.length() > LONGEST_NAME) {
      problems.add(wrong(StaffColumn.NAME, Refusal.REQUIRED, "> " + LONGEST_NAME));
    }
    number(texts, problems);
    String shift = texts.getOrDefault(StaffColumn.SHIFT, "");
    if (!shift.isEmpty() && !SHIFT.matcher(shift).matches()) {
      problems.add(wrong(StaffColumn.SHIFT, Refusal.SHIFT_FORM, ""));
    }
    return new StaffRow(number, texts, left(texts, problems), problems);
  }

  private void number(Map<StaffColumn, String> texts, List<StaffRow.Problem> problems) {
    String text = texts.getOrDefault(StaffColumn.NUMBER, "");
    switch (IdentityDocument.read(text, null, today, demo)) {
      case Read.Empty<IdentityDocument> _ ->
          problems.add(wrong(StaffColumn.NUMBER, Refusal.REQUIRED, ""));
      case Read.Refused<IdentityDocument>(Refusal refusal, String detail) ->
          problems.add(wrong(StaffColumn.NUMBER, refusal, detail));
      case Read.Value<IdentityDocument>(IdentityDocument document) -> {
        texts.put(StaffColumn.NUMBER, document.number());
        if (!numbers.add(document.number())) {
          problems.add(wrong(StaffColumn.NUMBER, Refusal.NUMBER_TWICE, ""));
        }
      }
    }
  }

  private @Nullable LocalDate left(
      Map<StaffColumn, String> texts, List<StaffRow.Problem> problems) {
    String text = texts.getOrDefault(StaffColumn.LEFT, "");
    if (text.isEmpty()) {
      return null;
    }
    LocalDate day = day(text);
    if (day == null) {
      problems.add(wrong(StaffColumn.LEFT, Refusal.DATE_FORM, ""));
    } else if (day.isAfter(today.plusDays(DAYS_AHEAD))) {
      problems.add(wrong(StaffColumn.LEFT, Refusal.DATE_FUTURE, "+" + DAYS_AHEAD));
    } else if (day.isBefore(today.minusDays(DAYS_BACK))) {
      problems.add(wrong(StaffColumn.LEFT, Refusal.DATE_TOO_EARLY, "-" + DAYS_BACK));
    }
    return day;
  }

  /** A day as text, or as the number that a spreadsheet keeps. */
  private static @Nullable LocalDate day(String text) {
    if (SERIAL.matcher(text).matches()) {
      return EXCEL_EPOCH.plusDays(Long.parseLong(text.substring(0, 5)));
    }
    try {
      return LocalDate.parse(text.replaceAll("[/.年月]", "-").replace("日", ""), DAY);
    } catch (DateTimeParseException wrong) {
      return null;
    }
  }

  private static StaffRow.Problem wrong(StaffColumn column, Refusal refusal, String detail) {
    return new StaffRow.Problem(column, refusal, detail);
  }
}
