package lianfang.web.inspect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianfang.access.Role;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.DivisionLevel;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseState;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.Cases;
import lianfang.casework.FormValues;
import lianfang.casework.visit.CasesToVisit;
import lianfang.enterprise.FirmQuery;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Days;
import lianfang.fact.Subject;
import lianfang.fact.playbook.Wording;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 当日检查: the open cases of an account that ask somebody to look at something, as a phone keeps them.
 */
@Component
class InspectDay {

  private static final int VISITS_MAX = 60;
  private static final int AREAS_MAX = 400;
  private static final int FIRMS_MAX = 3_000;
  private static final List<String> NAMES = List.of("called", "object", "firm", "name");

  private final Cases cases;
  private final CaseTypes types;
  private final CasesToVisit list;
  private final Firms firms;
  private final Areas areas;
  private final ScopedTransactions transactions;

  InspectDay(
      Cases cases,
      CaseTypes types,
      CasesToVisit list,
      Firms firms,
      Areas areas,
      ScopedTransactions transactions) {
    this.cases = cases;
    this.types = types;
    this.list = list;
    this.firms = firms;
    this.areas = areas;
    this.transactions = transactions;
  }

  /** A case to be seen. */
  record Visit(
      UUID caseId,
      long version,
      Wording title,
      Wording state,
      String called,
      String address,
      String area,
      @Nullable String due,
      boolean sealed,
      List<Way> ways) {}

  /**
   * A kind of visit that may be begun on the spot.
   *
   * @param filing what is asked when it is filed
   * @param ways what it may lead to
   * @param firm whether it is about a firm, and not about the village
   */
  record Kind(String type, Wording title, Way filing, List<Way> ways, boolean firm) {}

  /** A firm of the register that may be chosen. */
  record Known(UUID id, String name, String area) {}

  /** A village that may be chosen. */
  record Village(String code, String name) {}

  /** Who acts, as cases know it. */
  static CaseRecorder who(CurrentUser user) {
    return CaseRecorder.person(
        user.recorder(),
        user.account().roles().stream().map(Role::word).collect(Collectors.toUnmodifiableSet()));
  }

  /** The visits of an account, what is due first. */
  List<Visit> visits(CurrentUser user, LocalDate today) {
    CaseRecorder who = who(user);
    return list.of(who, VISITS_MAX).stream()
        .flatMap(id -> cases.find(who, id).stream())
        .flatMap(file -> visit(user, file, today).stream())
        .toList();
  }

  /** The visit that a case asks for now; empty where nobody need go there. */
  Optional<Visit> visit(CurrentUser user, CaseFile file, LocalDate today) {
    CaseType type = file.type();
    List<CaseStep> open = cases.open(who(user), file);
    List<Way> ways = new Ways(type, file.view().area(), today, file.view().values()).of(open);
    if (ways.isEmpty()) {
      return Optional.empty();
    }
    String due =
        file.deadlines().stream()
            .filter(one -> one.metAt() == null)
            .map(CaseFile.Deadline::due)
            .min(java.util.Comparator.naturalOrder())
            .map(at -> at.atZone(Days.ZONE).toLocalDateTime().toString().replace('T', ' '))
            .orElse(null);
    return Optional.of(
        new Visit(
            file.view().id(),
            file.view().version(),
            type.title(),
            state(file),
            called(user, file),
            file.view().values().text("address").orElse(""),
            file.view().area(),
            due,
            !type.sealedTo().isEmpty(),
            ways));
  }

  /** Where a case stands, for people. */
  static Wording state(CaseFile file) {
    return file.type().state(file.view().state()).map(CaseState::name).orElse(file.type().title());
  }

