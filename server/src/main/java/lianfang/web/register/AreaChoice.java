package lianfang.web.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.DivisionIndex;
import lianfang.area.DivisionLevel;
import lianfang.area.EnglishNames;
import lianfang.area.NamedDivisions;
import lianfang.web.part.Field;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 区划选择: areas of all levels by their names, completed while they are typed and read as they are
 * sent, also without a script. A code means its area too; nobody has to know one.
 */
@Component
public class AreaChoice {

  private static final int OFFERED = 8;
  private static final int TYPED_MAX = 40;

  /** Of a name that many bear so many are said. */
  private static final int SAID = 4;

  private static final int CITY = 4;
  private static final int NO_FIT = Integer.MAX_VALUE;

  /** Between several areas; names in English have blanks, codes are parted by them too. */
  private static final Pattern BETWEEN = Pattern.compile("[、，,;；\\r\\n]+|(?<=[0-9])\\s+(?=[0-9])");

  /** An English name and what it lies in: Zhongzhan District (Jiaozuo City). */
  private static final Pattern INSIDE = Pattern.compile("(.+?)\\s*[(（](.+)[)）]");

  private final Areas areas;
  private final EnglishNames english;

  /** Made once an edition of the divisions; they change when an edition is loaded. */
  private volatile @Nullable Held held;

  AreaChoice(Areas areas, EnglishNames english) {
    this.areas = areas;
    this.english = english;
  }

  private record Held(DivisionIndex index, NamedDivisions named, List<Entry> entries) {}

  private record Entry(Division division, String name, String initials, String english) {}

  private record Ranked(Entry entry, int rank) {}

  /**
   * An area to choose.
   *
   * @param name as it is written into the field, so that no other is meant
   * @param path what lies around it
   */
  public record Offer(String code, String name, String path) {}

  /**
   * What was typed.
   *
   * @param codes of what is meant, each once, in the order in which they were typed
   * @param wrong what is wrong and the remedy, in words; null where nothing is
   */
  public record Answer(List<String> codes, @Nullable String wrong) {

    /** Copies the list. */
    public Answer {
      codes = List.copyOf(codes);
    }

    /** The only one of a field for one area. */
    public String code() {
      return codes.getFirst();
    }
  }

  /** A field for one area. */
  public static Field field(String name, String label, String typed) {
    return Field.of(name, "area", label, typed);
  }

  /** A field for several areas. */
  public static Field several(String name, String label, String typed) {
    return Field.of(name, "areas", label, typed);
  }

