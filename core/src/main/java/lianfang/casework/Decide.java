package lianfang.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.casework.Decision.Allowed;
import lianfang.casework.Decision.FactDraft;
import lianfang.casework.Decision.Refused;
import lianfang.casework.Decision.Running;
import lianfang.casework.time.CalendarMissing;
import lianfang.casework.time.WorkingCalendar;
import lianfang.fact.Days;
import lianfang.fact.playbook.Wording;
import org.jspecify.annotations.Nullable;

/**
 * 办理判断: whether a step may be done to a case, and what follows from it.
 *
 * @param desks all desks
 * @param calendar working time
 * @param titles what types are called, by id
 */
public record Decide(Desks desks, WorkingCalendar calendar, Map<String, Wording> titles) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  /** Copies the titles. */
  public Decide {
    titles = Map.copyOf(titles);
  }

  /** Where no other type is spoken of. */
  public Decide(Desks desks, WorkingCalendar calendar) {
    this(desks, calendar, Map.of());
  }

  /**
   * Decides about a step, or about filing where the case is not filed yet.
   *
   * @param type the edition that the case keeps
   * @param now the case as it stands
   * @param request what somebody wants
   * @param asOf when
   */
  public Decision step(CaseType type, CaseView now, StepRequest request, Instant asOf) {
    return step(type, now, request, asOf, false);
  }

  /**
   * A part of a case is filed as a case of its own, by whoever has the whole: who may file one
   * otherwise does not matter.
   */
  public Decision part(CaseType type, CaseView unfiled, StepRequest request, Instant asOf) {
    return step(type, unfiled, request, asOf, true);
  }

  private Decision step(
      CaseType type, CaseView now, StepRequest request, Instant asOf, boolean anybody) {
    CaseStep step = type.step(request.step()).orElse(null);
    if (step == null) {
      return Refusals.noStep(type, request.step());
    }
    FormValues all = now.values().with(request.values());
    Refused refused = refused(type, now, step, request, asOf);
    if (refused == null && !anybody && !may(step, now, request.by())) {
      refused = Refusals.wrongActor(type, step, desks);
    }
    if (refused == null) {
      refused = new Guards(type, now, request, all, asOf, titles).refused(step);
    }
    return refused == null ? allowed(type, now, step, all, asOf) : refused;
  }

  /**
   * The steps that somebody may do now, as far as state, actor and what is already written say; the
   * other guards come later.
   */
  public List<CaseStep> open(CaseType type, CaseView now, CaseActor by) {
    return type.stepsFrom(now.state()).stream()
        .filter(step -> may(step, now, by) && fits(type, step, now.values()))
        .toList();
  }

  /** A step that no form can make fit any more is not offered: it would only be refused. */
  private static boolean fits(CaseType type, CaseStep step, FormValues written) {
    Optional<CaseForm> form = step.form().flatMap(type::form);
    return step.guards().stream()
        .filter(Guard.Fits.class::isInstance)
        .map(Guard.Fits.class::cast)
        .allMatch(guard -> form.filter(guard::isAskedBy).isPresent() || guard.holds(written));
  }

  private static @Nullable Refused refused(
      CaseType type, CaseView now, CaseStep step, StepRequest request, Instant asOf) {
    if (request.seen() != now.version()) {
      return Refusals.oldVersion(type, now);
    }
    if (!step.from().contains(now.state())) {
      return Refusals.wrongState(type, now, step);
    }
    LocalDate today = Days.of(asOf);
    if (step.files() && !type.validity().holds(now.area(), today)) {
      return Refusals.notInForce(type, today);
    }
    return null;
  }

  private static boolean may(CaseStep step, CaseView now, CaseActor by) {
    return step.who().stream().anyMatch(who -> may(who, now, by));
  }

  private static boolean may(CaseStep.Who who, CaseView now, CaseActor by) {
    boolean person = by.kind() == CaseActor.Kind.PERSON;
    boolean unfiled = now.state().equals(CaseStep.FILING);
    return switch (who.kind()) {
      case FILER -> person && (unfiled || now.filer().equals(by.account()));
      case DESK -> person && !unfiled && by.sitsAt(now.desk());
      case CLAIMANT -> person && now.claimant().filter(by.account()::equals).isPresent();
      case NAMED_DESK -> person && by.sitsIn(who.desk(), now.area());
      case NAMED ->
          person && now.values().text(who.desk()).filter(by.account()::equals).isPresent();
      case CLOCK -> by.kind() == CaseActor.Kind.CLOCK;
      case ANYONE -> by.kind() != CaseActor.Kind.CLOCK;
    };
  }

  private Decision allowed(
      CaseType type, CaseView now, CaseStep step, FormValues all, Instant asOf) {
    String state = step.after(now.state());
    boolean ends = type.state(state).filter(CaseState::ends).isPresent();
    Optional<DeskPlace> desk = desk(type, now, step, all);
    if (desk.isEmpty()) {
      return Refusals.noDesk(type, state);
    }
    boolean enters = !step.to().equals(CaseStep.STAYS);
    List<Running> begun = new ArrayList<>();
    Set<String> met = new TreeSet<>();
    for (Term term : type.rules().terms()) {
      boolean runs = now.terms().containsKey(term.id());
      if (runs && (ends || enters && term.stops().contains(state))) {
        met.add(term.id());
      }
      if (enters && !ends && term.starts().contains(state)) {
        try {
          running(term, all, asOf).ifPresent(begun::add);
        } catch (CalendarMissing missing) {
          return Refusals.noCalendar(term, missing);
        }
      }
    }
    int rank =
        type.rules().priorities().stream()
            .filter(priority -> all.matches(priority.when()))
            .mapToInt(Priority::points)
            .sum();
    Set<String> unseenBy = type.unseenBy(been(type, now, state), all);
    return new Allowed(
        step, state, desk.get(), effects(step, now, all, asOf), begun, met, rank, ends, unseenBy);
  }

  /** What was told once is not taken back: states count in which the case has been before. */
  private static Set<String> been(CaseType type, CaseView now, String state) {
    Set<String> been = new TreeSet<>(Set.of(state));
    now.done().stream()
        .flatMap(one -> type.step(one.step()).stream())
        .forEach(step -> been.add(step.to()));
    return been;
  }

  private Optional<Running> running(Term term, FormValues values, Instant asOf) {
    return term.spans().stream()
        .filter(rule -> values.matches(rule.when()))
        .findFirst()
        .map(rule -> {
          Instant due = calendar.plus(asOf, rule.span());
          Instant warn = term.warn().map(span -> calendar.minus(due, span)).orElse(due);
          return new Running(term.id(), due, warn.isBefore(asOf) ? asOf : warn);
        });
  }

  private Optional<DeskPlace> desk(CaseType type, CaseView now, CaseStep step, FormValues all) {
    String state = step.after(now.state());
    Optional<String> wanted = step.toDesk();
    boolean moves = !state.equals(now.state());
    if (wanted.isEmpty() && moves) {
      wanted =
          type.rules().desks().stream()
              .filter(rule -> rule.applies(state, all))
              .map(DeskRule::desk)
              .findFirst();
    }
    if (wanted.isPresent()) {
      return wanted.flatMap(desks::find).map(desk -> desk.in(now.area()));
    }
    boolean keeps = !now.state().equals(CaseStep.FILING);
    boolean ends = type.state(state).filter(CaseState::ends).isPresent();
    return keeps && (!moves || ends) ? Optional.of(now.desk()) : Optional.empty();
  }

  private static List<FactDraft> effects(
      CaseStep step, CaseView now, FormValues values, Instant asOf) {
    List<FactDraft> facts = new ArrayList<>();
    for (CaseStep.Effect effect : step.effects()) {
      Map<String, String> attributes = new LinkedHashMap<>();
      effect
          .attributes()
          .forEach((name, text) -> {
            String filled = filled(text, now, values, asOf);
            if (!filled.isEmpty()) {
              attributes.put(name, filled);
            }
          });
      facts.add(new FactDraft(effect.fact(), effect.onCase(), attributes));
    }
    return facts;
  }

  /** A field that was left empty leaves its attribute out. */
  private static String filled(String text, CaseView now, FormValues values, Instant asOf) {
    Matcher at = PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (at.find()) {
      String value =
          switch (at.group(1)) {
            case "case" -> now.id().toString();
            case "today" -> Days.of(asOf).toString();
            default -> values.text(at.group(1)).orElse("");
          };
      if (value.isEmpty()) {
        return "";
      }
      at.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return at.appendTail(filled).toString();
  }
}
