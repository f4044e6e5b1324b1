package lianfang.web.passes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.Subject;
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
  private final CommuteForm asking;

  CommutesDesk(
      ScopedTransactions transactions,
      Commutes commutes,
      Register register,
      Subjects subjects,
      CommuteForm asking) {
    this.transactions = transactions;
    this.commutes = commutes;
    this.register = register;
    this.subjects = subjects;
    this.asking = asking;
  }

  @GetMapping("/people/{id}/commute")
  ModelAndView form(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    List<Field> fields = CommuteForm.fields(shell, Map.of(), CommuteForm.WORKDAYS, Map.of());
    return transactions.in(user.prefixes(), () -> page(shell, person(id), fields).show());
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
          CommuteForm.Read read = asking.read(shell, person.area(), form, days);
          if (!read.wrong().isEmpty()) {
            return page(shell, person, CommuteForm.fields(shell, form, days, read.wrong())).show();
          }
          commutes.ask(user.recorder(), id, person.area(), read.times(), read.until());
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

  private FormPage page(Shell shell, Register.Entry person, List<Field> fields) {
    Subjects.Called called = subjects.of(shell, Subject.person(person.id()));
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
        null,
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
            shell.t("commute.none"))
        .stacked();
  }
}
