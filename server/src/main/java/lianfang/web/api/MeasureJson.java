package lianfang.web.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.rulebook.Basis;
import lianfang.rulebook.LayerComparison;
import lianfang.rulebook.LayerComparison.Hit;
import lianfang.rulebook.Layers;
import lianfang.rulebook.MeasureInterval;
import org.jspecify.annotations.Nullable;

/**
 * A maximal interval of one subject, measure and place, with everything it rests on.
 *
 * @param responsible the body and its head
 * @param bases the one that decides first
 * @param layers what every layer says, from the nation downwards
 */
record MeasureJson(
    FactsApi.SubjectJson subject,
    String measure,
    String place,
    String state,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    String area,
    String responsible,
    List<BasisJson> bases,
    List<LayerJson> layers) {

  static MeasureJson of(
      MeasureInterval interval,
      String responsible,
      List<LayerComparison.Line> layers,
      Map<String, Map<String, Layers.Signed>> signed) {
    return new MeasureJson(
        FactsApi.SubjectJson.of(interval.subject()),
        interval.measure().word(),
        interval.place().word(),
        interval.state().word(),
        interval.from(),
        interval.until(),
        interval.area(),
        responsible,
        interval.bases().stream()
            .map(basis -> BasisJson.of(basis, signed.getOrDefault(basis.notice(), Map.of())))
            .toList(),
        layers.stream().map(LayerJson::of).toList());
  }

  /** A clause and row, with the facts that it rests on and the readings as they were signed. */
  record BasisJson(
      String notice,
      String edition,
      String clause,
      String row,
      List<UUID> facts,
      List<String> readings,
      List<SignedJson> signed) {

    static BasisJson of(Basis basis) {
      return of(basis, Map.of());
    }

    static BasisJson of(Basis basis, Map<String, Layers.Signed> signed) {
      return new BasisJson(
          basis.notice(),
          basis.edition(),
          basis.clause(),
          basis.row(),
          basis.facts(),
          basis.readings(),
          basis.readings().stream()
              .flatMap(key -> Optional.ofNullable(signed.get(key)).stream())
              .map(SignedJson::of)
              .toList());
    }
  }

  /** A signed reading: by whom (opaque), when, on what ground, in which fact. */
  record SignedJson(
      String reading, String value, String grade, String signedBy, Instant signedAt, String fact) {

    static SignedJson of(Layers.Signed one) {
      String grade = one.isDocument() ? "document" : "assumption";
      return new SignedJson(one.key(), one.value(), grade, one.recorder(), one.at(), one.fact());
    }
  }

  /** What a row of one layer asks for, what it does to the measure, and how it stands above. */
  record LayerJson(
      String level,
      String notice,
      String clause,
      String row,
      List<StepJson> steps,
      String effect,
      String above,
      long moreDays) {

    static LayerJson of(LayerComparison.Line line) {
      return new LayerJson(
          line.level().word(),
          line.basis().notice(),
          line.basis().clause(),
          line.basis().row(),
          line.steps().stream().map(StepJson::of).toList(),
          word(line.effect()),
          word(line.above()),
          line.moreDays());
    }

    private static String word(Enum<?> one) {
      return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** One step. */
  record StepJson(String place, LocalDate from, @Nullable LocalDate until) {

    static StepJson of(Hit hit) {
      return new StepJson(hit.place().word(), hit.from(), hit.until());
    }
  }
}
