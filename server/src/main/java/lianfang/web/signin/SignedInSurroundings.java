package lianfang.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianfang.access.Permission;
import lianfang.access.Role;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.EnglishNames;
import lianfang.area.Scope;
import lianfang.casework.desk.OwnParts;
import lianfang.instance.InstanceSettings;
import lianfang.web.shell.Ground;
import lianfang.web.shell.Language;
import lianfang.web.shell.Surroundings;
import lianfang.web.shell.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells the shell who is signed in and which parts of the console the roles open. */
@Component
final class SignedInSurroundings implements Surroundings {

  /** Which permissions open a part; one of them is enough. */
  private static final Map<String, Set<Permission>> DOORS = doors();

  private static final int TOWNSHIP = 9;

  private final InstanceSettings settings;
  private final Areas areas;
  private final EnglishNames english;
  private final OwnParts own;

  SignedInSurroundings(InstanceSettings settings, Areas areas, EnglishNames english, OwnParts own) {
    this.settings = settings;
    this.areas = areas;
    this.english = english;
    this.own = own;
  }

  private static Map<String, Set<Permission>> doors() {
    Map<String, Set<Permission>> doors = new LinkedHashMap<>();
    doors.put("duties", EnumSet.of(Permission.DO_DUTY));
    doors.put("register", EnumSet.of(Permission.REGISTER_PERSON));
    doors.put("today", EnumSet.of(Permission.SEE_FIGURES));
    doors.put("people", EnumSet.of(Permission.SEE_PERSONS));
    doors.put("decisions", EnumSet.of(Permission.ANSWER_DECISION));
    doors.put("cases", EnumSet.of(Permission.SEE_PERSONS, Permission.DO_DUTY));
    doors.put("notices", EnumSet.of(Permission.SEE_FIGURES));
    doors.put(
        "closures",
        EnumSet.of(Permission.ORDER_CLOSURE, Permission.ANSWER_CLOSURE, Permission.SERVE_MEASURE));
    doors.put(
        "checkpoints",
        EnumSet.of(Permission.ORDER_CLOSURE, Permission.MANAGE_AREAS, Permission.SERVE_MEASURE));
    doors.put("portal", EnumSet.of(Permission.FILE_APPLICATION));
    doors.put("firms", EnumSet.of(Permission.SEE_FIGURES));
    doors.put("venues", EnumSet.of(Permission.DO_DUTY, Permission.MANAGE_AREAS));
    doors.put("rectifications", EnumSet.of(Permission.SEE_PERSONS));
    doors.put("permits", EnumSet.of(Permission.FILE_APPLICATION));
    doors.put("certificates", EnumSet.of(Permission.ISSUE_PASS));
    doors.put("situation", EnumSet.of(Permission.SEE_FIGURES));
    doors.put("areas", EnumSet.of(Permission.SEE_FIGURES, Permission.MANAGE_AREAS));
    doors.put(
        "units",
        EnumSet.of(Permission.MANAGE_AREAS, Permission.FILE_APPLICATION, Permission.SERVE_MEASURE));
    doors.put("ledger", EnumSet.of(Permission.SEE_LEDGER));
    doors.put("users", EnumSet.of(Permission.MANAGE_ACCOUNTS));
    doors.put("pass-keys", EnumSet.of(Permission.MANAGE_KEYS));
    doors.put("hooks", EnumSet.of(Permission.MANAGE_KEYS));
    doors.put("audit", EnumSet.of(Permission.SEE_AUDIT));
    return doors;
  }

  @Override
  public @Nullable Visitor visitor(HttpServletRequest request) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null || !(who.getPrincipal() instanceof CurrentUser user)) {
      return null;
    }
    List<String> open = new ArrayList<>();
    DOORS.forEach((door, permissions) -> {
      if (permissions.stream().anyMatch(user::may)) {
        open.add(door);
      }
    });
    open.addAll(own.of(user.getName()));
    Role role = user.account().roles().stream().sorted().findFirst().orElseThrow();
    return new Visitor(user.getName(), user.account().displayName(), role.word(), open);
  }

  private static final int CODE_MAX = 24;

  @Override
  public Ground ground(@Nullable Visitor visitor, @Nullable String code, Language language) {
    Scope scope = scope();
    String own = scope.prefixes().isEmpty() ? settings.cities().getFirst() : first(scope);
    String asked = code != null && scope.contains(code) && !code.isEmpty() ? code : own;
    boolean figures = isForFiguresAlone();
    String shown = figures ? asked.substring(0, Math.min(TOWNSHIP, asked.length())) : asked;
    List<Ground.Step> above =
        areas.index().path(shown).stream()
            .filter(division -> !division.code().equals(shown))
            .filter(division -> scope.contains(division.code()))
            .map(division -> step(division, language))
            .toList();
    List<Ground.Step> others =
        scope.prefixes().stream()
            .filter(prefix -> !shown.startsWith(prefix))
            .flatMap(prefix -> areas.find(prefix).stream())
            .map(division -> step(division, language))
            .toList();
    List<Ground.Step> path = new ArrayList<>(others);
    path.addAll(above);
    List<Ground.Step> below =
        figures && shown.length() >= TOWNSHIP
            ? List.of()
            : areas.children(shown).stream().map(division -> step(division, language)).toList();
    String name = area(shown, language);
    Ground.Step outside =
        visitor == null || code == null || code.isEmpty() || code.equals(asked)
            ? null
            : refused(code, language);
    return new Ground(shown, name, path, below, outside);
  }

  @Override
  public String area(String code, Language language) {
    return areas.find(code).map(one -> name(one, language)).orElse(code);
  }

  /** A page that silently showed another area than its address would be believed. */
  private Ground.Step refused(String code, Language language) {
    String digits = code.matches("[0-9]{1,12}") ? code : "";
    return areas
        .find(digits)
        .map(division -> step(division, language))
        .orElse(new Ground.Step(code.substring(0, Math.min(CODE_MAX, code.length())), ""));
  }

  private Ground.Step step(Division division, Language language) {
    return new Ground.Step(division.code(), name(division, language));
  }

  private String name(Division division, Language language) {
    return language == Language.EN ? english.of(division) : division.name();
  }

  private static String first(Scope scope) {
    return scope.prefixes().getFirst();
  }

  /** Whoever sees no persons goes down to townships: a village's small counts tell who it is. */
  private static boolean isForFiguresAlone() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null
        && who.getPrincipal() instanceof CurrentUser user
        && user.may(Permission.SEE_FIGURES)
        && !user.may(Permission.SEE_PERSONS);
  }

  private static Scope scope() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && who.getPrincipal() instanceof CurrentUser user
        ? user.scope()
        : new Scope(List.of());
  }

  @Override
  public boolean demo() {
    return settings.demo();
  }
}
