package lianfang.web.api;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.shortage.CapacityStatement;
import lianfang.rulebook.simulation.Asked;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.DayFigures;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.ShortageRows;
import lianfang.rulebook.simulation.SimulationRows;
import lianfang.rulebook.simulation.Simulations;
import lianfang.web.action.AskSimulation;
import lianfang.web.answer.SimulationJson;
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

/** 推演接口: starts, follows, stops, reads and compares simulations. People appear by opaque id. */
@RestController
@RequestMapping("/api/v1/simulations")
final class SimulationsApi {

  private static final int PAGE_MAX = 5_000;
  private static final int LIST_MAX = 100;
  private static final int HORIZON = 28;

  private final ScopedTransactions transactions;
  private final Simulations simulations;
  private final AskSimulation ask;
  private final Audit audit;
  private final ShortageRows shortages;

  SimulationsApi(
      ScopedTransactions transactions,
      Simulations simulations,
      AskSimulation ask,
      Audit audit,
      ShortageRows shortages) {
    this.transactions = transactions;
    this.simulations = simulations;
    this.ask = ask;
    this.audit = audit;
    this.shortages = shortages;
  }

  /** What is asked for: without editions, readings alone; without a horizon, 28 days. */
  record RequestJson(
      @Nullable List<String> editions,
      @Nullable Map<String, String> readings,
      @Nullable LocalDate asOf,
      @Nullable Integer horizon,
      @Nullable String area) {}

