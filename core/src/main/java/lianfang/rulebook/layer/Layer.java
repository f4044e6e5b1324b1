package lianfang.rulebook.layer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lianfang.rulebook.Edition;
import lianfang.rulebook.episode.Episode;
import lianfang.rulebook.episode.Event;
import lianfang.rulebook.episode.InputName;
import lianfang.rulebook.episode.PersonFacts;
import lianfang.rulebook.grade.SceneRules;
import lianfang.rulebook.grade.Surroundings;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.Value;
import lianfang.rulebook.timeline.DayCount;
import org.jspecify.annotations.Nullable;

/** 一层规则: one edition in force, with everything that does not depend on a person worked out. */
public final class Layer {

  private static final Value CERTIFICATE_VALID = Value.word("valid");
  private static final Value CERTIFICATE_NONE = Value.word("none");
  private static final int KEY_STAY_DAYS = 14;

  private final Edition edition;
  private final long from;
  private final long until;
  private final List<LayerTable> rules = new ArrayList<>();
  private final List<LayerTable> certificates = new ArrayList<>();
  private final boolean asksOrigin;
  private final @Nullable Origins origins;
  private final @Nullable DayCount dayCount;
  private final AroundReader around;
  private final Map<String, Layer> local = new LinkedHashMap<>();

  /** Compiles an edition that sees no grade and no class. */
  public Layer(Edition edition) {
    this(edition, Surroundings.NONE);
  }

  /** Compiles an edition. */
  public Layer(Edition edition, Surroundings surroundings) {
    this.edition = edition;
    this.from = edition.from().toEpochDay();
    LocalDate end = edition.until();
    this.until = end == null ? Long.MAX_VALUE : end.toEpochDay();
    for (CompiledTable compiled : edition.tables()) {
      if (SceneRules.isAboutAreas(compiled)) {
        continue;
      }
      LayerTable table = new LayerTable(compiled);
      (table.certifies() ? certificates : rules).add(table);
    }
    this.asksOrigin = rules.stream().anyMatch(table -> table.asks(InputName.ORIGIN));
    Map<String, String> readings = edition.readings();
    Set<InputName> asked = EnumSet.noneOf(InputName.class);
    rules.forEach(table -> asked.addAll(table.asked()));
    this.around = new AroundReader(asked, readings, surroundings);
    String areas = readings.get("key-areas");
    this.origins = areas == null ? null : new Origins(KeyArea.parse(areas), stayDays(readings));
    this.dayCount = DayCount.find(readings.getOrDefault("day-count", "")).orElse(null);
    edition.local().keySet().stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .forEach(area ->
            local.put(
                area,
                new Layer(edition.reading(edition.readingsIn(area), Map.of()), surroundings)));
  }

  /** The same as it is read in a village. */
  public Layer in(String village) {
    for (Map.Entry<String, Layer> one : local.entrySet()) {
      if (village.startsWith(one.getKey())) {
        return one.getValue();
      }
    }
    return this;
  }

  private static int stayDays(Map<String, String> readings) {
    String days = readings.get("key-area-stay-days");
    return days == null ? KEY_STAY_DAYS : Integer.parseInt(days);
  }

  /** Whether anything that it says depends on grades or classes. */
  public boolean asksAround() {
    return !around.schemes().isEmpty();
  }

  /** Whether it asks for this input by this scheme, wherever it holds. */
  public boolean asks(InputName name, String scheme) {
    return scheme.equals(around.schemes().get(name))
        || local.values().stream().anyMatch(layer -> layer.asks(name, scheme));
  }

  /** The edition. */
  public Edition edition() {
    return edition;
  }

  /** The epoch day on which it came into force. */
  public long from() {
    return from;
  }

  /** The epoch day from which a row has held without a break, through editions before this one. */
  public long since(String row) {
    LocalDate day = edition.since().get(row);
    return day == null ? from : day.toEpochDay();
  }

