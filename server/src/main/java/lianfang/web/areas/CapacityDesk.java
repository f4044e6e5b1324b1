package lianfang.web.areas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.area.Areas;
import lianfang.area.Place;
import lianfang.area.PlaceKind;
import lianfang.area.Places;
import lianfang.fact.Fact;
import lianfang.fact.FactRefused;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.shortage.CapacityStatement;
import lianfang.web.action.ActionRefused;
import lianfang.web.action.StateCapacity;
import lianfang.web.basis.Refused;
import lianfang.web.list.FormPage;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows what an area has to carry measures out, and takes what officials state about it. */
@Controller
@RequestMapping(CapacityDesk.PATH)
public class CapacityDesk {

  static final String PATH = "/areas/capacity";
  static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final ScopedTransactions transactions;
  private final CapacityPages pages;
  private final CapacityForm forms;
  private final StateCapacity stating;
  private final Places places;
  private final Areas areas;
  private final Subjects subjects;

  CapacityDesk(
      ScopedTransactions transactions,
      CapacityPages pages,
      CapacityForm forms,
      StateCapacity stating,
      Places places,
      Areas areas,
      Subjects subjects) {
    this.transactions = transactions;
    this.pages = pages;
    this.forms = forms;
    this.stating = stating;
    this.places = places;
    this.areas = areas;
    this.subjects = subjects;
  }

  /** Where a statement that a simulation names is corrected. */
  public static String path(CapacityStatement one) {
    UUID site = one.site();
    return site == null ? teams(one.area()) : site(site);
  }

  static String site(UUID id) {
    return PATH + "/sites/" + id;
  }

  static String teams(String area) {
    return PATH + "/teams/" + area;
  }

