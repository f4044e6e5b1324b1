package lianfang.web.api.switches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.Standing;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.Suppression;
import lianfang.rulebook.switched.SwitchedLists;
import lianfang.web.answer.SimulationJson;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 换代接口: the reports of switches and who changed. People appear by opaque id. */
@RestController
@RequestMapping("/api/v1/switches")
final class SwitchesApi {

  private static final int PAGE_MAX = 5_000;
  private static final int LIST_MAX = 100;
  private static final int TOWNSHIP_DIGITS = 9;
  private static final int VILLAGE_DIGITS = 12;

  private final ScopedTransactions transactions;
  private final Activations activations;
  private final SwitchedLists lists;
  private final MeasureLists measures;
  private final Audit audit;

  SwitchesApi(
      ScopedTransactions transactions,
      Activations activations,
      SwitchedLists lists,
      MeasureLists measures,
      Audit audit) {
    this.transactions = transactions;
    this.activations = activations;
    this.lists = lists;
    this.measures = measures;
    this.audit = audit;
  }

  @GetMapping
  List<Map<String, Object>> list(
      @AuthenticationPrincipal CurrentUser user, @RequestParam(defaultValue = "20") int limit) {
    user.require(Permission.SEE_FIGURES);
    return activations.latest(Math.clamp(limit, 1, LIST_MAX)).stream()
        .map(SwitchesApi::report)
        .toList();
  }

  private static Map<String, Object> report(Activations.Report report) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("generation", report.generation());
    object.put("began", report.began());
    object.put("ended", report.ended());
    object.put("derived", report.persons());
    object.put("totals", SimulationJson.totals(report.totals()));
    return object;
  }

  private Activations.Report find(int generation) {
    return activations
        .find(generation)
        .orElseThrow(
            () -> new Refused(Problem.NOT_FOUND, String.valueOf(generation), "docs/simulation.md"));
  }

  /** A report with its figures by area; villages are for those who may see persons. */
  @GetMapping("/{generation}")
  Map<String, Object> show(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable int generation,
      @RequestParam(defaultValue = "") String area) {
    user.require(Permission.SEE_FIGURES);
    user.requireArea(area);
    if (Suppression.isBelowTownship(area)) {
      user.require(Permission.SEE_PERSONS);
    }
    Map<String, Object> object = report(find(generation));
    int digits = user.may(Permission.SEE_PERSONS) ? VILLAGE_DIGITS : TOWNSHIP_DIGITS;
    return transactions.in(
        user.prefixes(),
        () -> {
          object.put("kept", lists.isKept(generation));
          object.put(
              "areas",
              lists.areas(generation, area, digits).stream().map(SwitchesApi::area).toList());
          return object;
        });
  }

  private static Map<String, Object> area(SwitchedLists.InArea one) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("area", one.area());
    object.putAll(SimulationJson.totals(one.totals()));
    return object;
  }

  /** Who changed, page by page: {@code next} of a page is {@code after} of the following one. */
  @GetMapping("/{generation}/subjects")
  Map<String, @Nullable Object> subjects(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable int generation,
      @RequestParam(defaultValue = "") String area,
      @RequestParam(required = false) @Nullable String change,
      Page page) {
    user.require(Permission.SEE_PERSONS);
    user.requireArea(area);
    find(generation);
    SwitchedLists.Query query = new SwitchedLists.Query(generation, area, of(change));
    return transactions.in(
        user.prefixes(),
        () -> {
          List<SwitchedLists.Switched> found = lists.page(query, page.last(), page.most() + 1);
          List<SwitchedLists.Switched> shown =
              found.subList(0, Math.min(page.most(), found.size()));
          String what = "switch " + generation + " subjects, " + shown.size() + " rows";
          audit.record(user.actor(), AuditAction.EXPORTED_LIST, null, area, "", what);
          Map<String, @Nullable Object> object = new LinkedHashMap<>();
          object.put("subjects", subjects(shown));
          object.put("next", found.size() > shown.size() ? Page.key(shown.getLast()) : null);
          return object;
        });
  }

  /**
   * Which page is asked for.
   *
   * @param after key of the last row of the page before
   * @param limit rows of a page
   */
  record Page(@Nullable String after, @Nullable Integer limit) {

    private static final int ROWS = 500;

    int most() {
      return Math.clamp(limit == null ? ROWS : limit, 1, PAGE_MAX);
    }

    static String key(SwitchedLists.Switched last) {
      return last.area() + "~" + last.subject().id();
    }

    SwitchedLists.@Nullable Switched last() {
      if (after == null || after.isEmpty()) {
        return null;
      }
      String[] parts = after.split("~", -1);
      if (parts.length != 2 || !parts[1].matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
        throw new Refused(Problem.NOT_UNDERSTOOD, "after", "api");
      }
      return new SwitchedLists.Switched(
          Subject.person(UUID.fromString(parts[1])), parts[0], Set.of());
    }
  }

  private static @Nullable Change of(@Nullable String word) {
    Change found = Change.find(word);
    if (word != null && found == null) {
      throw new IllegalArgumentException(
          "'" + word + "' is no change: under, released, longer, shorter or moved");
    }
    return found;
  }

  /** What holds of all of them is read at once. */
  private List<Map<String, Object>> subjects(List<SwitchedLists.Switched> shown) {
    Map<UUID, List<Map<String, @Nullable Object>>> now = new HashMap<>();
    measures
        .of(shown.stream().map(one -> one.subject().id()).toList())
        .forEach(one ->
            now.computeIfAbsent(one.subject().id(), key -> new ArrayList<>()).add(line(one)));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (SwitchedLists.Switched one : shown) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("kind", one.subject().kind().word());
      row.put("subject", one.subject().id().toString());
      row.put("area", one.area());
      row.put("changes", one.changes().stream().map(Change::word).toList());
      row.put("now", now.getOrDefault(one.subject().id(), List.of()));
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, @Nullable Object> line(Standing one) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("measure", one.measure());
    line.put("place", one.place());
    line.put("state", one.state());
    line.put("from", iso(one.from()));
    line.put("until", iso(one.until()));
    return line;
  }

  private static @Nullable String iso(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
