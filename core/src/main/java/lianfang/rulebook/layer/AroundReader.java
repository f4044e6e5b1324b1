package lianfang.rulebook.layer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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
 * as it was, and ends what a row asks for no longer than it is so.
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

  /** As it was on the day of the episode. */
  Around read(Episode episode, PersonFacts person) {
    return read(episode, person, episode.day());
  }

  /**
   * As it was on a day, but for the origin of an arrival, which counts as it was when the person
   * left it.
   */
  Around read(Episode episode, PersonFacts person, long day) {
    if (schemes.isEmpty()) {
      return Around.NONE;
    }
    Around around = new Around();
    schemes.forEach((name, scheme) -> {
      List<UUID> facts = new ArrayList<>(2);
      String word =
          scheme.isEmpty() ? null : word(name, scheme, new At(episode, person, day), facts);
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

  /** Whom it is read for, and as of which epoch day. */
  private record At(Episode episode, PersonFacts person, long day) {}

  private @Nullable String word(InputName name, String scheme, At at, List<UUID> facts) {
    return switch (name) {
      case GRADE -> take(surroundings.grade(scheme, at.person().village(), at.day()), facts);
      case ORIGIN_GRADE -> origin(scheme, at.episode(), facts);
      case CLASS -> village(scheme, at, facts);
      default -> firm(scheme, at, facts);
    };
  }

  /** The days after that of the episode on which what the layer asks for may change, in order. */
  List<Long> changes(Episode episode, PersonFacts person) {
    SortedSet<Long> days = new TreeSet<>();
    schemes.forEach((name, scheme) -> {
      switch (name) {
        case GRADE -> days.addAll(surroundings.gradeDays(scheme, person.village()));
        case CLASS -> days.addAll(surroundings.classDays(scheme, Subject.area(person.village())));
        case FIRM_CLASS -> {
          for (Fact employment : person.employments()) {
            days.add(PersonFacts.dayOf(employment));
            PersonFacts.lastDay(employment).ifPresent(last -> days.add(last + 1));
            Subject firm = firm(employment);
            days.addAll(firm == null ? List.of() : surroundings.classDays(scheme, firm));
          }
        }
        default -> {
          // Where somebody came from stays what it was.
        }
      }
    });
    return List.copyOf(days.tailSet(episode.day() + 1));
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

  private @Nullable String village(String scheme, At at, List<UUID> facts) {
    String village = at.person().village();
    return village.length() == VILLAGE_DIGITS
        ? take(surroundings.classOf(scheme, Subject.area(village), at.day()), facts)
        : null;
  }

  private @Nullable String firm(String scheme, At at, List<UUID> facts) {
    Fact employment = at.person().employment(at.day());
    Subject firm = employment == null ? null : firm(employment);
    if (employment == null || firm == null) {
      return null;
    }
    String word = take(surroundings.classOf(scheme, firm, at.day()), facts);
    if (word != null) {
      facts.add(employment.id());
    }
    return word;
  }

  private static @Nullable Subject firm(Fact employment) {
    String firm = employment.attribute("firm");
    return firm == null
        ? null
        : new Subject(
            Subject.Kind.ENTERPRISE, UUID.fromString(firm.substring(firm.indexOf(':') + 1)));
  }
}
