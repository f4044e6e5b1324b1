package lianfang.web.areas;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.area.Place;
import lianfang.area.Places;
import lianfang.area.Responsibilities;
import lianfang.area.Responsibility;
import lianfang.area.ResponsibleLevel;
import lianfang.fact.FactRefused;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.action.ActionRefusal;
import lianfang.web.action.ActionRefused;
import lianfang.web.action.AssignResponsible;
import lianfang.web.basis.Refused;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Assigns and ends responsibility by date. */
@Controller
class AssignDesk {

  private final ScopedTransactions transactions;
  private final AssignResponsible assigning;
  private final Responsibilities responsibilities;
  private final Places places;
  private final NearAccounts near;
  private final Subjects subjects;
  private final Chains chains;

  AssignDesk(
      ScopedTransactions transactions,
      AssignResponsible assigning,
      Responsibilities responsibilities,
      Places places,
      NearAccounts near,
      Subjects subjects,
      Chains chains) {
    this.transactions = transactions;
    this.assigning = assigning;
    this.responsibilities = responsibilities;
    this.places = places;
    this.near = near;
    this.subjects = subjects;
    this.chains = chains;
  }

  @GetMapping("/areas/assign")
  ModelAndView form(
      Shell shell,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    String area = form.getOrDefault("for", "");
    user.requireArea(area);
    return transactions.in(user.prefixes(), () -> page(shell, user, area, form, null)).show();
  }

  @PostMapping("/areas/assign")
  ModelAndView assign(
      Shell shell,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    String area = form.getOrDefault("for", "");
    user.requireArea(area);
    String refusal;
    try {
      assigning.assign(
          user,
          new AssignResponsible.Assignment(
              level(form.getOrDefault("level", "")),
              area,
              id(form.getOrDefault("place", "")),
              id(form.getOrDefault("account", "")),
              null,
              day(form.getOrDefault("from", "")),
              form.getOrDefault("until", "").isBlank() ? null : day(form.get("until"))));
      return new ModelAndView("redirect:" + shell.link("/areas", "area", area));
    } catch (ActionRefused refused) {
      refusal = Refused.say(shell, refused);
    } catch (FactRefused refused) {
      refusal = Refused.say(shell, refused);
    }
    String told = refusal;
    return transactions.in(user.prefixes(), () -> page(shell, user, area, form, told)).show();
  }

  @GetMapping("/areas/end/{area}/{fact}")
  ModelAndView ending(
      Shell shell,
      @PathVariable String area,
      @PathVariable UUID fact,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    user.requireArea(area);
    return ending(shell, area, fact, "", null).show();
  }

  @PostMapping("/areas/end/{area}/{fact}")
  ModelAndView end(
      Shell shell,
      @PathVariable String area,
      @PathVariable UUID fact,
      @RequestParam(defaultValue = "") String last,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    try {
      assigning.end(user, fact, area, day(last));
      return new ModelAndView("redirect:" + shell.link("/areas", "area", area));
    } catch (ActionRefused refused) {
      return ending(shell, area, fact, last, Refused.say(shell, refused)).show();
    }
  }

  private FormPage ending(
      Shell shell, String area, UUID fact, String typed, @Nullable String refusal) {
    Head head =
        new Head(
            shell.t("area.end"),
            shell.t("area.end.says", subjects.village(shell, area)),
            List.of(),
            new Link(subjects.name(shell, area), shell.link("/areas", "area", area)));
    String last = typed.isEmpty() ? shell.console().today().toString() : typed;
    return new FormPage(
        shell,
        head,
        "/areas/end/" + area + "/" + fact,
        List.of(),
        List.of(Field.of("last", "day", shell.t("area.last"), last).need()),
        Map.of(),
        shell.t("area.end.button"),
        refusal,
        List.of());
  }

  private FormPage page(
      Shell shell,
      CurrentUser user,
      String area,
      Map<String, String> typed,
      @Nullable String refusal) {
    UUID place = id(typed.getOrDefault("place", ""));
    Optional<Place> found = place == null ? Optional.empty() : places.find(place);
    List<UUID> around = new ArrayList<>();
    if (place != null) {
      around.add(place);
      places.around(place).forEach(one -> around.add(one.id()));
    }
    String name =
        place == null
            ? subjects.village(shell, area)
            : subjects.village(shell, area) + " " + subjects.of(shell, Subject.place(place)).name();
    Head head =
        new Head(
            shell.t("area.assign"),
            name,
            List.of(),
            new Link(subjects.name(shell, area), shell.link("/areas", "area", area)));
    List<Responsibility> now = responsibilities.chain(area, around, shell.console().today());
    Block chain = chains.block(shell, user, now);
    Map<String, String> hidden = new TreeMap<>();
    hidden.put("for", area);
    if (place != null) {
      hidden.put("place", place.toString());
    }
    List<ResponsibleLevel> levels = assigning.levels(area, found.map(Place::kind).orElse(null));
    return new FormPage(
        shell,
        head,
        "/areas/assign",
        List.of(shell.t("area.assign.says")),
        fields(shell, user, levels, typed),
        hidden,
        shell.t("area.assign.button"),
        refusal,
        List.of(chain));
  }

  private List<Field> fields(
      Shell shell, CurrentUser user, List<ResponsibleLevel> levels, Map<String, String> typed) {
    String level = typed.getOrDefault("level", levels.getFirst().word());
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.choice(
                "level",
                shell.t("area.level"),
                level,
                levels.stream()
                    .map(one ->
                        new Field.Option(one.word(), shell.texts().word("level", one.word())))
                    .toList())
            .need());
    fields.add(
        new Field(
            "account",
            "select",
            shell.t("area.responsible"),
            shell.t("area.account.hint"),
            typed.getOrDefault("account", ""),
            null,
            near.options(shell, user),
            null,
            true));
    fields.add(
        Field.of(
                "from",
                "day",
                shell.t("area.first"),
                typed.getOrDefault("from", shell.console().today().toString()))
            .need());
    fields.add(
        Field.of("until", "day", shell.t("area.last"), typed.getOrDefault("until", ""))
            .hint(shell.t("area.last.hint")));
    return fields;
  }

  private static ResponsibleLevel level(String word) {
    for (ResponsibleLevel level : ResponsibleLevel.values()) {
      if (level.word().equals(word)) {
        return level;
      }
    }
    throw new ActionRefused(ActionRefusal.LEVEL_NOT_FITTING);
  }

  private static @Nullable UUID id(String text) {
    try {
      return text.isBlank() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException wrong) {
      throw new ActionRefused(ActionRefusal.NOBODY_NAMED);
    }
  }

  private static LocalDate day(@Nullable String text) {
    try {
      return LocalDate.parse(String.valueOf(text).strip());
    } catch (DateTimeParseException wrong) {
      throw new ActionRefused(ActionRefusal.DAYS_WRONG);
    }
  }
}
