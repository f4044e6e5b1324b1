package lianfang.web.inbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.casework.CaseActor;
import lianfang.casework.CaseActs;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseTransactions;
import lianfang.casework.CaseTypes;
import lianfang.casework.DeskPlace;
import lianfang.casework.Seats;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
import lianfang.web.list.FormPage;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.register.TypedDay;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Says who replaces somebody until when: what was claimed goes over at once. */
@Controller
class AbsenceDesk {

  private static final String PAGE = "/cases/absence";

  private final CaseActs acts;
  private final CaseTransactions transactions;
  private final CaseTypes types;
  private final Seats seats;
  private final Accounts accounts;
  private final CaseWords words;

  AbsenceDesk(
      CaseActs acts,
      CaseTransactions transactions,
      CaseTypes types,
      Seats seats,
      Accounts accounts,
      CaseWords words) {
    this.acts = acts;
    this.transactions = transactions;
    this.types = types;
    this.seats = seats;
    this.accounts = accounts;
    this.words = words;
  }

  @GetMapping(PAGE)
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    return page(shell, user, Map.of(), null).show();
  }

  @PostMapping(PAGE)
  ModelAndView absent(
      Shell shell,
      @RequestParam Map<String, String> typed,
      @AuthenticationPrincipal CurrentUser user) {
    LocalDate today = shell.console().today();
    Optional<Account> away = accounts.find(typed.getOrDefault("away", "").strip());
    Optional<Account> instead = accounts.find(typed.getOrDefault("instead", "").strip());
    Optional<LocalDate> until = TypedDay.read(typed.getOrDefault("until", ""), today);
    String[] place = typed.getOrDefault("desk", "").split("~", -1);
    if (away.isEmpty() || instead.isEmpty() || until.isEmpty() || place.length != 2) {
      return page(shell, user, typed, shell.t("case.absence.wrong")).show();
    }
    Seats.Seat seat =
        new Seats.Seat(
            instead.get().id().toString(),
            new DeskPlace(place[0], place[1]),
            today,
            until.get(),
            null,
            away.get().id().toString());
    try {
      int moved = acts.absent(CaseActing.of(user), UUID.randomUUID(), seat);
      return new ModelAndView("redirect:" + shell.link(PAGE, "moved", String.valueOf(moved)));
    } catch (CaseRefused refused) {
      return page(shell, user, typed, Said.of(shell, refused.refused().says())).show();
    }
  }

  private FormPage page(
      Shell shell, CurrentUser user, Map<String, String> typed, @Nullable String refusal) {
    List<Field.Option> desks = desks(shell, user);
    String moved = shell.query().getOrDefault("moved", "");
    List<String> told =
        moved.matches("[0-9]+") ? List.of(shell.t("case.absence.done", moved)) : List.of();
    List<Field> fields = desks.isEmpty() ? List.of() : fields(shell, typed, desks);
    return new FormPage(
        shell,
        new Head(
            shell.t("case.absence"),
            shell.t(desks.isEmpty() ? "case.absence.nobody" : "case.absence.says"),
            List.of(),
            new Link(shell.t("case.title"), shell.link("/cases"))),
        PAGE,
        told,
        fields,
        Map.of(),
        shell.t("case.absence.send"),
        refusal,
        List.of());
  }

  private static List<Field> fields(
      Shell shell, Map<String, String> typed, List<Field.Option> desks) {
    return List.of(
        Field.of("away", "text", shell.t("case.absence.away"), typed.getOrDefault("away", ""))
            .hint(shell.t("case.absence.login"))
            .need(),
        Field.of(
                "instead",
                "text",
                shell.t("case.absence.instead"),
                typed.getOrDefault("instead", ""))
            .hint(shell.t("case.absence.login"))
            .need(),
        new Field("desk", "select", shell.t("case.list.desk"), null, "", null, desks, null, true),
        Field.of("until", "day", shell.t("case.absence.until"), typed.getOrDefault("until", ""))
            .need());
  }

  private List<Field.Option> desks(Shell shell, CurrentUser user) {
    CaseRecorder who = CaseActing.of(user);
    CaseActor actor = transactions.seeing(who, () -> seats.actor(who));
    TreeSet<String> places = new TreeSet<>();
    actor.seats().forEach(one -> places.add(one.desk() + "~" + one.area()));
    actor.wide().stream()
        .filter(one ->
            types
                .desks()
                .find(one.desk())
                .filter(desk -> desk.in(one.area()).equals(one))
                .isPresent())
        .forEach(one -> places.add(one.desk() + "~" + one.area()));
    return places.stream()
        .map(one -> {
          String[] parts = one.split("~", -1);
          return new Field.Option(one, words.desk(shell, new DeskPlace(parts[0], parts[1])));
        })
        .toList();
  }
}
