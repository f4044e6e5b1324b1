package lianfang.web.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.Desk;
import lianfang.casework.DeskPlace;
import lianfang.casework.Term;
import lianfang.enterprise.Firms;
import lianfang.fact.Days;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 办件文字: numbers, desks, deadlines and what happened, in words. */
@Component
public class CaseWords {

  private static final int MINUTES_SHOWN = 120;
  private static final int HOURS_SHOWN = 48;

  private final CaseTypes types;
  private final Subjects subjects;
  private final Firms firms;
  private final ScopedTransactions transactions;

  CaseWords(CaseTypes types, Subjects subjects, Firms firms, ScopedTransactions transactions) {
    this.types = types;
    this.subjects = subjects;
    this.firms = firms;
    this.transactions = transactions;
  }

  /** Whom or what a case is about: a firm, a person as far as the reader may know, else where. */
  String about(Shell shell, CurrentUser user, Subject about, String area) {
    String where = subjects.name(shell, area);
    return switch (about.kind()) {
      case ENTERPRISE ->
          transactions.in(
              user.prefixes(),
              () -> firms.names(List.of(about.id())).getOrDefault(about.id(), where));
      case PERSON ->
          user.may(Permission.SEE_PERSONS)
              ? called(transactions.in(user.prefixes(), () -> subjects.of(shell, about)))
              : where;
      default -> where;
    };
  }

  private static String called(Subjects.Called person) {
    return (person.name() + " " + person.reference()).strip();
  }

  /** The page of a case. */
  public static String path(UUID id) {
    return "/cases/" + id;
  }

  /** The number for people: that of the first fact. */
  public static String number(CaseFile file) {
    return file.events().isEmpty() ? "C-?" : "C-" + file.events().getFirst().number();
  }

  /** Day and minute; a dash where there is none. */
  public static String moment(Shell shell, @Nullable Instant at) {
    return at == null ? "–" : shell.language().moment(LocalDateTime.ofInstant(at, Days.ZONE));
  }

  /** Where a desk stands, with its area, whose name says the level already. */
  public String desk(Shell shell, DeskPlace place) {
    if (place.desk().isEmpty()) {
      return "–";
    }
    Optional<Desk> desk = types.desks().find(place.desk());
    String area = subjects.name(shell, place.area());
    boolean own = desk.filter(one -> place.area().length() == one.level().digits()).isPresent();
    String name =
        desk.map(one -> Said.of(shell, own ? one.inArea() : one.name())).orElse(place.desk());
    return name.isEmpty() ? area : shell.t("case.desk.of", area, name);
  }

  /** Due or late, how long, in words. */
  public static String due(Shell shell, @Nullable Instant due, Instant now) {
    if (due == null) {
      return shell.t("case.due.none");
    }
    Duration left = Duration.between(now, due);
    String long_ = length(shell, left.abs());
    return left.isNegative()
        ? shell.t("case.due.late", moment(shell, due), long_)
        : shell.t("case.due.left", moment(shell, due), long_);
  }

  /** Minutes, hours or days, whichever is read at once. */
  public static String length(Shell shell, Duration time) {
    if (time.toMinutes() < MINUTES_SHOWN) {
      return shell.t("case.minutes", time.toMinutes());
    }
    return time.toHours() < HOURS_SHOWN
        ? shell.t("case.hours", time.toHours())
        : shell.t("case.days", time.toDays());
  }

  /** What a fact about the case says. */
  String happened(Shell shell, CaseFile file, CaseFile.Event event) {
    Map<String, String> said = event.attributes();
    return switch (event.kind()) {
      case "case-filed", "case-step" -> step(shell, file.type(), said.getOrDefault("step", ""));
      case "case-claimed" -> claimed(shell, file.type(), event);
      case "case-handed" ->
          shell.t(
              "yes".equals(said.get("returned")) ? "case.event.returned" : "case.event.handed",
              desk(
                  shell,
                  new DeskPlace(
                      said.getOrDefault("desk", ""), said.getOrDefault("desk_area", ""))));
      case "case-linked" -> shell.texts().word("case.event.linked", said.getOrDefault("how", ""));
      case "case-noted" -> shell.t("case.event.noted");
      case "case-extended" ->
          shell.t("case.event.extended", term(shell, file.type(), said.getOrDefault("term", "")));
      case "case-supervised" ->
          shell.texts().word("case.event.supervised", said.getOrDefault("how", ""));
      default -> event.kind();
    };
  }

  private static String claimed(Shell shell, CaseType type, CaseFile.Event event) {
    String by = event.attributes().getOrDefault("by", "");
    boolean charged = event.recorder().equals("clock");
    return charged
        ? shell.t(
            "case.event.charged",
            shell.texts().word("case.office", type.rules().claimedFor().orElse("")))
        : shell.t(by.isEmpty() ? "case.event.back" : "case.event.claimed");
  }

  static String step(Shell shell, CaseType type, String id) {
    return type.step(id).map(CaseStep::name).map(name -> Said.of(shell, name)).orElse(id);
  }

  /** The name of a state. */
  public static String state(Shell shell, CaseType type, String id) {
    return type.state(id).map(state -> Said.of(shell, state.name())).orElse(id);
  }

  static String term(Shell shell, CaseType type, String id) {
    return type.rules().terms().stream()
        .filter(term -> term.id().equals(id))
        .map(Term::says)
        .map(says -> Said.of(shell, says))
        .findFirst()
        .orElse(id);
  }
}
