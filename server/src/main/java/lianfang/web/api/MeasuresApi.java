package lianfang.web.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.LayerComparison.Hit;
import lianfang.rulebook.Layers;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.Outcomes;
import lianfang.web.action.Act;
import lianfang.web.action.OrderMeasures;
import lianfang.web.action.ServeMeasure;
import lianfang.web.answer.Bodies;
import lianfang.web.answer.Responsible;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 措施接口: what is in force or due, and the steps of a measure. People appear by opaque id. */
@RestController
@RequestMapping("/api/v1/measures")
final class MeasuresApi {

  private static final int PAGE_MAX = 5_000;

  private final ScopedTransactions transactions;
  private final Outcomes outcomes;
  private final OrderMeasures orders;
  private final ServeMeasure steps;
  private final Bodies bodies;
  private final Layers layers;
  private final Ledger ledger;
  private final Clock clock;

  MeasuresApi(
      ScopedTransactions transactions,
      Outcomes outcomes,
      OrderMeasures orders,
      ServeMeasure steps,
      Bodies bodies,
      Layers layers,
      Ledger ledger,
      Clock clock) {
    this.transactions = transactions;
    this.outcomes = outcomes;
    this.orders = orders;
    this.steps = steps;
    this.bodies = bodies;
    this.layers = layers;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** One measure of one subject. */
  record ActJson(FactsApi.SubjectJson subject, String measure, @Nullable String place) {

    Act act() {
      return new Act(
          subject.subject(),
          Measure.ofWord(measure),
          place == null ? MeasurePlace.NONE : MeasurePlace.ofWord(place));
    }
  }

  /** A batch to be ordered; {@code confirmed} is its number, as the official read it. */
  record OrderJson(String organ, String statute, List<ActJson> measures, int confirmed) {}

  @GetMapping
  List<MeasureJson> list(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam LocalDate on,
      @RequestParam(defaultValue = "") String area,
      @RequestParam(defaultValue = "500") int limit,
      @RequestParam(defaultValue = "0") int offset) {
    user.require(Permission.SEE_PERSONS);
    user.requireArea(area);
    return transactions.in(
        user.prefixes(),
        () ->
            json(
                outcomes.inForce(on, area, Math.clamp(limit, 1, PAGE_MAX), Math.max(offset, 0)),
                on));
  }

  @GetMapping("/{kind}/{subject}")
  List<MeasureJson> of(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable String kind,
      @PathVariable UUID subject) {
    user.require(Permission.SEE_PERSONS);
    Subject whose = new Subject(Subject.Kind.ofWord(kind), subject);
    LocalDate today = Days.of(clock.instant());
    return transactions.in(user.prefixes(), () -> json(outcomes.of(List.of(whose)), today));
  }

  private List<MeasureJson> json(List<MeasureInterval> intervals, LocalDate on) {
    Responsible responsible = bodies.of(intervals, on);
    List<Subject> persons =
        intervals.stream()
            .map(MeasureInterval::subject)
            .filter(subject -> subject.kind() == Subject.Kind.PERSON)
            .distinct()
            .toList();
    Map<UUID, List<Fact>> facts = new HashMap<>();
    if (!persons.isEmpty()) {
      ledger
          .of(persons)
          .forEach(
              fact -> facts.computeIfAbsent(fact.subject().id(), k -> new ArrayList<>()).add(fact));
    }
    Map<UUID, List<Hit>> hits = layers.hits(facts, on);
    Map<String, Map<String, Map<String, Layers.Signed>>> signed = new HashMap<>();
    for (MeasureInterval one : intervals) {
      Map<String, Map<String, Layers.Signed>> there =
          signed.computeIfAbsent(one.area(), area -> new HashMap<>());
      one.bases()
          .forEach(basis ->
              there.computeIfAbsent(
                  basis.notice(), notice -> layers.signed(notice, one.area(), on, null)));
    }
    return intervals.stream()
        .map(one ->
            MeasureJson.of(
                one,
                responsible.of(one),
                layers.compare(one, hits.getOrDefault(one.subject().id(), List.of())),
                signed.getOrDefault(one.area(), Map.of())))
        .toList();
  }

  @PostMapping("/orders")
  FactsApi.FactsJson order(
      @AuthenticationPrincipal CurrentUser user, @RequestBody OrderJson order) {
    List<Fact> facts =
        orders.order(
            user,
            new OrderMeasures.Batch(
                order.organ(),
                order.statute(),
                order.measures().stream().map(ActJson::act).toList(),
                order.confirmed()));
    return FactsApi.answer(facts);
  }

  @PostMapping("/steps/{step}")
  FactsApi.FactsJson step(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable String step,
      @RequestBody ActJson sent) {
    Act act = sent.act();
    Fact fact =
        switch (step) {
          case "served" -> steps.served(user, act);
          case "in-place" -> steps.inPlace(user, act);
          case "released" -> steps.released(user, act);
          default ->
              throw new Refused(Problem.NOT_FOUND, step, "a step is served, in-place or released");
        };
    return FactsApi.answer(List.of(fact));
  }
}
