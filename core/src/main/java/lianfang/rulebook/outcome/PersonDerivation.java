package lianfang.rulebook.outcome;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Contradiction;
import lianfang.rulebook.LayerComparison.Hit;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.MeasureState;
import lianfang.rulebook.Outcome;
import lianfang.rulebook.Question;
import lianfang.rulebook.episode.Episode;
import lianfang.rulebook.episode.Episodes;
import lianfang.rulebook.episode.PersonFacts;
import lianfang.rulebook.layer.Around;
import lianfang.rulebook.layer.Case;
import lianfang.rulebook.layer.Effect;
import lianfang.rulebook.layer.Layer;
import lianfang.rulebook.table.Value;
import lianfang.rulebook.timeline.Merging;
import lianfang.rulebook.timeline.Piece;
import lianfang.rulebook.timeline.Span;
import lianfang.rulebook.timeline.Stretch;
import org.jspecify.annotations.Nullable;

/** 个人推导: one run of the rulebook over the facts of one person. */
public final class PersonDerivation {

  private static final Value CERTIFICATE_UNKNOWN = Value.unknown();

  private final Subject subject;
  private final PersonFacts person;
  private final List<Layer> layers;
  private final List<Layer> certifying;
  private final long asOf;
  private final Episodes episodes;
  private final Steps steps;
  private final Demands demands;
  private final Asks asks;
  private final List<Fired> bans = new ArrayList<>(0);
  private final List<Fired> reports = new ArrayList<>(1);
  private final List<Fired> closures = new ArrayList<>(0);
  private final List<Fired> questions = new ArrayList<>(1);
  private final List<MeasureInterval> intervals = new ArrayList<>(4);
  private @Nullable LocalDate review;

  /**
   * Prepares a run.
   *
   * @param layers those that hold where the person lives on {@code asOf}
   * @param certifying those that say or once said what a certificate is worth
   */
  public PersonDerivation(
      Subject subject,
      PersonFacts person,
      List<Layer> layers,
      List<Layer> certifying,
      LocalDate asOf) {
    this.subject = subject;
    this.person = person;
    this.layers = layers;
    this.certifying = certifying;
    this.asOf = asOf.toEpochDay();
    BigDecimal threshold = null;
    int days = -1;
    for (Layer layer : layers) {
      threshold = threshold == null ? layer.feverThreshold() : threshold;
      days = days < 0 ? layer.symptomDays() : days;
    }
    this.episodes = new Episodes(person, days < 0 ? null : threshold, days);
    this.steps = new Steps(person);
    this.demands = new Demands(subject, person);
    this.asks = new Asks(subject, person, this.asOf);
  }

  /** Runs. */
  public Outcome outcome() {
    List<Episode> all = episodes.all();
    for (int i = 0; i < all.size(); i++) {
      fire(all.get(i), i);
    }
    List<Stretch> stretches = Merging.strictest(steps.pieces());
    isolate(stretches);
    duties(all);
    for (Fired closure : closures) {
      boolean alive = steps.lastOf(closure.number(), closure.since()) != Episode.NEVER;
      if (alive && !demands.add(closure)) {
        asks.consider(closure, Question.CLOSURE_PLACE, steps.pieces(), stretches);
      }
    }
    for (Fired question : questions) {
      Question asked = Objects.requireNonNull(question.effect().ask());
      asks.consider(question, asked, steps.pieces(), stretches);
    }
    askForNeeds(stretches);
    review = new Reviews(person, layers, steps, asks, asOf).ask(stretches);
    List<Contradiction> contradictions = contradictions();
    intervals.sort(
        Comparator.comparing(MeasureInterval::measure)
            .thenComparing(interval -> Objects.requireNonNull(interval.from())));
    return new Outcome(
        List.copyOf(intervals),
        List.copyOf(demands.all()),
        List.copyOf(asks.open()),
        contradictions);
  }

  /**
   * After {@link #outcome}: the day on which an isolation without a last day is looked at again;
   * null where each has one.
   */
  public @Nullable LocalDate review() {
    return review;
  }

  /** After {@link #outcome}: each step of each row that fired, before they were merged. */
  public List<Hit> hits() {
    List<Hit> hits = new ArrayList<>(steps.pieces().size());
    for (Piece piece : steps.pieces()) {
      Span span = piece.span();
      hits.add(new Hit(piece.basis(), piece.place(), span.from(), span.until(), piece.episode()));
    }
    return List.copyOf(hits);
  }

  private void fire(Episode episode, int number) {
    boolean arrival = episode.kind().equals("arrival");
    Value certificate = arrival ? certificate(episode) : CERTIFICATE_UNKNOWN;
    for (Layer layer : layers) {
      Case situation = layer.see(episode, person, certificate);
      layer.fire(
          situation,
          effect -> {
            if (!effect.isIdle() || !effect.around().isEmpty()) {
              Around.Until until = layer.until(situation, effect, person);
              sort(new Fired(layer, episode, number, effect, situation.around(), until));
            }
          });
    }
  }

  private Value certificate(Episode arrival) {
    Fact answer = person.answer(Question.CERTIFICATE, arrival.day());
    String text = answer == null ? null : answer.attribute("answer");
    return text == null ? Layer.certificate(certifying, arrival) : Value.word(text);
  }