  /** What it is called: the firm of the register, else what its forms say, else its code. */
  private String called(CurrentUser user, CaseFile file) {
    Subject about = file.view().about();
    Optional<String> firm =
        about.kind() == Subject.Kind.ENTERPRISE
            ? transactions.in(
                user.prefixes(),
                () -> firms.find(firms.meant(about.id())).map(one -> one.profile().name()))
            : Optional.empty();
    return firm.or(() -> said(file)).orElse(file.code());
  }

  private static Optional<String> said(CaseFile file) {
    return Stream.concat(
            Stream.of(file.view().values()), file.forms().stream().map(CaseFile.Filled::values))
        .flatMap(values -> NAMES.stream().map(name -> values.text(name).orElse(null)))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** What may be begun on the spot: types whose filing leads to a step at which one looks. */
  List<Kind> kinds(CurrentUser user, LocalDate today) {
    List<Kind> kinds = new ArrayList<>();
    String area = user.scope().prefixes().getFirst();
    Set<String> own = list.desks(who(user));
    for (CaseType type : types.offered(area)) {
      boolean firm = type.about() == Subject.Kind.ENTERPRISE;
      if (firm || type.about() == Subject.Kind.AREA) {
        Ways ways = new Ways(type, area, today, FormValues.EMPTY);
        type.filings().stream()
            .filter(step -> isFiledBy(own, step))
            .findFirst()
            .flatMap(step -> kind(type, step, ways, own))
            .ifPresent(kinds::add);
      }
    }
    return kinds;
  }

  private static boolean isFiledBy(Set<String> own, CaseStep step) {
    return step.who().stream()
        .anyMatch(one -> one.kind() == CaseStep.Who.Kind.NAMED_DESK && own.contains(one.desk()));
  }

  private static Optional<Kind> kind(CaseType type, CaseStep step, Ways ways, Set<String> own) {
    String state = step.after(CaseStep.FILING);
    boolean elsewhere =
        type.rules().desks().stream()
            .noneMatch(rule -> rule.in().contains(state) && own.contains(rule.desk()));
    List<Way> after =
        ways.of(
            type.stepsFrom(state).stream()
                .filter(next -> Ways.isFor(own, next, elsewhere))
                .toList());
    return after.isEmpty()
        ? Optional.empty()
        : step.form()
            .flatMap(type::form)
            .filter(Ways::isAnswerable)
            .map(form ->
                new Kind(
                    type.id(),
                    type.title(),
                    ways.way(step, form),
                    after,
                    type.about() == Subject.Kind.ENTERPRISE));
  }

  /** The firms of an account's areas, as far as a phone can hold them. */
  List<Known> firms(CurrentUser user, LocalDate today) {
    return transactions.in(
        user.prefixes(),
        () ->
            user.scope().prefixes().stream()
                .flatMap(prefix -> firms.list(FirmQuery.of(prefix), today, "", FIRMS_MAX).stream())
                .limit(FIRMS_MAX)
                .map(one -> new Known(one.id(), one.profile().name(), one.area()))
                .toList());
  }

  /**
   * The one firm of the register that an unplanned visit means: that which was chosen, or the only
   * one of this very name in the county.
   */
  Optional<RegisteredFirm> meant(@Nullable UUID chosen, String area, String called) {
    if (chosen != null) {
      return firms.find(chosen);
    }
    String county = area.substring(0, Math.min(DivisionLevel.COUNTY.digits(), area.length()));
    List<RegisteredFirm> same = firms.named(county, called, 2);
    return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
  }

  /** The villages of an account, as far as a phone can hold them. */
  List<Village> villages(CurrentUser user) {
    List<Village> villages = new ArrayList<>();
    for (String prefix : user.scope().prefixes()) {
      List<Division> below =
          prefix.length() == DivisionLevel.VILLAGE.digits()
              ? areas.find(prefix).stream().toList()
              : areas.index().below(prefix, DivisionLevel.VILLAGE);
      for (Division one : below) {
        if (villages.size() < AREAS_MAX) {
          villages.add(new Village(one.code(), one.name()));
        }
      }
    }
    return villages;
  }
}