  /** Whether it holds in a village on a day. */
  public boolean holds(String village, LocalDate asOf) {
    long day = asOf.toEpochDay();
    return from <= day && day <= until && covers(village);
  }

  /** Whether a village lies in its scope. */
  public boolean covers(String village) {
    for (String prefix : edition.scope()) {
      if (village.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it says what a certificate is worth. */
  public boolean certifies() {
    return !certificates.isEmpty();
  }

  /** The signed convention of counting days, null where none is signed. */
  public @Nullable DayCount dayCount() {
    return dayCount;
  }

  /** The signed event that starts the clock of a clause. */
  public Optional<Event> start(String clause) {
    String word = edition.readings().get("clause-" + clause + "-start");
    return word == null ? Optional.empty() : Event.find(word);
  }

  /** The signed threshold of fever in °C. */
  public @Nullable BigDecimal feverThreshold() {
    String threshold = edition.readings().get("fever-threshold");
    return threshold == null ? null : new BigDecimal(threshold);
  }

  /** All signed thresholds of fever in °C, wherever they hold. */
  public Stream<BigDecimal> feverThresholds() {
    return Stream.concat(
        Stream.ofNullable(feverThreshold()),
        local.values().stream().flatMap(Layer::feverThresholds));
  }

  /** The signed number of days after its day on which a symptom counts, or -1. */
  public int symptomDays() {
    String days = edition.readings().get("symptom-days");
    return days == null ? -1 : Integer.parseInt(days);
  }

  /** The signed number of days after which an isolation without a last day is looked at again. */
  public int reviewDays() {
    return Review.days(edition.readings());
  }

  /** The episode as this layer sees it. */
  public Case see(Episode episode, PersonFacts person, Value certificate) {
    Origins list = origins;
    Value origin =
        asksOrigin && list != null && episode.kind().equals("arrival")
            ? list.of(episode, person)
            : Value.unknown();
    return new Case(episode, origin, certificate, around.read(episode, person));
  }

  /**
   * Until when a row that ends with its surroundings still fires for what is around the person: the
   * day before the first on which another grade or class lets it fire no more.
   */
  public Around.Until until(Case situation, Effect effect, PersonFacts person) {
    if (!effect.passing()) {
      return Around.Until.OPEN;
    }
    Episode episode = situation.episode();
    for (long day : around.changes(episode, person)) {
      Around then = around.read(episode, person, day);
      boolean[] fires = new boolean[1];
      fire(
          new Case(episode, situation.origin(), situation.certificate(), then),
          one -> fires[0] |= one == effect);
      if (!fires[0]) {
        return new Around.Until(day - 1, then.facts(effect.around()));
      }
    }
    return Around.Until.OPEN;
  }

  /** Hands over the effects of all rows that fire. */
  public void fire(Case situation, Consumer<Effect> to) {
    for (LayerTable table : rules) {
      table.fire(situation, to);
    }
  }

  /**
   * What a certificate is worth by the certificate tables of these layers, as far as they had not
   * lapsed before the arrival. Without any such table the words of the notice count alone: who
   * holds one holds a valid one.
   */
  public static Value certificate(List<Layer> layers, Episode arrival) {
    Value[] found = new Value[1];
    boolean ruled = false;
    for (Layer layer : layers) {
      if (layer.until < arrival.day()) {
        continue;
      }
      for (LayerTable table : layer.certificates) {
        ruled = true;
        table.fire(
            new Case(arrival, Value.unknown(), Value.unknown(), Around.NONE),
            effect -> {
              Value says = effect.certificate();
              if (says != null) {
                found[0] = says;
              }
            });
      }
    }
    Value value = found[0];
    if (ruled) {
      return value == null ? CERTIFICATE_NONE : value;
    }
    boolean holds = arrival.value(InputName.HOLDS).toString().equals("yes");
    return holds ? CERTIFICATE_VALID : CERTIFICATE_NONE;
  }
}
