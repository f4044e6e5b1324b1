package lianfang.rulebook.layer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.episode.Episode;
import lianfang.rulebook.episode.Episodes;
import lianfang.rulebook.episode.Event;
import lianfang.rulebook.episode.InputName;
import lianfang.rulebook.episode.PersonFacts;
import lianfang.rulebook.grade.SceneRules;
import lianfang.rulebook.grade.Surroundings;
import lianfang.rulebook.grade.Surroundings.Said;
import lianfang.rulebook.table.Value;
import org.jspecify.annotations.Nullable;

/**
 * 周边判读: the grade of where a person lives or comes from and the class of the village and the firm,
 * as they were in force on the day of the episode. What changes later leaves what was due before it
 * as it was.
 */
final class AroundReader {

  private static final int VILLAGE_DIGITS = 12;

  /** The inputs that are read here, each with the reading that names its scheme. */
  private static final Map<InputName, String> READINGS =
      Map.of(
          InputName.GRADE,
          SceneRules.SCHEME,
          InputName.ORIGIN_GRADE,
          SceneRules.SCHEME,
          InputName.CLASS,
          "class-scheme",
          InputName.FIRM_CLASS,
          "firm-class-scheme");

  /** By input that the layer asks for: the scheme; empty where none is signed. */
  private final Map<InputName, String> schemes = new EnumMap<>(InputName.class);

  private final Surroundings surroundings;

  AroundReader(Set<InputName> asked, Map<String, String> readings, Surroundings surroundings) {
    this.surroundings = surroundings;
    for (InputName name : asked) {
      String key = READINGS.get(name);
      if (key != null) {
        schemes.put(name, readings.getOrDefault(key, ""));
      }
    }
  }

  /** Whether an input is about what is around a person. */
  static boolean isAround(InputName name) {
    return READINGS.containsKey(name);
  }

  /** The schemes that the layer asks for, by input. */
  Map<InputName, String> schemes() {
    return Map.copyOf(schemes);
  }

  Around read(Episode episode, PersonFacts person) {
    if (schemes.isEmpty()) {
      return Around.NONE;
    }
    Around around = new Around();
    schemes.forEach((name, scheme) -> {
      List<UUID> facts = new ArrayList<>(2);
      String word = scheme.isEmpty() ? null : word(name, scheme, episode, person, facts);
      around.put(
          name,
          new Around.Seen(
              word == null ? Value.unknown() : Value.word(word),
              facts,
              READINGS.getOrDefault(name, ""),
              !scheme.isEmpty()));
    });
    return around;
  }

  private @Nullable String word(
      InputName name, String scheme, Episode episode, PersonFacts person, List<UUID> facts) {
    return switch (name) {
      case GRADE -> take(surroundings.grade(scheme, person.village(), episode.day()), facts);
      case ORIGIN_GRADE -> origin(scheme, episode, facts);
      case CLASS -> village(scheme, episode, person, facts);
      default -> firm(scheme, episode, person, facts);
    };
  }

  private static @Nullable String take(@Nullable Said said, List<UUID> facts) {
    if (said == null) {
      return null;
    }
    facts.add(said.fact());
    return said.word();
  }

  /** On the day of departure; where the origin can mean several places they have to agree. */
  private @Nullable String origin(String scheme, Episode episode, List<UUID> facts) {
    if (!episode.kind().equals("arrival")) {
      return null;
    }
    String common = null;
    List<UUID> found = new ArrayList<>(1);
    for (String code : Episodes.origins(episode.facts().getFirst())) {
      String word = take(surroundings.grade(scheme, code, episode.on(Event.LEFT)), found);
      if (word == null || (common != null && !common.equals(word))) {
        return null;
      }
      common = word;
    }
    facts.addAll(found);
    return common;
  }

  private @Nullable String village(
      String scheme, Episode episode, PersonFacts person, List<UUID> facts) {
    String village = person.village();
    return village.length() == VILLAGE_DIGITS
        ? take(surroundings.classOf(scheme, Subject.area(village), episode.day()), facts)
        : null;
  }

  private @Nullable String firm(
      String scheme, Episode episode, PersonFacts person, List<UUID> facts) {
    Fact employment = person.employment(episode.day());
    String firm = employment == null ? null : employment.attribute("firm");
    if (employment == null || firm == null) {
      return null;
    }
    UUID id = UUID.fromString(firm.substring(firm.indexOf(':') + 1));
    Subject subject = new Subject(Subject.Kind.ENTERPRISE, id);
    String word = take(surroundings.classOf(scheme, subject, episode.day()), facts);
    if (word != null) {
      facts.add(employment.id());
    }
    return word;
  }
}
