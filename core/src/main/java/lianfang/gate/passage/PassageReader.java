package lianfang.gate.passage;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import lianfang.gate.Direction;
import lianfang.gate.Passage;
import lianfang.gate.PassageBatch;
import lianfang.gate.PassageProblem;
import lianfang.gate.PassageProblem.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of an upload. A row that is not as it should be comes back by itself, and the
 * others land: a wrong thermometer must not hold up a morning's passages.
 */
public final class PassageReader {

  /** The fields of a row, by the names that docs/passages.md gives. */
  public static final List<String> FIELDS =
      List.of(
          "id",
          "time",
          "offset",
          "subject",
          "pass",
          "direction",
          "vehicle",
          "people",
          "temperature",
          "verdict");

  private static final Pattern PASS = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern PLATE = Pattern.compile("[\\p{IsHan}A-Z0-9·-]{2,16}");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,10}");
  private static final long SECONDS_MAX = 100L * 366 * 24 * 3600;
  private static final int PEOPLE_MAX = 200;
  private static final int COLDEST = 300;
  private static final int HOTTEST = 450;
  private static final int VERDICTS = 4;

  private PassageReader() {}

  /** One field that cannot be read; it never leaves this class. */
  private static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String field;
    private final String value;
    private final Remedy remedy;

    Unreadable(String field, String value, Remedy remedy) {
      super(field, null, false, false);
      this.field = field;
      this.value = value;
      this.remedy = remedy;
    }
  }

  /**
   * Reads rows as they come out of JSON: each a map from field to text or number.
   *
   * @param sentAt what the device's clock said when it sent them, or null
   */
  public static PassageBatch read(List<?> rows, @Nullable Instant sentAt) {
    List<Passage> passages = new ArrayList<>(rows.size());
    List<PassageProblem> problems = new ArrayList<>();
    int number = 0;
    for (Object row : rows) {
      number++;
      if (!(row instanceof Map<?, ?> fields)) {
        String shown = String.valueOf(row);
        problems.add(new PassageProblem(number, null, "row", shown, Remedy.ROW));
        continue;
      }
      try {
        passages.add(read(fields));
      } catch (Unreadable e) {
        problems.add(new PassageProblem(number, text(fields, "id"), e.field, e.value, e.remedy));
      }
    }
    return new PassageBatch(passages, problems, sentAt);
  }

  private static Passage read(Map<?, ?> fields) {
    Long offset = number(fields, "offset", -SECONDS_MAX, SECONDS_MAX, Remedy.SECONDS);
    Long temperature = number(fields, "temperature", COLDEST, HOTTEST, Remedy.TEMPERATURE);
    return new Passage(
        required(uuid(fields, "id", Remedy.ID), "id", Remedy.ID),
        time(fields),
        offset == null ? null : Duration.ofSeconds(offset),
        uuid(fields, "subject", Remedy.SUBJECT),
        formed(fields, "pass", PASS, Remedy.PASS),
        Direction.ofNumber(whole(fields, "direction", 1, 2, Remedy.DIRECTION)),
        formed(fields, "vehicle", PLATE, Remedy.VEHICLE),
        whole(fields, "people", 0, PEOPLE_MAX, Remedy.PEOPLE),
        temperature == null ? null : temperature.intValue(),
        whole(fields, "verdict", 0, VERDICTS, Remedy.VERDICT));
  }

  private static <T> T required(@Nullable T value, String field, Remedy remedy) {
    if (value == null) {
      throw new Unreadable(field, "", remedy);
    }
    return value;
  }

  private static @Nullable String text(Map<?, ?> fields, String field) {
    Object value = fields.get(field);
    return value == null || value.toString().isEmpty() ? null : value.toString();
  }

  private static @Nullable UUID uuid(Map<?, ?> fields, String field, Remedy remedy) {
    String text = text(fields, field);
    if (text == null) {
      return null;
    }
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      throw new Unreadable(field, text, remedy);
    }
    throw new Unreadable(field, text, remedy);
  }

  /** An instant that the database can hold; a clock of 1970 is a time like any other. */
  private static Instant time(Map<?, ?> fields) {
    String text = required(text(fields, "time"), "time", Remedy.TIME);
    try {
      Instant time = Instant.parse(text);
      if (Math.abs(time.getEpochSecond()) <= 2 * SECONDS_MAX) {
        return time;
      }
    } catch (DateTimeParseException e) {
      throw new Unreadable("time", text, Remedy.TIME);
    }
    throw new Unreadable("time", text, Remedy.TIME);
  }

  private static @Nullable String formed(
      Map<?, ?> fields, String field, Pattern form, Remedy remedy) {
    String text = text(fields, field);
    if (text != null && !form.matcher(text).matches()) {
      throw new Unreadable(field, text, remedy);
    }
    return text;
  }

  private static @Nullable Long number(
      Map<?, ?> fields, String field, long from, long to, Remedy remedy) {
    String text = text(fields, field);
    if (text == null) {
      return null;
    }
    if (INTEGER.matcher(text).matches()) {
      long number = Long.parseLong(text);
      if (number >= from && number <= to) {
        return number;
      }
    }
    throw new Unreadable(field, text, remedy);
  }

  private static int whole(Map<?, ?> fields, String field, int from, int to, Remedy remedy) {
    return required(number(fields, field, from, to, remedy), field, remedy).intValue();
  }
}