  @GetMapping
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> pages.page(shell, user)).show();
  }

  @GetMapping("/sites/new")
  ModelAndView fresh(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    return site(shell, user, null, new Typed(Map.of(), Map.of(), null));
  }

  @GetMapping("/sites/{id:" + ID + "}")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return site(shell, user, find(user, id), null);
  }

  private Place find(CurrentUser user, UUID id) {
    return transactions
        .in(user.prefixes(), () -> places.find(id))
        .filter(place -> place.kind() == PlaceKind.SITE)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /**
   * What was typed.
   *
   * @param refusal why nothing was recorded; null where nothing was tried
   */
  private record Typed(
      Map<String, String> form, Map<String, String> errors, @Nullable String refusal) {}

  @PostMapping({"/sites/new", "/sites/{id:" + ID + "}"})
  ModelAndView state(
      Shell shell,
      @PathVariable(required = false) @Nullable UUID id,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    Place known = id == null ? null : find(user, id);
    Map<String, String> errors = forms.errors(shell, form, true, known == null);
    String refusal = null;
    if (errors.isEmpty()) {
      try {
        UUID site =
            stating.site(
                user,
                id,
                new StateCapacity.Site(
                    known == null ? CapacityForm.text(form, "village") : known.village(),
                    known == null ? CapacityForm.text(form, "name") : known.label(),
                    CapacityForm.number(CapacityForm.text(form, "beds")),
                    Math.max(0, CapacityForm.number(CapacityForm.text(form, "rooms"))),
                    head(form),
                    CapacityForm.text(form, "transport")),
                CapacityForm.stated(shell, form));
        return new ModelAndView("redirect:" + shell.link(site(site), "kept", "1"));
      } catch (ActionRefused refused) {
        refusal = Refused.say(shell, refused);
      } catch (FactRefused refused) {
        refusal = Refused.say(shell, refused);
      }
    }
    return site(shell, user, known, new Typed(form, errors, refusal));
  }

  private static @Nullable UUID head(Map<String, String> form) {
    String head = CapacityForm.text(form, "head");
    return head.matches(ID) ? UUID.fromString(head) : null;
  }

  private ModelAndView site(
      Shell shell, CurrentUser user, @Nullable Place known, @Nullable Typed typed) {
    List<Fact> history =
        known == null
            ? List.of()
            : stating.history(user, new Subject(Subject.Kind.SITE, known.id()), StateCapacity.SITE);
    Map<String, String> form = form(typed, history);
    List<Field> fields =
        may(shell, user, known == null ? "" : known.village())
            ? forms.site(shell, user, form, known == null)
            : List.of();
    String title = known == null ? shell.t("capacity.site.new") : known.label();
    String says =
        known == null
            ? shell.t("capacity.site.new.says")
            : subjects.village(shell, known.village());
    return show(
        shell,
        new Head(title, says, List.of(), back(shell)),
        known == null ? PATH + "/sites/new" : site(known.id()),
        new Filled(fields, form, typed, history),
        List.of("beds", "rooms"));
  }

  /** What the fields show: what was typed, else the last statement, and which one that is. */
  private static Map<String, String> form(@Nullable Typed typed, List<Fact> history) {
    Optional<Fact> last = StateCapacity.last(history);
    Map<String, String> form = CapacityForm.typed(last);
    if (typed != null) {
      form = new TreeMap<>(typed.form());
      form.put("seen", last.map(fact -> fact.id().toString()).orElse(""));
    }
    return form;
  }

  private static boolean may(Shell shell, CurrentUser user, String area) {
    return user.may(Permission.MANAGE_AREAS)
        && (area.isEmpty() || user.scope().contains(area))
        && !shell.console().elsewhere();
  }

  private static Link back(Shell shell) {
    return new Link(shell.t("capacity.title"), shell.link(PATH));
  }

  /** A form with what was typed and what was stated until now. */
  private record Filled(
      List<Field> fields, Map<String, String> form, @Nullable Typed typed, List<Fact> history) {}

  private ModelAndView show(
      Shell shell, Head head, String action, Filled filled, List<String> attributes) {
    Typed typed = filled.typed();
    Map<String, String> errors = typed == null ? Map.of() : typed.errors();
    Map<String, String> hidden = Map.of("seen", filled.form().getOrDefault("seen", ""));
    return new FormPage(
            shell,
            head,
            action,
            List.of(),
            filled.fields().stream().map(one -> one.error(errors.get(one.name()))).toList(),
            hidden,
            shell.t("capacity.button"),
            typed == null ? null : typed.refusal(),
            List.of(forms.history(shell, filled.history(), attributes).stacked()))
        .show();
  }

  @GetMapping("/teams/{area:[0-9]{6,12}}")
  ModelAndView teams(
      Shell shell, @PathVariable String area, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    known(user, area);
    return teams(shell, user, area, null);
  }

  private void known(CurrentUser user, String area) {
    user.requireArea(area);
    if (areas.find(area).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  @PostMapping("/teams/{area:[0-9]{6,12}}")
  ModelAndView state(
      Shell shell,
      @PathVariable String area,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    known(user, area);
    Map<String, String> errors = forms.errors(shell, form, false, false);
    String refusal = null;
    if (errors.isEmpty()) {
      try {
        stating.teams(
            user,
            new StateCapacity.Teams(
                area,
                CapacityForm.number(CapacityForm.text(form, "places")),
                Math.max(0, CapacityForm.number(CapacityForm.text(form, "teams")))),
            CapacityForm.stated(shell, form));
        return new ModelAndView("redirect:" + shell.link(teams(area), "kept", "1"));
      } catch (ActionRefused refused) {
        refusal = Refused.say(shell, refused);
      } catch (FactRefused refused) {
        refusal = Refused.say(shell, refused);
      }
    }
    return teams(shell, user, area, new Typed(form, errors, refusal));
  }

  private ModelAndView teams(Shell shell, CurrentUser user, String area, @Nullable Typed typed) {
    List<Fact> history = stating.history(user, Subject.area(area), StateCapacity.TEAMS);
    Map<String, String> form = form(typed, history);
    List<Field> fields = may(shell, user, area) ? CapacityForm.teams(shell, form) : List.of();
    Head head =
        new Head(
            shell.t("capacity.teams.title"),
            shell.t("capacity.teams.of", subjects.name(shell, area)),
            List.of(),
            back(shell));
    return show(
        shell,
        head,
        teams(area),
        new Filled(fields, form, typed, history),
        List.of("places", "teams"));
  }
}
