package lianfang.web.situation;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import lianfang.access.Permission;
import lianfang.fact.FactRefused;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.grade.GradeProposal;
import lianfang.rulebook.grade.Grading;
import lianfang.situation.GradeRow;
import lianfang.situation.Grades;
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
  private static final Pattern PHONE = Pattern.compile("[0-9]{7,}");

  /** A decision names a day soon; a later one is a slip of the pen. */
  private static final int AHEAD_MAX = 31;

  private final ScopedTransactions transactions;
  private final Grades grades;
  private final GradeBlocks blocks;
  private final GradeForms forms;

  GradesDesk(ScopedTransactions transactions, Grades grades, GradeBlocks blocks, GradeForms forms) {
    this.transactions = transactions;
    this.grades = grades;
    this.blocks = blocks;
    this.forms = forms;
  }

  @GetMapping(PAGE)
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return page(shell, user, Map.of(), null);
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
    String missing = forms.missing(shell, form, from);
    if (from == null || missing != null) {
      return page(shell, user, form, missing);
    }
    if (from.isAfter(shell.console().today().plusDays(AHEAD_MAX))) {
      return page(shell, user, form, shell.t("grades.wrong.ahead", AHEAD_MAX));
    }
    if (PHONE.matcher(form.getOrDefault("organ", "")).find()) {
      return page(shell, user, form, shell.t("grades.wrong.phone"));
    }
    try {
      transactions.in(user.prefixes(), () -> decide(user, form, area, from));
    } catch (FactRefused refused) {
      return page(shell, user, form, refused.getMessage());
    }
    return new ModelAndView("redirect:" + shell.link(PAGE));
  }

  private boolean decide(CurrentUser user, Map<String, String> form, String area, LocalDate from) {
    GradeProposal proposal =
        grades.of(java.util.List.of(area), from).stream()
            .map(GradeRow::proposal)
            .filter(one -> one != null)
            .findFirst()
            .orElse(null);
    String proposed = proposal == null || proposal.grade() == null ? "" : proposal.grade();
    grades.decide(
        user.recorder(),
        area,
        from,
        new GradeRow.Decided(
            form.getOrDefault("scheme", ""),
            form.getOrDefault(Grading.COLUMN, ""),
            GradeForms.words(form, "organ"),
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
    String cases = form.getOrDefault("cases", "").strip();
    boolean found = form.getOrDefault("found", "").equals("yes");
    if (day == null || (found && !cases.matches("[1-9][0-9]{0,4}"))) {
      return page(shell, user, form, shell.t("grades.cluster.wrong"));
    }
    try {
      transactions.in(
          user.prefixes(),
          () -> {
            int number = found ? Integer.parseInt(cases) : 0;
            grades.findCluster(user.recorder(), area, day, found, number);
            return true;
          });
    } catch (FactRefused refused) {
      return page(shell, user, form, refused.getMessage());
    }
    return new ModelAndView("redirect:" + shell.link(PAGE));
  }

  /** Days may be typed short, as 225 or 2.25; they lie near the day that the page shows. */
  private static @Nullable LocalDate day(Shell shell, Map<String, String> form, String name) {
    return TypedDay.read(form.getOrDefault(name, ""), shell.console().on()).orElse(null);
  }

  private ModelAndView page(
      Shell shell, CurrentUser user, Map<String, String> typed, @Nullable String refusal) {
    return transactions
        .in(
            user.prefixes(),
            () -> {
              GradeBlocks.Shown shown = blocks.of(shell, user);
              return new GradesPage(
                  shell,
                  shown.head(),
                  refusal,
                  shown.blocks(),
                  forms.decide(shell, user, shown.rows(), typed),
                  forms.cluster(shell, user, shown.rows(), typed));
            })
        .show();
  }
}
