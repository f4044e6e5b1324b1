package lianfang.area;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** 区划文件: reads the folder {@code divisions} of a playbook. */
public final class DivisionFiles {

  /** The edition in use: the newest, and the only one that knows villages. */
  public static final String CURRENT = "2023";

  /** The edition that was in force in February 2020; townships only. */
  public static final String FORMER = "2019";

  private final Path folder;

  /** The files in {@code folder}. */
  public DivisionFiles(Path folder) {
    this.folder = folder;
  }

  /** The current edition: all China down to the township, and the villages of {@code cities}. */
  public List<Division> current(List<String> cities) {
    List<Division> rows = new ArrayList<>();
    for (String level : List.of("provinces", "cities", "counties", "townships")) {
      rows.addAll(rows(level, CURRENT));
    }
    cities.stream()
        .filter(this::hasVillages)
        .forEach(c -> rows.addAll(rows("villages-" + c, CURRENT)));
    return rows;
  }

  /** The townships of {@code cities} in the former edition, as far as the folder holds them. */
  public List<Division> former(List<String> cities) {
    return cities.stream()
        .map(city -> "townships-" + city)
        .filter(name -> Files.exists(file(name, FORMER)))
        .flatMap(name -> rows(name, FORMER).stream())
        .toList();
  }

  /** Whether the folder holds the villages of this city, of four digits. */
  public boolean hasVillages(String city) {
    return Files.exists(file("villages-" + city, CURRENT));
  }

  /** Aliases, former names and jurisdictions. */
  public DivisionWords words() {
    Map<String, Object> names = yaml("aliases.yaml");
    Map<String, List<String>> aliases = new LinkedHashMap<>();
    map(value(names, "aliases")).forEach((name, codes) -> aliases.put(name, texts(codes)));
    return new DivisionWords(
        aliases,
        texts(value(names, "abroad")),
        maps(value(names, "former")).map(DivisionFiles::formerDivision).toList(),
        maps(value(yaml("jurisdictions.yaml"), "jurisdictions"))
            .map(DivisionFiles::jurisdiction)
            .toList());
  }

  private static FormerDivision formerDivision(Map<String, Object> row) {
    return new FormerDivision(
        text(row, "code"), text(row, "name"), Optional.ofNullable((String) row.get("now")));
  }

  private static Jurisdiction jurisdiction(Map<String, Object> row) {
    Map<String, Object> name = map(value(row, "name"));
    return new Jurisdiction(
        text(row, "key"),
        text(name, "zh"),
        text(name, "en"),
        text(row, "city"),
        texts(value(row, "within")),
        texts(value(row, "also")),
        text(row, "cites"));
  }

  private List<Division> rows(String name, String edition) {
    try (Stream<String> lines = Files.lines(file(name, edition))) {
      return lines
          .skip(1)
          .map(line -> line.split(",", 2))
          .map(cells -> new Division(cells[0], cells[1], edition))
          .toList();
    } catch (IOException e) {
      throw unreadable(file(name, edition), e);
    }
  }

  private Path file(String name, String edition) {
    return folder.resolve(name + "-" + edition + ".csv");
  }

  private Map<String, Object> yaml(String name) {
    Path file = folder.resolve(name);
    try {
      return map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UncheckedIOException unreadable(Path file, IOException e) {
    return new UncheckedIOException(
        "The playbook's file " + file + " cannot be read; put it back from the release", e);
  }

  @SuppressWarnings("unchecked") // YAML's maps in these files have text keys
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked") // a list of maps by the files' form
  private static Stream<Map<String, Object>> maps(Object value) {
    return ((List<Map<String, Object>>) value).stream();
  }

  @SuppressWarnings("unchecked") // a list of texts by the files' form
  private static List<String> texts(Object value) {
    return (List<String>) value;
  }

  private static String text(Map<String, Object> row, String key) {
    return value(row, key).toString();
  }

  private static Object value(Map<String, Object> row, String key) {
    Object value = row.get(key);
    if (value == null) {
      throw new IllegalArgumentException("a row of the divisions' words lacks '" + key + "'");
    }
    return value;
  }
}