  @PostMapping
  Map<String, @Nullable Object> start(
      @AuthenticationPrincipal CurrentUser user, @RequestBody RequestJson sent) {
    LocalDate asOf = sent.asOf();
    String area = sent.area();
    List<String> editions = sent.editions();
    Map<String, String> readings = sent.readings();
    Integer horizon = sent.horizon();
    if (asOf == null || area == null) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "asOf, area", "simulation");
    }
    UUID id =
        ask.start(
            user,
            new Simulations.Request(
                editions == null ? List.of() : editions,
                readings == null ? Map.of() : readings,
                asOf,
                horizon == null ? HORIZON : horizon,
                area));
    return brief(find(id, user));
  }

  @GetMapping
  List<Map<String, @Nullable Object>> list(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam(required = false) @Nullable String edition,
      @RequestParam(defaultValue = "20") int limit) {
    user.require(Permission.SEE_FIGURES);
    int most = Math.clamp(limit, 1, LIST_MAX);
    return transactions.in(
        user.prefixes(),
        () -> ask.list(user, edition, most).stream().map(SimulationsApi::brief).toList());
  }

  @GetMapping("/{id}")
  Map<String, @Nullable Object> show(
      @AuthenticationPrincipal CurrentUser user, @PathVariable UUID id) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> whole(find(id, user), user));
  }

  /** Runs it again over the ledger as it stood at its position, to compare both by their hashes. */
  @PostMapping("/{id}/again")
  Map<String, @Nullable Object> again(
      @AuthenticationPrincipal CurrentUser user, @PathVariable UUID id) {
    Kept kept = find(id, user);
    if (kept.figures() == null) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "result", "simulation");
    }
    return brief(find(ask.again(user, kept), user));
  }

  @PostMapping("/{id}/cancel")
  Map<String, @Nullable Object> cancel(
      @AuthenticationPrincipal CurrentUser user, @PathVariable UUID id) {
    find(id, user);
    ask.cancel(user, id);
    return brief(find(id, user));
  }

  @GetMapping("/{id}/subjects")
  List<Map<String, @Nullable Object>> subjects(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String area,
      @RequestParam(required = false) @Nullable String change,
      @RequestParam(required = false) @Nullable String row,
      @RequestParam(defaultValue = "-1") int after,
      @RequestParam(defaultValue = "500") int limit) {
    user.require(Permission.SEE_PERSONS);
    SimulationRows.SubjectQuery query = new SimulationRows.SubjectQuery(id, area, of(change), row);
    int most = Math.clamp(limit, 1, PAGE_MAX);
    return transactions.in(
        user.prefixes(),
        () -> {
          Kept kept = find(id, user);
          List<Map<String, @Nullable Object>> found =
              simulations.subjects().subjects(query, after, most).stream()
                  .map(SimulationsApi::numbered)
                  .toList();
          String what = "simulation " + id + " subjects, " + found.size() + " rows";
          audit.record(
              user.actor(), AuditAction.EXPORTED_LIST, null, kept.asked().area(), "", what);
          return found;
        });
  }

  private static @Nullable Change of(@Nullable String word) {
    if (word == null) {
      return null;
    }
    for (Change change : Change.values()) {
      if (change.word().equals(word)) {
        return change;
      }
    }
    throw new IllegalArgumentException(
        "'" + word + "' is no change: under, released, longer, shorter or moved");
  }

  private static Map<String, @Nullable Object> numbered(SimulationRows.Numbered one) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("number", one.number());
    object.putAll(SimulationJson.subject(one.change()));
    return object;
  }

  @GetMapping("/{id}/compare/{other}")
  Map<String, @Nullable Object> compare(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @PathVariable UUID other,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "500") int limit) {
    user.require(Permission.SEE_FIGURES);
    boolean persons = user.may(Permission.SEE_PERSONS);
    return transactions.in(
        user.prefixes(),
        () -> {
          Map<String, @Nullable Object> object = new LinkedHashMap<>();
          object.put("first", whole(find(id, user), user));
          object.put("second", whole(find(other, user), user));
          SimulationRows rows = simulations.subjects();
          object.put("differing", rows.differing(id, other));
          object.put(
              "subjects",
              persons
                  ? rows
                      .differing(id, other, Math.max(0, offset), Math.clamp(limit, 1, PAGE_MAX))
                      .stream()
                      .map(SimulationsApi::pair)
                      .toList()
                  : List.of());
          return object;
        });
  }

  private static Map<String, @Nullable Object> pair(SimulationRows.Differing pair) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("first", pair.one() == null ? null : SimulationJson.subject(pair.one()));
    object.put("second", pair.other() == null ? null : SimulationJson.subject(pair.other()));
    return object;
  }

  private Kept find(UUID id, CurrentUser user) {
    return transactions.in(
        user.prefixes(),
        () ->
            ask.find(user, id)
                .orElseThrow(() -> new Refused(Problem.NOT_FOUND, id.toString(), "simulation")));
  }

  /** Stage, progress and totals. */
  private static Map<String, @Nullable Object> brief(Kept kept) {
    Asked asked = kept.asked();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("id", asked.id());
    object.put("stage", kept.stage().word());
    object.put("percent", kept.progress().percent());
    object.put("looked", kept.progress().looked());
    object.put("perSecond", kept.progress().perSecond());
    object.put("secondsLeft", kept.progress().secondsLeft());
    object.put("askedAt", asked.askedAt());
    object.put("area", asked.area());
    object.put("editions", asked.editions());
    object.put("readings", asked.readings());
    object.put("asOf", asked.asOf());
    object.put("horizon", asked.horizon());
    Kept.Figures figures = kept.figures();
    object.put("repeats", asked.repeats());
    object.put("inputsHash", figures == null ? null : figures.inputsHash());
    object.put("resultHash", figures == null ? null : figures.resultHash());
    object.put("totals", figures == null ? null : SimulationJson.totals(figures.totals()));
    return object;
  }

  /** The same with areas, days and clauses; they are empty until it is done. */
  private Map<String, @Nullable Object> whole(Kept kept, CurrentUser user) {
    Map<String, @Nullable Object> object = brief(kept);
    Kept.Figures figures = kept.figures();
    if (figures != null) {
      boolean persons = user.may(Permission.SEE_PERSONS);
      object.put("looked", figures.looked());
      object.put("position", figures.position());
      object.put("persons", SimulationJson.totals(figures.persons()));
      object.put("covered", figures.covered());
      object.put("capacity", figures.capacity());
      List<CapacityStatement> stated = figures.stated();
      object.put(
          "stated", stated == null ? null : stated.stream().map(SimulationJson::stated).toList());
      object.put(
          "areas",
          simulations.areas(kept.asked().id(), persons).stream()
              .map(SimulationJson::area)
              .toList());
      object.put("days", figures.days().stream().map(day -> day(figures, day)).toList());
      object.put(
          "shortages",
          shortages.of(kept.asked().id(), persons).stream().map(SimulationJson::shortage).toList());
      object.put("clauses", figures.clauses().stream().map(SimulationJson::clause).toList());
    }
    return object;
  }

  private static Map<String, Object> day(Kept.Figures figures, DayFigures day) {
    Map<String, Object> object = SimulationJson.day(day);
    object.put("disinfections", day.after(lianfang.rulebook.simulation.Load.DISINFECTIONS));
    object.put("staffHours", figures.hoursAfter(day));
    return object;
  }
}
