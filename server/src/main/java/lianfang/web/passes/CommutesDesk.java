package lianfang.web.passes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.area.Areas;
import lianfang.fact.Subject;
import lianfang.gate.Allowance;
import lianfang.gate.issue.Commute;
import lianfang.gate.pass.Commutes;
import lianfang.instance.ScopedTransactions;
import lianfang.person.Register;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.register.TypedDay;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Asks for commutes where people live and agrees to them where they work. */
@Controller
class CommutesDesk {

  private static final int LIST = 200;

  private final ScopedTransactions transactions;
  private final Commutes commutes;
  private final Register register;
  private final Subjects subjects;
  private final Areas areas;

  CommutesDesk(
      ScopedTransactions transactions,
      Commutes commutes,
      Register register,
      Subjects subjects,
      Areas areas) {
    this.transactions = transactions;
    this.commutes = commutes;
    this.register = register;
    this.subjects = subjects;
    this.areas = areas;
  }

  @GetMapping("/people/{id}/commute")
  ModelAndView form(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    return transactions.in(user.prefixes(), () -> page(shell, person(id), Map.of(), null).show());
  }

  @PostMapping("/people/{id}/commute")
  ModelAndView ask(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam Map<String, String> form,
      @RequestParam(defaultValue = "") List<String> days,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    return transactions.in(
        user.prefixes(),
        () -> {
          Register.Entry person = person(id);
          Optional<Allowance.Commute> times = times(person.area(), form, days);
          LocalDate today = shell.console().today();
          Optional<LocalDate> until = TypedDay.read(form.getOrDefault("until", ""), today);
          boolean late = until.isEmpty() || until.get().isBefore(today);
          if (times.isEmpty() || late) {
            return page(shell, person, form, shell.t("commute.wrong")).show();
          }
          commutes.ask(user.recorder(), id, person.area(), times.get(), until.get());
          return new ModelAndView("redirect:" + shell.link("/people/" + id + "/passes"));
        });
  }

  @GetMapping("/commutes")
  ModelAndView waiting(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    return transactions.in(user.prefixes(), () -> waiting(shell, user, null).show());
  }

  @PostMapping("/commutes")
  ModelAndView agree(
      Shell shell,
      @RequestParam(defaultValue = "") List<String> commute,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    return transactions.in(
        user.prefixes(),
        () -> {
          if (commute.isEmpty()) {
            return waiting(shell, user, shell.t("commute.none.chosen")).show();
          }
          for (String id : commute) {
            Commute found = find(id);
            user.requireArea(found.work());
            commutes.agree(user.recorder(), found);
          }
          return new ModelAndView("redirect:" + shell.link("/commutes"));
        });
  }

  private Commute find(String id) {
    try {
      return commutes
          .find(UUID.fromString(id))
          .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    } catch (IllegalArgumentException noId) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no id", noId);
    }
  }

  private Register.Entry person(UUID id) {
    return register.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Optional<Allowance.Commute> times(
      String home, Map<String, String> form, List<String> days) {
    String work = form.getOrDefault("work", "").strip();
    int from = PassWords.minute(form.getOrDefault("from", ""));
    int to = PassWords.minute(form.getOrDefault("to", ""));
    int bits = 0;
    for (String day : days) {
      bits |= day.matches("[1-7]") ? 1 << Integer.parseInt(day) - 1 : 0;
    }
    boolean right =
        work.matches("[1-8][0-9]{5,11}")
            && areas.find(work).isPresent()
            && from >= 0
            && to >= 0
            && from != to
            && bits > 0;
    return right
        ? Optional.of(
            new Allowance.Commute(Long.parseLong(home), Long.parseLong(work), bits, from, to))
        : Optional.empty();
  }

  private FormPage page(
      Shell shell, Register.Entry person, Map<String, String> typed, @Nullable String refusal) {
    Subjects.Called called = subjects.of(shell, Subject.person(person.id()));
    List<Field.Option> week = new ArrayList<>();
    for (int day = 1; day <= 7; day++) {
      week.add(new Field.Option(String.valueOf(day), shell.texts().word("weekday", "" + day)));
    }
    List<Field> fields =
        List.of(
            Field.of("work", "text", shell.t("commute.work"), typed.getOrDefault("work", ""))
                .hint(shell.t("commute.work.hint"))
                .need(),
            Field.checks("days", shell.t("commute.days"), List.of("1", "2", "3", "4", "5"), week)
                .need(),
            Field.of("from", "text", shell.t("commute.from"), typed.getOrDefault("from", "07:00"))
                .hint(shell.t("commute.time.hint"))
                .need(),
            Field.of("to", "text", shell.t("commute.to"), typed.getOrDefault("to", "20:00")).need(),
            Field.of("until", "day", shell.t("commute.until"), typed.getOrDefault("until", ""))
                .hint(shell.t("register.returned.hint"))
                .need());
    String record = "/people/" + person.id();
    return new FormPage(
        shell,
        new Head(
            shell.t("commute.title"),
            shell.t("commute.says"),
            List.of(),
            new Link(called.name(), shell.link(record + "/passes"))),
        shell.link(record + "/commute"),
        List.of(),
        fields,
        Map.of(),
        shell.t("commute.ask"),
        refusal,
        List.of(block(shell, commutes.of(person.id()))));
  }

  private FormPage waiting(Shell shell, CurrentUser user, @Nullable String refusal) {
    List<Commute> open =
        commutes.waiting(shell.ground().code(), LIST).stream()
            .filter(one -> user.scope().contains(one.work()))
            .toList();
    List<Field.Option> options =
        open.stream().map(one -> new Field.Option(one.id().toString(), line(shell, one))).toList();
    return new FormPage(
        shell,
        Head.of(shell.t("commute.list"), shell.t("commute.list.says", open.size())),
        shell.link("/commutes"),
        List.of(),
        open.isEmpty()
            ? List.of()
            : List.of(Field.checks("commute", shell.t("commute.which"), List.of(), options).need()),
        Map.of(),
        shell.t("commute.agree"),
        refusal,
        List.of(block(shell, open)));
  }

  /** Where from and when, and nobody's name: the area of work needs no more to agree. */
  private String line(Shell shell, Commute one) {
    return shell.t(
        "commute.line",
        one.id().toString().substring(0, 8),
        subjects.village(shell, one.home()),
        PassWords.clock(one.times().minuteFrom()),
        PassWords.clock(one.times().minuteTo()),
        shell.language().day(one.until()));
  }

  private Block block(Shell shell, List<Commute> all) {
    List<Row> rows = new ArrayList<>();
    for (Commute one : all) {
      boolean agreed = one.missing(shell.console().today()).isEmpty();
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(subjects.village(shell, one.home())),
                  Cell.of(subjects.village(shell, one.work())),
                  Cell.of(
                      PassWords.clock(one.times().minuteFrom())
                          + "–"
                          + PassWords.clock(one.times().minuteTo())),
                  Cell.minor(shell.language().day(one.until())),
                  Cell.tag(
                      agreed ? "good" : "act",
                      one.missing(shell.console().today())
                          .map(why -> shell.texts().word("refusal", why.word()))
                          .orElseGet(() -> shell.t("commute.agreed"))))));
    }
    return new Block(
        shell.t("commute.block", rows.size()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("commute.home")),
            Listing.Column.of(shell.t("commute.work")),
            Listing.Column.of(shell.t("commute.hours")),
            Listing.Column.minor(shell.t("commute.until")),
            Listing.Column.of(shell.t("pass.state"))),
        rows,
        shell.t("commute.none"));
  }
}
