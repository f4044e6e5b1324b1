package lianfang.web.shell;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * 外壳: what surrounds a page: language, date, area, visitor and the doors.
 *
 * @param texts sentences in the page's language
 * @param console the day shown
 * @param ground the area shown
 * @param visitor who looks; null before sign-in
 * @param doors the parts of the console, in order
 * @param demo whether the people of this instance are invented
 * @param path the page's path
 * @param query the page's address parameters
 * @param csrf name and value of the token that forms carry
 * @param areas names of divisions in the page's language, by code
 */
public record Shell(
    Texts texts,
    Console console,
    Ground ground,
    @Nullable Visitor visitor,
    List<Door> doors,
    boolean demo,
    String path,
    Map<String, String> query,
    Csrf csrf,
    UnaryOperator<String> areas) {

  /** What every address keeps, so that a link can be sent to a colleague. */
  private static final List<String> KEPT = List.of("area", "on", "known", "lang");

  private static final int DOCK = 3;

  /** The token that a form carries against requests from elsewhere. */
  public record Csrf(String name, String value) {}

  /** The sentence for {@code key}. */
  public String t(String key, Object... values) {
    return texts.of(key, values);
  }

  /** The name of a division in the page's language; its code where it is none. */
  public String area(@Nullable String code) {
    return code == null ? "" : areas.apply(code);
  }

  /** The parts that the visitor uses most, for the bar of a phone. */
  public List<Door> dock() {
    if (visitor == null) {
      return List.of();
    }
    return visitor.doors().stream()
        .limit(DOCK)
        .flatMap(word -> doors.stream().filter(door -> door.word().equals(word)))
        .toList();
  }

  /** The parts that the bar of a phone has no room for. */
  public List<Door> beyondDock() {
    List<Door> dock = dock();
    return doors.stream().filter(door -> !dock.contains(door)).toList();
  }

  /** The language of the page. */
  public Language language() {
    return texts.language();
  }

  /** An address inside the console that keeps date, area and language. */
  public String link(String to, String... changes) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String key : KEPT) {
      keep(parameters, key, query.get(key));
    }
    for (int i = 0; i + 1 < changes.length; i += 2) {
      keep(parameters, changes[i], changes[i + 1]);
    }
    return address(to, parameters);
  }

  /** An address of a list of persons; null for visitors who may see figures alone. */
  public @Nullable String toPersons(String to, String... changes) {
    boolean persons = visitor != null && visitor.doors().contains("people");
    return persons ? link(to, changes) : null;
  }

  /** This page with some parameters changed; an empty value takes one away. */
  public String here(String... changes) {
    Map<String, String> parameters = new LinkedHashMap<>(query);
    parameters.remove("after");
    parameters.remove("before");
    for (int i = 0; i + 1 < changes.length; i += 2) {
      parameters.remove(changes[i]);
      keep(parameters, changes[i], changes[i + 1]);
    }
    return address(path, parameters);
  }

  private static void keep(Map<String, String> parameters, String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      parameters.put(key, value);
    }
  }

  private static String address(String to, Map<String, String> parameters) {
    StringBuilder address = new StringBuilder(to);
    char joint = to.indexOf('?') < 0 ? '?' : '&';
    for (var parameter : parameters.entrySet()) {
      address.append(joint).append(encode(parameter.getKey()));
      address.append('=').append(encode(parameter.getValue()));
      joint = '&';
    }
    return address.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
