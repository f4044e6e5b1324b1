package lianfang.area;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinCaseType;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * 英文地名: the name of a division in English: its proper part in pinyin by GB/T 28039's manner, one
 * word with an apostrophe before a vowel, and the generic word translated. What characters are read
 * otherwise in names, and the generic words, stand in the playbook's {@code divisions/english.csv},
 * reviewed like a notice. Two names may read alike, so pages show the Chinese beside it where
 * somebody must find it on paper.
 */
@Component
public class EnglishNames {

  private static final String FILE = "divisions/english.csv";
  private static final Pattern OFFICE = Pattern.compile("^(.+?)(村民委员会|村委会|居民委员会|居委会|家委会|委员会)$");
  private static final Pattern PLAIN = Pattern.compile("[\\p{ASCII}]+");

  private static final Map<PlaceKind, String> KINDS =
      Map.of(
          PlaceKind.GRID, "group",
          PlaceKind.ALLEY, "alley",
          PlaceKind.BUILDING, "building",
          PlaceKind.UNIT, "unit",
          PlaceKind.COURTYARD, "courtyard");
  private static final Pattern NUMBERED =
      Pattern.compile("第?([0-9]{1,4}|[A-Za-z][0-9]{0,3})号?(楼|栋|幢|座|单元|门|组|网格|胡同|院|院落)?");
  private static final Pattern NAMED = Pattern.compile("(.+?)(号楼|楼|单元|村民组|组|网格|胡同|巷|院|院落)");

  private final Map<String, String> readings = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();
  private final Map<String, String> whole = new HashMap<>();
  private final Map<String, String> generics = new HashMap<>();
  private final List<String> longestWords;
  private final List<String> longestGenerics;
  private final HanyuPinyinOutputFormat format = new HanyuPinyinOutputFormat();
  private final Map<String, String> known = new ConcurrentHashMap<>();

  /** Names by the words of this playbook. */
  public EnglishNames(@Qualifier("playbook") Path playbook) {
    format.setCaseType(HanyuPinyinCaseType.LOWERCASE);
    format.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
    format.setVCharType(HanyuPinyinVCharType.WITH_U_UNICODE);
    Path file = playbook.resolve(FILE);
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 1; i < lines.size(); i++) {
        read(file, i + 1, lines.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    this.longestWords = longestFirst(words);
    this.longestGenerics = longestFirst(generics);
  }

  private void read(Path file, int number, String line) {
    String[] cells = line.split(",", -1);
    Map<String, String> into =
        switch (cells[0]) {
          case "reading" -> readings;
          case "word" -> words;
          case "whole" -> whole;
          case "generic" -> generics;
          default -> Map.of();
        };
    boolean right = cells.length == 3 && into instanceof HashMap && !cells[2].isBlank();
    if (!right || into.put(cells[1], cells[2]) != null) {
      throw new IllegalArgumentException(
          file
              + " line "
              + number
              + ": write reading, word, whole or generic, the Chinese and the English, each"
              + " Chinese text once a kind");
    }
  }

  private static List<String> longestFirst(Map<String, String> map) {
    return map.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  /** The name of a division in English. */
  public String of(Division division) {
    return of(division.name(), division.level() == DivisionLevel.VILLAGE);
  }

  /**
   * A name in English.
   *
   * @param village whether it is a village's or community's, whose office is left out
   */
  public String of(String name, boolean village) {
    return known.computeIfAbsent(
        (village ? "v" : "d") + name, key -> village ? village(name) : division(name));
  }

  /**
   * The label of a place below the village in English: its number behind the kind, or its name in
   * pinyin before it.
   */
  public String of(Place place) {
    Matcher numbered = NUMBERED.matcher(place.label());
    boolean grid = place.label().endsWith("网格");
    String kind = grid ? "grid" : KINDS.getOrDefault(place.kind(), "");
    if (numbered.matches()) {
      return (kind + " " + numbered.group(1)).strip();
    }
    Matcher named = NAMED.matcher(place.label());
    String stem = named.matches() ? named.group(1) : place.label();
    return kind.isEmpty() ? proper(stem) : proper(stem) + " " + kind;
  }

  private String village(String name) {
    Matcher office = OFFICE.matcher(name);
    if (!office.matches()) {
      return division(name);
    }
    String rest = office.group(1);
    boolean rural = office.group(2).startsWith("村");
    if (rest.length() > 1 && (rest.endsWith("社区") || rest.endsWith("村"))) {
      return division(rest);
    }
    return proper(rest) + (rural ? " Village" : " Community");
  }

  private String division(String name) {
    String known = whole.get(name);
    if (known != null) {
      return known;
    }
    known = words.get(name);
    if (known != null) {
      return known;
    }
    for (String generic : longestGenerics) {
      if (name.length() > generic.length() && name.endsWith(generic)) {
        String stem = name.substring(0, name.length() - generic.length());
        return proper(stem) + " " + generics.get(generic);
      }
    }
    return proper(name);
  }

  /** One word with a capital; numbers and Latin letters stand as they are. */
  private String proper(String stem) {
    StringBuilder text = new StringBuilder();
    for (String syllable : syllables(stem)) {
      boolean vowel = "aeo".indexOf(syllable.charAt(0)) >= 0;
      if (vowel && !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1))) {
        text.append('\'');
      }
      text.append(syllable);
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetter(text.charAt(i))) {
        text.setCharAt(i, Character.toUpperCase(text.charAt(i)));
        break;
      }
    }
    return text.toString();
  }

  private List<String> syllables(String stem) {
    List<String> syllables = new ArrayList<>();
    for (int at = 0; at < stem.length(); ) {
      String rest = stem.substring(at);
      String word = longestWords.stream().filter(rest::startsWith).findFirst().orElse("");
      if (word.isEmpty()) {
        String character = rest.substring(0, Character.charCount(rest.codePointAt(0)));
        syllables.add(syllable(character));
        at += character.length();
      } else {
        syllables.add(words.getOrDefault(word, "").toLowerCase(java.util.Locale.ROOT));
        at += word.length();
      }
    }
    return syllables;
  }

  private String syllable(String character) {
    String reading = readings.get(character);
    if (reading != null || PLAIN.matcher(character).matches()) {
      return reading == null ? character : reading;
    }
    try {
      String[] found = PinyinHelper.toHanyuPinyinStringArray(character.charAt(0), format);
      return found == null || found.length == 0 ? character : found[0];
    } catch (BadHanyuPinyinOutputFormatCombination e) {
      throw new IllegalStateException("no tone and ü go together", e);
    }
  }
}
