package lianfang.gate.trace;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lianfang.rulebook.Edition;
import lianfang.rulebook.HoldingEditions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 排查口径: the edition of the protocol that holds somewhere on a day, with its signed readings. */
@Component
public class TraceReadings {

  private static final String CLAUSE = "observation";

  private final HoldingEditions editions;

  TraceReadings(HoldingEditions editions) {
    this.editions = editions;
  }

  /**
   * The rules of an area; of several editions that speak of contacts the one that looks back
   * farthest, as measures follow the strictest layer.
   *
   * @return empty where nobody has signed how far a contact counts back
   */
  public Optional<TraceRules> on(LocalDate day, String area) {
    return editions.on(day).stream()
        .filter(edition -> edition.scope().stream().anyMatch(area::startsWith))
        .flatMap(edition -> rules(edition, edition.readingsIn(area)).stream())
        .max(Comparator.comparingInt(TraceRules::windowDays));
  }

  private static Optional<TraceRules> rules(Edition edition, Map<String, String> readings) {
    OptionalInt window = number(readings.get(TraceRules.WINDOW));
    return window.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TraceRules(
                edition.notice(),
                edition.edition(),
                CLAUSE,
                window.getAsInt(),
                number(readings.get(TraceRules.MINUTES)),
                number(readings.get(TraceRules.ROWS))));
  }

  private static OptionalInt number(@Nullable String value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
  }
}