  /**
   * What can be meant, best first.
   *
   * @param near code of where the reader is; of areas that fit alike those of its city come first
   */
  public List<Offer> find(Shell shell, String typed, String near) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.length() > TYPED_MAX) {
      return List.of();
    }
    Held now = held();
    Set<String> meant =
        now.named().meant(text).stream().map(Division::code).collect(Collectors.toSet());
    String city = near.substring(0, Math.min(CITY, near.length()));
    return now.entries().stream()
        .map(entry -> new Ranked(entry, rank(entry, text, meant)))
        .filter(one -> one.rank() < NO_FIT)
        .sorted(
            Comparator.comparingInt(Ranked::rank)
                .thenComparing(one -> isSmall(one.entry().division()))
                .thenComparing(one -> !one.entry().division().code().startsWith(city))
                .thenComparing(one -> one.entry().division().level())
                .thenComparing(one -> one.entry().name().length())
                .thenComparing(one -> one.entry().division().code()))
        .limit(OFFERED)
        .map(one -> offer(shell, one.entry().division()))
        .toList();
  }

  /** Ways lead to counties more often than to one of many thousand townships and villages. */
  private static boolean isSmall(Division division) {
    return division.level().compareTo(DivisionLevel.COUNTY) > 0;
  }

  private static int rank(Entry entry, String text, Set<String> meant) {
    if (meant.contains(entry.division().code()) || entry.english().startsWith(text + " ")) {
      return 0;
    }
    if (entry.name().startsWith(text)
        || entry.initials().equals(text)
        || entry.english().startsWith(text)) {
      return 1;
    }
    if (entry.initials().startsWith(text)) {
      return 2;
    }
    return entry.name().contains(text) ? 3 : NO_FIT;
  }

  private Offer offer(Shell shell, Division division) {
    String path =
        areas.index().path(division.code()).stream()
            .limit(1)
            .filter(one -> !one.equals(division))
            .map(one -> name(shell, one))
            .collect(Collectors.joining());
    return new Offer(division.code(), written(shell, division.code()), path);
  }

  /** An area as it is written into the field; its code where it has no name. */
  public String written(Shell shell, String code) {
    if (shell.language() == Language.ZH) {
      String name = held().named().written(code);
      return name.isEmpty() ? code : name;
    }
    List<Division> path = areas.index().path(code);
    if (path.isEmpty()) {
      return code;
    }
    String name = english.of(path.getLast());
    return path.size() < 3 ? name : name + " (" + english.of(path.get(path.size() - 2)) + ")";
  }

  private String name(Shell shell, Division division) {
    return shell.language() == Language.ZH ? division.name() : english.of(division);
  }

  /** Reads a field for one area. */
  public Answer one(Shell shell, String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return new Answer(List.of(), shell.t("area.unwritten"));
    }
    List<Division> meant = meant(text);
    if (meant.size() == 1) {
      return new Answer(List.of(meant.getFirst().code()), null);
    }
    String cut = text.substring(0, Math.min(TYPED_MAX, text.length()));
    if (meant.isEmpty()) {
      return new Answer(List.of(), shell.t("area.unknown", cut));
    }
    String which =
        meant.stream()
            .sorted(Comparator.comparingInt(one -> -alike(one.code(), shell.ground().code())))
            .limit(SAID)
            .map(one -> written(shell, one.code()))
            .collect(Collectors.joining(shell.t("list.and")));
    return new Answer(List.of(), shell.t("area.several", cut, meant.size(), which));
  }

  /** How near two areas lie to each other: by how many digits their codes begin alike. */
  private static int alike(String code, String near) {
    int digits = 0;
    while (digits < Math.min(code.length(), near.length())
        && code.charAt(digits) == near.charAt(digits)) {
      digits++;
    }
    return digits;
  }

  /** Reads a field for several areas. */
  public Answer several(Shell shell, String typed, int most) {
    Set<String> codes = new LinkedHashSet<>();
    for (String part : BETWEEN.split(typed.strip())) {
      if (!part.isBlank()) {
        Answer one = one(shell, part);
        if (one.wrong() != null) {
          return one;
        }
        codes.add(one.code());
      }
    }
    if (codes.isEmpty()) {
      return new Answer(List.of(), shell.t("area.unwritten"));
    }
    return codes.size() > most
        ? new Answer(List.of(), shell.t("area.many", codes.size(), most))
        : new Answer(List.copyOf(codes), null);
  }

  private List<Division> meant(String text) {
    List<Division> chinese = held().named().meant(text);
    if (!chinese.isEmpty() || text.length() > TYPED_MAX * 2) {
      return chinese;
    }
    Matcher inside = INSIDE.matcher(text.toLowerCase(Locale.ROOT));
    String name = inside.matches() ? inside.group(1) : text.toLowerCase(Locale.ROOT);
    String around = inside.matches() ? inside.group(2).strip() : "";
    List<Division> whole = english(entry -> entry.equals(name), around);
    return whole.isEmpty() ? english(entry -> entry.startsWith(name + " "), around) : whole;
  }

  private List<Division> english(java.util.function.Predicate<String> fits, String around) {
    return held().entries().stream()
        .filter(entry -> fits.test(entry.english()))
        .map(Entry::division)
        .filter(one -> around.isEmpty() || lies(one, around))
        .toList();
  }

  private boolean lies(Division division, String around) {
    return areas.index().path(division.code()).stream()
        .filter(one -> !one.equals(division))
        .map(one -> english.of(one).toLowerCase(Locale.ROOT))
        .anyMatch(one -> one.equals(around) || one.startsWith(around + " "));
  }

  private Held held() {
    DivisionIndex index = areas.index();
    Held now = held;
    if (now == null || now.index() != index) {
      List<Entry> entries = new ArrayList<>(index.size());
      for (Division one : index.below("")) {
        // What only holds a level open, such as 市辖区, is nobody's name.
        if (index.path(one.code()).contains(one)) {
          String name = VillageFinder.shortened(one.name());
          entries.add(
              new Entry(
                  one,
                  name.toLowerCase(Locale.ROOT),
                  VillageFinder.initials(name),
                  english.of(one).toLowerCase(Locale.ROOT)));
        }
      }
      now = new Held(index, new NamedDivisions(index), entries);
      held = now;
    }
    return now;
  }
}
