package lianfang.person.roster;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianfang.person.CellReason;
import lianfang.person.PersonCategory;
import lianfang.person.PlainText;
import lianfang.person.Refusal;
import lianfang.person.RosterColumn;

/** 逐行读取: understands the rows of one sheet below a recognised header. */
public final class RowReader {

  /** A row in which none of these says anything tells of nobody. */
  private static final Set<RosterColumn> TELLING =
      EnumSet.of(
          RosterColumn.NAME,
          RosterColumn.IDENTITY_NUMBER,
          RosterColumn.PHONE,
          RosterColumn.VILLAGE,
          RosterColumn.HEAD,
          RosterColumn.CATEGORY);

  /** Texts that are kept sealed as they are. */
  private static final Set<RosterColumn> KEPT =
      EnumSet.of(
          RosterColumn.REGISTERED_PLACE,
          RosterColumn.GROUP,
          RosterColumn.ALLEY,
          RosterColumn.COURTYARD,
          RosterColumn.BUILDING,
          RosterColumn.UNIT,
          RosterColumn.DOOR,
          RosterColumn.HEAD,
          RosterColumn.RELATION,
          RosterColumn.NATIONALITY,
          RosterColumn.REPORTED_BY,
          RosterColumn.RESPONSIBLE,
          RosterColumn.EMPLOYER,
          RosterColumn.ORIGIN,
          RosterColumn.SERVICE,
          RosterColumn.SEAT,
          RosterColumn.SOURCE_CASE,
          RosterColumn.REMARKS);

  private final Map<RosterColumn, Integer> columns;
  private final DateReader dates;
  private final RosterDays days;

  /**
   * A reader for the rows below {@code header}.
   *
   * @param header which column is which
   * @param days the days between which dates may lie
   * @param since1904 whether the workbook counts days from 1904
   */
  public RowReader(RosterHeader header, RosterDays days, boolean since1904) {
    this.columns = new EnumMap<>(header.columns());
    this.dates = new DateReader(days, since1904);
    this.days = days;
  }

  /**
   * Reads one row.
   *
   * @param number the row's number in its sheet, from 1
   * @param cells its cells by the sheet's column index
   */
  public RowReading read(int number, List<SheetCell> cells) {
    RowCells row = new RowCells(columns, cells, dates);
    if (blank(row)) {
      return new RowReading.Blank();
    }
    PersonCategory category = row.required(RosterColumn.CATEGORY, WordReader::category);
    RosterRow.Who who = PersonCells.who(row, days);
    RosterRow.Home home = PersonCells.home(row);
    RosterRow.Journey journey = journey(row);
    RosterRow.Course course = course(row);
    inOrder(row, journey, course);
    if (category == null || !row.reasons().isEmpty()) {
      return new RowReading.Refused(row.reasons());
    }
    List<CellReason> contradictions = hospital(category, course);
    if (!contradictions.isEmpty()) {
      return new RowReading.Refused(contradictions);
    }
    String reference = row.text(RosterColumn.REFERENCE);
    return new RowReading.Taken(
        new RosterRow(
            number,
            reference.isEmpty() ? String.valueOf(number) : reference,
            category,
            who,
            home,
            journey,
            course,
            texts(row)));
  }

  private static boolean blank(RowCells row) {
    return TELLING.stream().allMatch(column -> row.text(column).isEmpty() && !row.broken(column));
  }

  private static RosterRow.Journey journey(RowCells row) {
    LocalDate issued = row.day(RosterColumn.CERTIFICATE_ISSUED);
    CertificateCell cell = row.word(RosterColumn.CERTIFICATE, CertificateCell::read);
    Boolean certificate = cell == null ? null : cell.holds();
    String origin = row.text(RosterColumn.ORIGIN);
    return new RosterRow.Journey(
        WordReader.nothing(origin) ? "" : origin,
        row.day(RosterColumn.LEFT_ON),
        row.day(RosterColumn.RETURNED_ON),
        WordReader.transport(row.text(RosterColumn.TRANSPORT)),
        certificate == null && issued != null ? Boolean.TRUE : certificate,
        cell == null ? null : cell.issuer(),
        issued);
  }

  private static RosterRow.Course course(RowCells row) {
    return new RosterRow.Course(
        row.temperature(),
        WordReader.symptoms(row.text(RosterColumn.SYMPTOMS)),
        row.day(RosterColumn.SYMPTOMS_ON),
        row.day(RosterColumn.LAST_EXPOSURE),
        row.day(RosterColumn.ADMITTED_ON),
        row.day(RosterColumn.DIAGNOSED_ON),
        row.day(RosterColumn.DISCHARGED_ON),
        row.word(RosterColumn.CURED, WordReader::yesNo),
        row.day(RosterColumn.CENTRAL_FROM),
        row.day(RosterColumn.REPORTED_UNIT),
        row.day(RosterColumn.REPORTED_COMMUNITY));
  }

  private static void inOrder(RowCells row, RosterRow.Journey journey, RosterRow.Course course) {
    LocalDate admitted = course.admitted();
    LocalDate discharged = course.discharged();
    if (admitted != null && discharged != null && discharged.isBefore(admitted)) {
      row.refuse(RosterColumn.DISCHARGED_ON, Refusal.DISCHARGE_BEFORE_ADMISSION, "");
    }
    LocalDate left = journey.left();
    LocalDate returned = journey.returned();
    if (left != null && returned != null && left.isAfter(returned)) {
      row.refuse(RosterColumn.LEFT_ON, Refusal.LEFT_AFTER_RETURN, "");
    }
  }

  /** A stay in hospital must say as what: by the category, or by a date of diagnosis. */
  private static List<CellReason> hospital(PersonCategory category, RosterRow.Course course) {
    boolean stayed = course.admitted() != null || course.discharged() != null;
    boolean ill =
        category == PersonCategory.CONFIRMED
            || category == PersonCategory.SUSPECTED
            || category == PersonCategory.FEBRILE;
    return stayed && !ill && course.diagnosed() == null
        ? List.of(CellReason.of(RosterColumn.CATEGORY, Refusal.CATEGORY_NEEDED))
        : List.of();
  }

  private static Map<RosterColumn, String> texts(RowCells row) {
    Map<RosterColumn, String> texts = new EnumMap<>(RosterColumn.class);
    for (RosterColumn column : KEPT) {
      String text = PlainText.trimmed(row.text(column));
      if (!text.isEmpty()) {
        texts.put(column, text);
      }
    }
    return texts;
  }
}
