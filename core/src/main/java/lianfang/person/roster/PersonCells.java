package lianfang.person.roster;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.person.DocumentType;
import lianfang.person.IdentityDocument;
import lianfang.person.PlainText;
import lianfang.person.Read;
import lianfang.person.Refusal;
import lianfang.person.RosterColumn;
import lianfang.person.Sex;

/** 本人与住址: the cells that say who a row is about and where that person lives. */
final class PersonCells {

  private static final int DIGITS_KEPT = 15;
  private static final BigDecimal COLDEST = new BigDecimal("34.0");
  private static final BigDecimal HOTTEST = new BigDecimal("43.0");
  private static final Pattern NUMBER =
      Pattern.compile("([0-9]{2}([.,][0-9]{1,2})?)(℃|°C|°c|C|c|度)?");
  private static final Pattern SIGNS = Pattern.compile("[-()—'’]");
  private static final Pattern SEVERAL = Pattern.compile("[,、;/]");
  private static final Pattern MOBILE = Pattern.compile("(?:\\+?86|0086)?(1[3-9][0-9]{9})");
  private static final Pattern LANDLINE = Pattern.compile("(?:0[0-9]{2,3})?[1-9][0-9]{6,7}");
  private static final Pattern FOREIGN = Pattern.compile("(?:\\+|00)[1-9][0-9]{6,14}");

  private PersonCells() {}

  static RosterRow.Who who(RowCells row, RosterDays days) {
    String name = row.text(RosterColumn.NAME);
    if (name.isEmpty() && !row.broken(RosterColumn.NAME)) {
      row.refuse(RosterColumn.NAME, Refusal.REQUIRED, "");
    }
    DocumentType type = row.word(RosterColumn.DOCUMENT_TYPE, WordReader::documentType);
    SheetCell numberCell = row.cell(RosterColumn.IDENTITY_NUMBER);
    String number = row.text(RosterColumn.IDENTITY_NUMBER);
    IdentityDocument document =
        numberCell.kind() == SheetCell.Kind.NUMBER && lostDigits(numberCell.text())
            ? row.taken(
                RosterColumn.IDENTITY_NUMBER,
                Read.<IdentityDocument>refused(Refusal.NUMBER_LOST_DIGITS))
            : row.taken(
                RosterColumn.IDENTITY_NUMBER,
                IdentityDocument.read(number, type, days.today(), days.demo()));
    String phone = row.word(RosterColumn.PHONE, PersonCells::phone);
    String head = head(row, name);
    if (number.isEmpty()
        && row.text(RosterColumn.PHONE).isEmpty()
        && head.isEmpty()
        && !row.broken(RosterColumn.IDENTITY_NUMBER)) {
      row.refuse(RosterColumn.IDENTITY_NUMBER, Refusal.WHO_MISSING, "");
    }
    IdentityDocument kept = document == null ? IdentityDocument.WITHOUT : document;
    Sex sex = kept.sex() == Sex.UNKNOWN ? WordReader.sex(row.text(RosterColumn.SEX)) : kept.sex();
    return new RosterRow.Who(name, sex, kept, phone == null ? "" : phone, head);
  }

  /** 户主: as written, or the person itself where the relation says so. */
  private static String head(RowCells row, String name) {
    String head = row.text(RosterColumn.HEAD);
    String relation = PlainText.compact(row.text(RosterColumn.RELATION));
    if (relation.equals("户主") || relation.equals("本人")) {
      return head.isEmpty() || head.equals("本人") ? name : head;
    }
    return head.equals("本人") || head.equals("是") ? name : head.equals("无") ? "" : head;
  }

  static RosterRow.Home home(RowCells row) {
    for (RosterColumn column : new RosterColumn[] {RosterColumn.TOWNSHIP, RosterColumn.VILLAGE}) {
      if (row.text(column).isEmpty() && !row.broken(column)) {
        row.refuse(column, Refusal.REQUIRED, "");
      }
    }
    return new RosterRow.Home(
        PlainText.compact(row.text(RosterColumn.COUNTY)),
        PlainText.compact(row.text(RosterColumn.TOWNSHIP)),
        PlainText.compact(row.text(RosterColumn.VILLAGE)),
        PlainText.compact(row.text(RosterColumn.ALLEY)),
        PlainText.compact(row.text(RosterColumn.COURTYARD)),
        PlainText.compact(row.text(RosterColumn.BUILDING)),
        PlainText.compact(row.text(RosterColumn.UNIT)),
        PlainText.compact(row.text(RosterColumn.DOOR)));
  }

  /** Phones in one form: digits alone, +86 taken off; other countries keep their plus. */
  static Read<String> phone(String text) {
    String digits = SIGNS.matcher(PlainText.compact(text)).replaceAll("");
    if (digits.isEmpty() || WordReader.nothing(digits)) {
      return Read.empty();
    }
    String first = SEVERAL.split(digits, 2)[0];
    Matcher mobile = MOBILE.matcher(first);
    if (mobile.matches()) {
      return Read.of(mobile.group(1));
    }
    return LANDLINE.matcher(first).matches() || FOREIGN.matcher(first).matches()
        ? Read.of(first.startsWith("00") ? "+" + first.substring(2) : first)
        : Read.refused(Refusal.PHONE_FORM);
  }

  static Read<BigDecimal> temperature(String text) {
    String plain = PlainText.compact(text).replace('。', '.');
    if (WordReader.nothing(plain)) {
      return Read.empty();
    }
    Matcher matcher = NUMBER.matcher(plain);
    if (!matcher.matches()) {
      return Read.refused(Refusal.TEMPERATURE_FORM);
    }
    BigDecimal celsius = new BigDecimal(matcher.group(1).replace(',', '.'));
    return celsius.compareTo(COLDEST) < 0 || celsius.compareTo(HOTTEST) > 0
        ? Read.refused(Refusal.TEMPERATURE_FORM)
        : Read.of(celsius.scale() < 1 ? celsius.setScale(1) : celsius);
  }

  /** A numeric cell keeps 15 digits; a longer number has already lost its end. */
  private static boolean lostDigits(String raw) {
    return new BigDecimal(raw).abs().toBigInteger().toString().length() > DIGITS_KEPT;
  }

  /** A numeric cell as people read it: without exponent and without trailing zeros. */
  static String plainNumber(String raw) {
    BigDecimal exact = new BigDecimal(raw);
    // 36.8 is stored as 36.799999999999997: the shortest number that means the same double
    BigDecimal number =
        exact.stripTrailingZeros().scale() > 0 ? BigDecimal.valueOf(exact.doubleValue()) : exact;
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
