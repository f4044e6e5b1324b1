package lianfang.web.shell;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** 语言: the two languages of the pages; each knows how its dates are written. */
public enum Language {
  ZH("zh", "zh-CN", Locale.CHINA, "M月d日", "yyyy年M月d日", "M·d"),
  EN("en", "en", Locale.UK, "d MMMM", "d MMMM yyyy", "d MMM");

  private static final Pattern ISO_DAY = Pattern.compile("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b");

  private final String word;
  private final String tag;
  private final Locale locale;
  private final DateTimeFormatter day;
  private final DateTimeFormatter full;
  private final DateTimeFormatter brief;

  Language(String word, String tag, Locale locale, String day, String full, String brief) {
    this.word = word;
    this.tag = tag;
    this.locale = locale;
    this.day = DateTimeFormatter.ofPattern(day, locale);
    this.full = DateTimeFormatter.ofPattern(full, locale);
    this.brief = DateTimeFormatter.ofPattern(brief, locale);
  }

  /** The word in the address, the cookie and file names. */
  public String word() {
    return word;
  }

  /** The tag for the page's {@code lang} attribute. */
  public String tag() {
    return tag;
  }

  /** Rules for numbers and names of days. */
  public Locale locale() {
    return locale;
  }

  /** The other one, for the switch. */
  public Language other() {
    return this == ZH ? EN : ZH;
  }

  /** The language with this word, Chinese for anything else. */
  public static Language ofWord(String word) {
    return EN.word.equals(word) ? EN : ZH;
  }

  /** 2月25日（周二） or Tuesday 25 February. */
  public String weekday(LocalDate date) {
    String name = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale);
    return this == ZH ? day.format(date) + "（" + name + "）" : name + " " + day.format(date);
  }

  /** 2月25日 or 25 February. */
  public String day(LocalDate date) {
    return day.format(date);
  }

  /** With the year. */
  public String full(LocalDate date) {
    return full.format(date);
  }

  /** As short as a column allows: 2·25 or 25 Feb. */
  public String brief(LocalDate date) {
    return brief.format(date);
  }

  /** A sentence whose ISO days are written as people read them. */
  public String daysIn(String sentence) {
    return ISO_DAY.matcher(sentence).replaceAll(found -> dayIn(found.group()));
  }

  private String dayIn(String iso) {
    try {
      return full.format(LocalDate.parse(iso));
    } catch (DateTimeParseException none) {
      return iso;
    }
  }

  /** Day and minute, Asia/Shanghai. */
  public String moment(LocalDateTime time) {
    return day(time.toLocalDate()) + " " + DateTimeFormatter.ofPattern("HH:mm").format(time);
  }

  /** A count with the separators of the language. */
  public String number(long count) {
    return String.format(locale, "%,d", count);
  }
}
