package lianfang.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 来源地识读: reads where somebody says to come from, with or without 省, 市 and 县, as the division codes
 * that it can mean, and where the journey led through. What is ambiguous keeps several candidates;
 * nothing is guessed.
 */
public final class OriginReader {

  private static final int SHORTEST_NAME = 2;

  /** Signs between several places; each is read by itself. */
  private static final Pattern SEVERAL = Pattern.compile("[、,;/|+>→。]+");

  private static final Pattern LEADING = Pattern.compile("^(?:来自|从|由|自|在|中国)");

  /** Words and signs between two levels of one place, as in 广西省-南宁. */
  private static final Pattern BETWEEN =
      Pattern.compile("^(?:自治区|特别行政区|地区|境内|省|市|州|盟|县|区|的|-|—|－|\\(|\\)|:|\\.)+");

  /** What follows a name that is only the name of a street: 北京路. */
  private static final Pattern STREET = Pattern.compile("^(?:[东西南北中]?(?:路|街|大道|大街))");

  /** Words that make the place before or behind them a stop on the way; 经济开发区 is none. */
  private static final Pattern TRANSIT =
      Pattern.compile("途经|途径|路经|经由|经停|经过|路过|换乘|中转|转车|转机|转乘|倒车|换车|^经(?!济)|(?<=[^济已曾])经(?!济)");

  private static final Set<String> CHINA = Set.of("CN", "HK", "MO", "TW");

  private final DivisionIndex index;
  private final Map<String, Set<String>> codesByName = new HashMap<>();
  private final List<String> abroad;
  private final int longestName;

  /** A reader over the provinces, cities and counties of {@code index} and their other names. */
  public OriginReader(DivisionIndex index, DivisionWords words) {
    this.index = index;
    for (Division division : index.below("")) {
      if (division.level().compareTo(DivisionLevel.COUNTY) <= 0
          && !DivisionNames.structural(division)) {
        put(division.name(), List.of(division.code()));
        put(DivisionNames.bare(division.name()), List.of(division.code()));
      }
    }
    words.aliases().forEach(this::put);
    longestName = codesByName.keySet().stream().mapToInt(String::length).max().orElse(0);
    abroad = new ArrayList<>(words.abroad());
    for (String country : Locale.getISOCountries()) {
      if (!CHINA.contains(country)) {
        abroad.add(Locale.of("", country).getDisplayCountry(Locale.SIMPLIFIED_CHINESE));
      }
    }
  }

  /** What {@code text} can mean; {@code unknown} for an empty text or one that names no place. */
  public Origin read(String text) {
    Set<String> codes = new TreeSet<>();
    Set<String> via = new TreeSet<>();
    for (String part : SEVERAL.split(DivisionNames.plain(text))) {
      readPart(LEADING.matcher(part).replaceFirst(""), codes, via);
    }
    List<String> origins = codes.isEmpty() ? List.of(Origin.UNKNOWN) : withoutNested(codes);
    return new Origin(origins, withoutNested(via));
  }

  /** In 广州经武汉换乘 the first place is the origin; in 经武汉换乘 there is none. */
  private void readPart(String text, Set<String> codes, Set<String> via) {
    if (!TRANSIT.matcher(text).find()) {
      codes.addAll(readOne(text));
      return;
    }
    Hit hit = deepest(text);
    if (hit != null && hasPlace(hit.rest)) {
      codes.addAll(hit.codes);
      addPlaces(hit.rest, via);
    } else {
      addPlaces(text, via);
    }
  }

  private boolean hasPlace(String text) {
    Set<String> found = new TreeSet<>();
    addPlaces(text, found);
    return !found.isEmpty();
  }

  private void addPlaces(String text, Set<String> found) {
    int at = 0;
    while (at < text.length()) {
      Hit hit = deepest(text.substring(at));
      if (hit != null) {
        found.addAll(hit.codes);
      }
      at = hit == null ? at + 1 : text.length() - hit.rest.length();
    }
  }

  private Collection<String> readOne(String text) {
    if (text.matches("[0-9]{2,12}")) {
      return index
          .find(text)
          .map(division -> List.of(division.code().substring(0, Math.min(6, digits(division)))))
          .orElse(List.of());
    }
    Hit hit = deepest(text);
    if (hit == null) {
      return abroad.stream().anyMatch(text::startsWith) ? List.of(Origin.ABROAD) : List.of();
    }
    return hit.codes;
  }

  /** The place at the beginning of the text, as far down as its words go; null where none is. */
  private @Nullable Hit deepest(String text) {
    Hit hit = first(text);
    Hit deeper = hit;
    while (deeper != null) {
      hit = deeper;
      String rest = BETWEEN.matcher(hit.rest).replaceFirst("");
      deeper = next(hit.rest, hit.codes);
      deeper = deeper == null ? next(rest, hit.codes) : deeper;
    }
    return hit;
  }

  private record Hit(Set<String> codes, String rest) {}

  private @Nullable Hit first(String text) {
    for (int end = Math.min(longestName, text.length()); end >= SHORTEST_NAME; end--) {
      String name = text.substring(0, end);
      String rest = text.substring(end);
      Set<String> codes = codesByName.get(name);
      if (codes != null && !STREET.matcher(rest).find()) {
        return new Hit(provinceFirst(name, codes), rest);
      }
    }
    return null;
  }

  private @Nullable Hit next(String text, Set<String> above) {
    for (int end = Math.min(longestName, text.length()); end >= SHORTEST_NAME; end--) {
      Set<String> codes = new TreeSet<>(codesByName.getOrDefault(text.substring(0, end), Set.of()));
      codes.removeIf(code -> above.stream().noneMatch(up -> inside(code, up)));
      if (!codes.isEmpty()) {
        return new Hit(codes, text.substring(end));
      }
    }
    return null;
  }

  /** 河南 alone is the province, although a county in Qinghai has that name too. */
  private Set<String> provinceFirst(String name, Set<String> codes) {
    for (Division province : index.children("")) {
      if (codes.contains(province.code())
          && (province.name().equals(name) || DivisionNames.bare(province.name()).equals(name))) {
        return Set.of(province.code());
      }
    }
    return codes;
  }

  private static List<String> withoutNested(Set<String> codes) {
    return codes.stream()
        .filter(code -> codes.stream().noneMatch(other -> inside(code, other)))
        .toList();
  }

  private static boolean inside(String code, String other) {
    return code.length() > other.length() && code.startsWith(other);
  }

  private static int digits(Division division) {
    return division.level().digits();
  }

  private void put(String name, List<String> codes) {
    codesByName.computeIfAbsent(DivisionNames.plain(name), n -> new TreeSet<>()).addAll(codes);
  }
}
