package lianfang.web.paper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.fact.Subject;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.MeasureState;
import lianfang.rulebook.Standing;
import lianfang.rulebook.switched.BeforeSwitch;
import lianfang.rulebook.switched.SwitchedLists;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/**
 * 换代告知书: the notices for people whom a switch of rules concerns: of each isolation that is another
 * one now, and of the end where there is none any more. What nobody would notice is not printed.
 */
@Component
public final class SwitchedPapers {

  private final MeasureLists measures;
  private final MeasurePapers papers;
  private final Subjects subjects;
  private final Audit audit;

  SwitchedPapers(MeasureLists measures, MeasurePapers papers, Subjects subjects, Audit audit) {
    this.measures = measures;
    this.papers = papers;
    this.subjects = subjects;
    this.audit = audit;
  }

  /**
   * Whose papers are printed.
   *
   * @param village code of the village
   * @param persons those of it whom the switch changed
   * @param about what brought the switch about, in words
   */
  public record Batch(String village, List<SwitchedLists.Switched> persons, String about) {}

  /**
   * The papers of a village; each is in the audit before anybody sees it. The caller's transaction
   * says whose they may be.
   *
   * @param before the rules that held until the switch
   */
  public PaperStack of(Shell shell, CurrentUser user, BeforeSwitch.Rules before, Batch batch) {
    List<MeasurePapers.Asked> asked = asked(shell, before, batch);
    audit.papers(
        user.actor(),
        asked.stream()
            .map(one -> new Audit.Paper(one.measure().subject(), one.measure().area(), one.code()))
            .toList(),
        shell.t("reason.serve"));
    List<MeasurePaper> written =
        asked.stream().flatMap(one -> papers.find(shell, user, one).stream()).toList();
    long ends = asked.stream().filter(MeasurePapers.Asked::release).count();
    return new PaperStack(
        shell.language().tag(),
        subjects.village(shell, batch.village()),
        batch.about(),
        List.of(
            new MeasurePaper.Line(
                shell.t("paper.title.measure"), shell.language().number(asked.size() - ends)),
            new MeasurePaper.Line(shell.t("paper.title.release"), shell.language().number(ends)),
            new MeasurePaper.Line(
                shell.t("switch.print.by"),
                shell.t(
                    "paper.printed",
                    user.account().displayName(),
                    shell.language().moment(shell.console().clock())))),
        shell.t("switch.print.closing"),
        written);
  }

  private List<MeasurePapers.Asked> asked(Shell shell, BeforeSwitch.Rules before, Batch batch) {
    List<UUID> ids =
        batch.persons().stream()
            .map(SwitchedLists.Switched::subject)
            .filter(subject -> subject.kind() == Subject.Kind.PERSON)
            .map(Subject::id)
            .toList();
    LocalDate today = shell.console().today();
    Map<UUID, List<Standing>> now = new HashMap<>();
    for (Standing one : measures.of(ids)) {
      LocalDate until = one.until();
      boolean over = until != null && until.isBefore(today);
      if (isIsolation(one) && !over && !one.state().equals(MeasureState.RELEASED.word())) {
        now.computeIfAbsent(one.subject().id(), key -> new ArrayList<>()).add(one);
      }
    }
    Map<UUID, List<Standing>> was = before.of(ids);
    List<MeasurePapers.Asked> asked = new ArrayList<>();
    for (UUID id : ids) {
      List<Standing> old =
          was.getOrDefault(id, List.of()).stream().filter(SwitchedPapers::isIsolation).toList();
      List<Standing> fresh = now.getOrDefault(id, List.of());
      fresh.stream()
          .filter(one -> old.stream().noneMatch(other -> isSame(one, other)))
          .forEach(one -> asked.add(new MeasurePapers.Asked(one, false, null)));
      if (fresh.isEmpty()) {
        old.forEach(one ->
            asked.add(new MeasurePapers.Asked(ended(one, before.day()), true, before.day())));
      }
    }
    return asked;
  }

  private static boolean isIsolation(Standing one) {
    return one.measure().equals(Measure.ISOLATION.word());
  }

  private static boolean isSame(Standing one, Standing other) {
    return one.place().equals(other.place())
        && java.util.Objects.equals(one.from(), other.from())
        && java.util.Objects.equals(one.until(), other.until());
  }

  /** What was to last longer ended on the day of the switch. */
  private static Standing ended(Standing one, LocalDate day) {
    return new Standing(
        one.subject(),
        one.number(),
        one.area(),
        one.measure(),
        one.place(),
        one.state(),
        one.from(),
        day,
        one.bases(),
        one.causedBy());
  }
}