  private void sort(Fired fired) {
    Effect effect = fired.effect();
    for (String missing : fired.missing()) {
      Basis basis = fired.basis(List.of(missing));
      asks.open(Question.READING, Question.READING.options(), basis);
    }
    if (effect.isolation() != MeasurePlace.NONE) {
      String missing = steps.add(fired);
      if (missing != null) {
        Basis basis = fired.basis(List.of(missing));
        asks.open(Question.READING, Question.READING.options(), basis);
      }
    }
    if (effect.closure() != MeasurePlace.NONE || effect.disinfection()) {
      closures.add(fired);
    }
    if (effect.duty() == Measure.NO_TRAVEL_BEIJING) {
      bans.add(fired);
    } else if (effect.duty() != null) {
      reports.add(fired);
    }
    if (effect.ask() != null) {
      questions.add(fired);
    }
  }

  private void isolate(List<Stretch> stretches) {
    States states = new States(person);
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      MeasureState state =
          states.of(
              Measure.ISOLATION,
              stretch.place(),
              stretch.span(),
              previous(stretches, i),
              next(stretches, i));
      intervals.add(interval(Measure.ISOLATION, stretch, state));
    }
  }

  private static long previous(List<Stretch> stretches, int at) {
    for (int i = at - 1; i >= 0; i--) {
      if (stretches.get(i).place() == stretches.get(at).place()) {
        return stretches.get(i).span().last();
      }
    }
    return Episode.NEVER;
  }

  private static long next(List<Stretch> stretches, int at) {
    for (int i = at + 1; i < stretches.size(); i++) {
      if (stretches.get(i).place() == stretches.get(at).place()) {
        return stretches.get(i).span().first();
      }
    }
    return Span.OPEN;
  }

  private MeasureInterval interval(Measure measure, Stretch stretch, MeasureState state) {
    return new MeasureInterval(
        subject,
        measure,
        stretch.place(),
        state,
        stretch.span().from(),
        stretch.span().until(),
        person.village(),
        stretch.bases(),
        List.of(subject));
  }

  private void duties(List<Episode> all) {
    if (reports.isEmpty() && bans.isEmpty()) {
      return;
    }
    Duties duties = new Duties(person, all, steps);
    for (Fired fired : reports) {
      if (fired.effect().duty() == Measure.DOUBLE_REPORT) {
        duties.addDoubleReport(fired);
      } else {
        duties.addSymptomReport(fired);
      }
    }
    duties.addBans(bans);
    for (Measure measure :
        List.of(Measure.DOUBLE_REPORT, Measure.SYMPTOM_REPORT, Measure.NO_TRAVEL_BEIJING)) {
      unite(measure, duties.all().stream().filter(d -> d.measure() == measure).toList());
    }
  }

  /** A line is a maximal interval: duties of one measure that overlap or touch are one. */
  private void unite(Measure measure, List<Duties.Duty> duties) {
    if (duties.isEmpty()) {
      return;
    }
    States states = new States(person);
    for (Span span : Merging.union(duties.stream().map(Duties.Duty::span).toList())) {
      List<Basis> bases = new ArrayList<>(1);
      boolean done = true;
      for (Duties.Duty duty : duties) {
        if (duty.span().overlaps(span)) {
          Merging.addBasis(bases, duty.basis());
          done &= duty.done();
        }
      }
      MeasureState state = states.of(measure, MeasurePlace.NONE, span, Episode.NEVER, Span.OPEN);
      if (done && state.compareTo(MeasureState.IN_PLACE) < 0) {
        state = MeasureState.IN_PLACE;
      }
      bases.sort(Comparator.comparing(Basis::notice).thenComparing(Basis::row));
      intervals.add(
          interval(measure, new Stretch(MeasurePlace.NONE, span, List.copyOf(bases)), state));
    }
  }

  /** Children are never alone, and nobody frail is moved before somebody has answered how. */
  private void askForNeeds(List<Stretch> stretches) {
    Fact need = need();
    if (need == null) {
      return;
    }
    for (Stretch stretch : stretches) {
      long first = stretch.span().first();
      if (stretch.span().last() >= asOf
          && person.answer(Question.SPECIAL_NEED, PersonFacts.dayOf(need)) == null
          && person.answer(Question.SPECIAL_NEED, first) == null) {
        Basis basis = stretch.bases().getFirst();
        asks.open(Question.SPECIAL_NEED, Question.SPECIAL_NEED.options(), with(basis, need));
        return;
      }
    }
  }

  private @Nullable Fact need() {
    Fact found = null;
    boolean stated = false;
    for (Fact fact : person.needs()) {
      String need = fact.attribute("need");
      if (need != null) {
        found = need.equals("none") ? null : fact;
        stated = true;
      } else if ("under-14".equals(fact.attribute("age_band")) && !stated) {
        found = fact;
      }
    }
    return found;
  }

  private static Basis with(Basis basis, Fact fact) {
    List<java.util.UUID> facts = new ArrayList<>(basis.facts());
    facts.add(fact.id());
    return new Basis(
        basis.notice(),
        basis.edition(),
        basis.clause(),
        basis.row(),
        List.copyOf(facts),
        basis.readings());
  }

  private List<Contradiction> contradictions() {
    List<Contradiction> found = new ArrayList<>(0);
    for (Contradiction one : episodes.contradictions()) {
      Basis basis = new Basis("", "", "", one.kind(), one.facts(), List.of());
      if (one.kind().equals("two-counties")) {
        List<String> counties = person.counties();
        if (person.answer(Question.RESPONSIBLE_COUNTY, person.firstResidenceDay()) == null) {
          asks.open(Question.RESPONSIBLE_COUNTY, counties, basis);
          found.add(one);
        }
      } else {
        asks.open(Question.CONTRADICTION, Question.CONTRADICTION.options(), basis);
        found.add(one);
      }
    }
    return List.copyOf(found);
  }
}
