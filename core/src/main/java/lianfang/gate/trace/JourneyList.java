package lianfang.gate.trace;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 同行程名单: a public list of journeys of cases, as newspapers and platforms published it. A row that
 * names no numbered train, plane, bus or ship comes back with what is wrong; the others are read.
 *
 * @param rows that were read
 * @param problems rows that were not, in order
 * @param header as it stands in the file
 * @param records all rows as they stand, so that those that come back can be written whole
 */
public record JourneyList(
    List<Listed> rows, List<Problem> problems, List<String> header, List<List<String>> records) {

  private static final int ROWS_MAX = 100_000;
  private static final int SPAN_MAX = 30;
  private static final int SHOWN = 60;

  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "date", List.of("date", "日期", "t_date"),
          "type", List.of("type", "类型", "交通工具", "t_type"),
          "number", List.of("number", "车次", "航班", "车次/航班", "班次", "t_no"),
          "carriage", List.of("carriage", "车厢", "t_no_sub"),
          "from", List.of("from", "出发", "出发站", "出发地", "t_pos_start"),
          "to", List.of("to", "到达", "到达站", "目的地", "t_pos_end"));

  /** Public lists number their kinds; those without a numbered journey are left out. */
  private static final Map<String, List<String>> KINDS =
      Map.of(
          "flight", List.of("flight", "飞机", "航班", "plane", "1"),
          "train", List.of("train", "火车", "高铁", "动车", "列车", "2"),
          "bus", List.of("bus", "客车", "大巴", "长途客车", "客车/大巴", "4"),
          "ship", List.of("ship", "轮船", "船", "轮渡", "7"));

  private static final Map<String, Pattern> NUMBERS =
      Map.of(
          "flight", Pattern.compile("[A-Z0-9]{2}[0-9]{2,4}[A-Z]?"),
          "train", Pattern.compile("[A-Z]{0,2}[0-9]{1,5}"),
          "bus", Pattern.compile("[\\p{IsHan}A-Z0-9*·-]{2,16}"),
          "ship", Pattern.compile("[\\p{IsHan}A-Z0-9·-]{2,16}"));

  private static final Pattern DAY =
      Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})(?:日|[ T].*)?");
  private static final Pattern SPAN =
      Pattern.compile("([0-9]{1,2})(?:[-－—~至到]([0-9]{1,2}))?|(加[0-9]{1,2})");

  /** Copies the lists. */
  public JourneyList {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
    header = List.copyOf(header);
    records = List.copyOf(records);
  }

  /**
   * A journey of a case.
   *
   * @param row its number in the file, the header's is 1
   * @param kind as in facts
   * @param numbers one, or both of a train that changes its number on the way
   * @param carriages empty where the list names none
   */
  public record Listed(
      int row,
      LocalDate day,
      String kind,
      List<String> numbers,
      Set<String> carriages,
      String from,
      String to) {

    /** Copies the numbers and carriages. */
    public Listed {
      numbers = List.copyOf(numbers);
      carriages = Set.copyOf(carriages);
    }
  }

  /** What is wrong with a row: which column, its value, and a word for the remedy. */
  public record Problem(int row, String column, String value, Wrong wrong) {}

  /** 退回原因: a closed list. */
  public enum Wrong {
    DATE("date"),
    TYPE("type"),
    NUMBER("number"),
    CARRIAGE("carriage"),
    HEADER("header"),
    UNREADABLE("unreadable"),
    TOO_MANY("too-many");

    private final String word;

    Wrong(String word) {
      this.word = word;
    }

    /** The word in the files of texts. */
    public String word() {
      return word;
    }
  }

  /** One row that cannot be read; it never leaves this class. */
  private static final class Unread extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String column;
    private final String value;
    private final Wrong wrong;

    Unread(String column, String value, Wrong wrong) {
      super(column, null, false, false);
      this.column = column;
      this.value = shown(value);
      this.wrong = wrong;
    }
  }

  /** Reads a list; whatever stands in it, it answers. */
  public static JourneyList read(String text) {
    List<Listed> rows = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<List<String>> records = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
      Map<String, Integer> places = Map.of();
      for (CsvRecord record : reader) {
        List<String> fields = record.getFields();
        records.add(fields);
        int number = records.size();
        if (number == 1) {
          places = places(fields);
          if (places.size() < 3) {
            problems.add(new Problem(1, "", shown(String.join(",", fields)), Wrong.HEADER));
            break;
          }
        } else if (number > ROWS_MAX + 1) {
          problems.add(new Problem(number, "", "", Wrong.TOO_MANY));
          break;
        } else {
          read(number, fields, places, rows, problems);
        }
      }
    } catch (CsvParseException e) {
      problems.add(new Problem(records.size() + 1, "", "", Wrong.UNREADABLE));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    if (records.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem(1, "", "", Wrong.HEADER));
    }
    List<String> header = records.isEmpty() ? List.of() : records.getFirst();
    return new JourneyList(rows, problems, header, records);
  }

  /** What a page shows of a value; a file of another kind holds no words. */
  private static String shown(String value) {
    String words = value.replaceAll("\\p{Cntrl}", "");
    return words.length() > SHOWN ? words.substring(0, SHOWN) + "…" : words;
  }

  private static Map<String, Integer> places(List<String> header) {
    Map<String, Integer> places = new HashMap<>();
    for (int at = 0; at < header.size(); at++) {
      String said = header.get(at).strip().toLowerCase(Locale.ROOT);
      int place = at;
      COLUMNS.forEach((column, words) -> {
        if (words.contains(said)) {
          places.putIfAbsent(column, place);
        }
      });
    }
    return List.of("date", "type", "number").stream().allMatch(places::containsKey)
        ? places
        : Map.of();
  }

  private static void read(
      int number,
      List<String> fields,
      Map<String, Integer> places,
      List<Listed> rows,
      List<Problem> problems) {
    try {
      String kind = kind(value(fields, places, "type"));
      rows.add(
          new Listed(
              number,
              day(value(fields, places, "date")),
              kind,
              numbers(kind, value(fields, places, "number")),
              carriages(value(fields, places, "carriage")),
              value(fields, places, "from"),
              value(fields, places, "to")));
    } catch (Unread e) {
      problems.add(new Problem(number, e.column, e.value, e.wrong));
    }
  }

  private static String value(List<String> fields, Map<String, Integer> places, String column) {
    Integer at = places.get(column);
    return at == null || at >= fields.size() ? "" : fields.get(at).strip();
  }

  private static String kind(String text) {
    String said = text.toLowerCase(Locale.ROOT);
    return KINDS.entrySet().stream()
        .filter(one -> one.getValue().contains(said))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new Unread("type", text, Wrong.TYPE));
  }

  private static LocalDate day(String text) {
    Matcher day = DAY.matcher(text);
    try {
      if (day.matches()) {
        return LocalDate.of(number(day, 1), number(day, 2), number(day, 3));
      }
    } catch (DateTimeException e) {
      throw new Unread("date", text, Wrong.DATE);
    }
    throw new Unread("date", text, Wrong.DATE);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /** A train may change its number on the way: "K1156/1157" are K1156 and K1157. */
  private static List<String> numbers(String kind, String text) {
    String said = text.toUpperCase(Locale.ROOT).replaceAll("[\\s　]|次$|次列车$|航班$", "");
    List<String> numbers = new ArrayList<>();
    String letters = said.replaceAll("[0-9].*", "");
    for (String part : said.split("/", -1)) {
      String number = part.matches("[0-9]+") && kind.equals("train") ? letters + part : part;
      if (!Objects.requireNonNull(NUMBERS.get(kind)).matcher(number).matches()) {
        throw new Unread("number", text, Wrong.NUMBER);
      }
      numbers.add(number);
    }
    return numbers;
  }

  /** "11-16号车厢" are six carriages, "5、8车厢" two. */
  private static Set<String> carriages(String text) {
    Set<String> carriages = new TreeSet<>();
    for (String part : text.replaceAll("号|车[厢箱]|节|第|[\\s　]|^未知$|^不详$", "").split("[、,，;；/和]", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      Matcher span = SPAN.matcher(part);
      if (!span.matches()) {
        throw new Unread("carriage", text, Wrong.CARRIAGE);
      }
      if (span.group(3) != null) {
        carriages.add(part);
        continue;
      }
      int from = number(span, 1);
      int until = span.group(2) == null ? from : number(span, 2);
      if (until < from || until - from > SPAN_MAX) {
        throw new Unread("carriage", text, Wrong.CARRIAGE);
      }
      for (int carriage = from; carriage <= until; carriage++) {
        carriages.add(Integer.toString(carriage));
      }
    }
    return carriages;
  }

  /** How a passenger's journey fits a listed one; empty where it does not. */
  public static Optional<LinkKind> fits(Listed listed, Traces.Journey journey) {
    if (!listed.kind().equals(journey.kind())
        || !listed.numbers().contains(journey.number())
        || !listed.day().equals(journey.day())) {
      return Optional.empty();
    }
    if (listed.carriages().isEmpty() || journey.carriage() == null) {
      return Optional.of(LinkKind.SAME_JOURNEY);
    }
    String carriage = journey.carriage().replaceFirst("^0+(?=.)", "");
    return listed.carriages().contains(carriage)
        ? Optional.of(LinkKind.CARRIAGE)
        : Optional.empty();
  }
}
