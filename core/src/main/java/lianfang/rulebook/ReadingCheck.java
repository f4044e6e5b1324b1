package lianfang.rulebook;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lianfang.rulebook.episode.Event;
import lianfang.rulebook.layer.KeyArea;
import lianfang.rulebook.layer.Review;
import lianfang.rulebook.timeline.DayCount;
import org.jspecify.annotations.Nullable;

/** 口径核对: whether a value can be a reading; what is signed must never stop a derivation. */
public final class ReadingCheck {

  private static final String WORDS = "[\\p{L}\\p{N}._:/+@-]+(,[\\p{L}\\p{N}._:/+@-]+)*";
  private static final int LONGEST = 200;

  /** First digits of all codes of divisions, by the national standard. */
  private static final Set<String> PROVINCES =
      Set.of(
          "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
          "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
          "65", "71", "81", "82");

  /** Whether one person of a household may leave a place that the notice closes, and how often. */
  public static final String CLOSURE_EXITS = "closure-exit-days";

  /** What any notice may read, beside the start of each of its clauses. */
  private static final List<String> KEYS =
      List.of(
          "day-count",
          "key-areas",
          "key-area-stay-days",
          "fever-threshold",
          "symptom-days",
          "grade-scheme",
          "class-scheme",
          "firm-class-scheme",
          CLOSURE_EXITS,
          Review.READING);

  private ReadingCheck() {}

  /** What any notice may read, beside {@code clause-…-start} of each of its clauses. */
  public static List<String> keys() {
    return KEYS;
  }

  /**
   * What is wrong with the value, in both languages; empty when it can be signed.
   *
   * @param key what is read
   * @param value words parted by commas
   */
  public static Optional<Phrase> problem(String key, String value) {
    if (value.length() > LONGEST || !value.matches(WORDS)) {
      return say(
          "取值由字母、数字组成，多个值用逗号分开，不含空格",
          "write letters and digits, several parted by commas, no blanks");
    }
    return switch (key) {
      case "day-count" ->
          DayCount.find(value).isPresent()
              ? Optional.empty()
              : say("只能是 day-after 或 same-day", "it is day-after or same-day");
      case "fever-threshold" ->
          value.matches("3[5-9](\\.[0-9]{1,2})?|4[0-2](\\.[0-9]{1,2})?")
              ? Optional.empty()
              : say("体温应写如 37.3（摄氏度）", "write a temperature such as 37.3 in degrees Celsius");
      case Review.READING ->
          value.matches("[1-9][0-9]?")
              ? Optional.empty()
              : say("应为 1 到 99 天，如 14", "write 1 to 99 days, such as 14");
      case "contact-minutes", "contact-rows" ->
          value.matches("[0-9]{1,3}")
              ? Optional.empty()
              : say("应为整数，如 3", "write a whole number, such as 3");
      case "symptom-days", "key-area-stay-days", "contact-window-days" ->
          value.matches("[0-9]{1,3}")
              ? Optional.empty()
              : say("应为天数，如 14", "write days, such as 14");
      case CLOSURE_EXITS ->
          value.matches("none|[1-9]|[12][0-9]|30")
              ? Optional.empty()
              : say(
                  "应为 none（不得外出）或每户间隔天数 1 到 30",
                  "write none where nobody goes out, or the days between two exits of a household,"
                      + " 1 to 30");
      case "key-areas" -> areas(value);
      default -> key.matches("clause-.+-start") ? event(value) : Optional.empty();
    };
  }

  /** The words from which a value is chosen; empty where it is free. */
  public static List<String> choices(String key) {
    if (key.equals("day-count")) {
      return Arrays.stream(DayCount.values()).map(DayCount::word).toList();
    }
    return key.matches("clause-.+-start")
        ? Arrays.stream(Event.values()).map(Event::word).toList()
        : List.of();
  }

  /**
   * 重点地区: an area of a list of key areas.
   *
   * @param code prefix of division codes
   * @param from first day on which it counts
   * @param until last day; null where none is set
   */
  public record DatedArea(String code, LocalDate from, @Nullable LocalDate until) {}

  /** The areas of a list of key areas; empty where nobody can read it. */
  public static List<DatedArea> keyAreas(String value) {
    try {
      return KeyArea.parse(value).stream().map(ReadingCheck::dated).toList();
    } catch (IllegalArgumentException unreadable) {
      return List.of();
    }
  }

  private static DatedArea dated(KeyArea one) {
    boolean open = one.until() == Long.MAX_VALUE;
    return new DatedArea(
        one.prefix(),
        LocalDate.ofEpochDay(one.from()),
        open ? null : LocalDate.ofEpochDay(one.until()));
  }

  private static Optional<Phrase> event(String value) {
    if (Event.find(value).isPresent()) {
      return Optional.empty();
    }
    String words = Arrays.stream(Event.values()).map(Event::word).collect(Collectors.joining(", "));
    return say("起算事件只能是 " + words, "the event is one of " + words);
  }

  private static Optional<Phrase> areas(String value) {
    try {
      return KeyArea.parse(value).stream().anyMatch(area -> !isDivision(area.prefix()))
          ? say(
              "重点地区的代码应是省、市或县的，如 42、3303",
              "the code of a key area is that of a province, city or county, such as 42 or 3303")
          : Optional.empty();
    } catch (IllegalArgumentException wrong) {
      return say(
          "重点地区应写如 42@2020-01-23..，多个用逗号分开",
          "write key areas like 42@2020-01-23.., parted by commas");
    }
  }

  /** Whether these digits can be a division of any edition; whether it exists, the lists say. */
  private static boolean isDivision(String code) {
    return code.matches("([0-9]{2}){1,3}|[0-9]{9}|[0-9]{12}")
        && PROVINCES.contains(code.substring(0, 2));
  }

  private static Optional<Phrase> say(String zh, String en) {
    return Optional.of(new Phrase(zh, en));
  }
}
