package lianfang.web.situation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lianfang.access.Permission;
import lianfang.fact.FactRefused;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.grade.GradeProposal;
import lianfang.rulebook.grade.Grading;
import lianfang.situation.GradeRow;
import lianfang.situation.Grades;
import lianfang.web.basis.Refused;
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

/** Shows proposed and decided risk grades, and records what the organs decide and find. */
@Controller
class GradesDesk {

  private static final String PAGE = "/situation/grades";

  private final ScopedTransactions transactions;
  private final Grades grades;
  private final GradeBlocks blocks;
  private final GradeForms forms;
  private final GradeOrgans organs;

  GradesDesk(
      ScopedTransactions transactions,
      Grades grades,
      GradeBlocks blocks,
      GradeForms forms,
      GradeOrgans organs) {
    this.organs = organs;
    this.transactions = transactions;
    this.grades = grades;
    this.blocks = blocks;
    this.forms = forms;
  }

  /**
   * What somebody asked to be recorded and why it was not.
   *
   * @param typed stays in the fields
   * @param errors what is wrong, by field
   * @param refusal what is wrong beside a field; null where nothing is
   */
  record Asked(Map<String, String> typed, Map<String, String> errors, @Nullable String refusal) {

    /** Nothing was asked for. */
    static final Asked NONE = new Asked(Map.of(), Map.of(), null);
  }

  @GetMapping(PAGE)
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return page(shell, user, Asked.NONE);
  }

  @PostMapping(PAGE)
  ModelAndView decide(
      Shell shell,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.APPROVE_NOTICE);
    String area = form.getOrDefault("area_of", "");
    user.requireArea(area);
    LocalDate from = day(shell, form, "from");
    Map<String, String> errors = forms.errors(shell, form, from);
    if (from == null || !errors.isEmpty()) {
      return page(shell, user, new Asked(form, errors, null));
    }
    try {
      transactions.in(user.prefixes(), () -> decide(user, form, area, from));
    } catch (FactRefused refused) {
      return page(shell, user, new Asked(form, Map.of(), Refused.say(shell, refused)));
    }
    return new ModelAndView("redirect:" + shell.link(PAGE));
  }

  private boolean decide(CurrentUser user, Map<String, String> form, String area, LocalDate from) {
    String scheme = form.getOrDefault("scheme", "");
    GradeProposal proposal =
        grades.of(List.of(area), from).stream()
            .flatMap(row -> row.proposals().stream())
            .filter(one -> one.basis().notice().equals(scheme))
            .findFirst()
            .orElse(null);
    String proposed = proposal == null || proposal.grade() == null ? "" : proposal.grade();
    grades.decide(
        user.recorder(),
        area,
        from,
        new GradeRow.Decided(
            scheme,
            form.getOrDefault(Grading.COLUMN, ""),
            organs.name(form.getOrDefault("organ", "")),
            from,
            GradeForms.words(form, "cites"),
            proposed,
            ""));
    return true;
  }

  @PostMapping(PAGE + "/cluster")
  ModelAndView cluster(
      Shell shell,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ANSWER_DECISION);
    String area = form.getOrDefault("cluster_of", "");
    user.requireArea(area);
    LocalDate day = day(shell, form, "day");
    Map<String, String> errors = GradeForms.clusterErrors(shell, form, day);
    if (day == null || !errors.isEmpty()) {
      return page(shell, user, new Asked(form, errors, null));
    }
    boolean found = form.getOrDefault("found", "").equals("yes");
    String cases = form.getOrDefault("cases", "").strip();
    try {
      transactions.in(
          user.prefixes(),
          () -> {
            int number = found ? Integer.parseInt(cases) : 0;
            grades.findCluster(user.recorder(), area, day, found, number);
            return true;
          });
    } catch (FactRefused refused) {
      return page(shell, user, new Asked(form, Map.of(), Refused.say(shell, refused)));
    }
    return new ModelAndView("redirect:" + shell.link(PAGE));
  }

  /** Days may be typed short, as 225 or 2.25; they lie near the day that the page shows. */
  private static @Nullable LocalDate day(Shell shell, Map<String, String> form, String name) {
    return TypedDay.read(form.getOrDefault(name, ""), shell.console().on()).orElse(null);
  }

  private ModelAndView page(Shell shell, CurrentUser user, Asked asked) {
    return transactions
        .in(
            user.prefixes(),
            () -> {
              GradeBlocks.Shown shown = blocks.of(shell, user);
              return new GradesPage(
                  shell,
                  shown.head(),
                  asked.refusal(),
                  shown.blocks(),
                  forms.decide(shell, user, shown.rows(), asked),
                  forms.cluster(shell, user, shown.rows(), asked));
            })
        .show();
  }
}
