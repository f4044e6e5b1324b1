package lianfang.web.duties;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.duty.Duty;
import lianfang.fact.Subject;
import lianfang.web.answer.Bodies;
import lianfang.web.answer.Responsible;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Link;
import lianfang.web.people.PeopleDesk;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 任务卡: who is visited and what is done there, in words. */
@Component
class DutyCards {

  private final Subjects subjects;
  private final Reasons reasons;
  private final Bodies bodies;

  DutyCards(Subjects subjects, Reasons reasons, Bodies bodies) {
    this.subjects = subjects;
    this.reasons = reasons;
    this.bodies = bodies;
  }

  /** One card each, with what is to be done there. */
  List<DutiesPage.Household> of(Shell shell, List<Map.Entry<Subject, List<Duty>>> shown) {
    Map<UUID, Subjects.Called> called =
        subjects.of(shell, shown.stream().map(Map.Entry::getKey).toList());
    Responsible responsible =
        bodies
            .of(
                shown.stream().flatMap(one -> one.getValue().stream()).map(Duty::measure).toList(),
                shell.console().on())
            .in(shell);
    List<DutiesPage.Household> households = new ArrayList<>();
    for (Map.Entry<Subject, List<Duty>> entry : shown) {
      UUID id = entry.getKey().id();
      Subjects.Called name = called.getOrDefault(id, Subjects.unknown(id));
      List<DutiesPage.Duty> cards = new ArrayList<>();
      for (Duty duty : entry.getValue()) {
        cards.add(card(shell, duty, responsible));
      }
      Duty first = entry.getValue().getFirst();
      households.add(
          new DutiesPage.Household(
              (name.name() + " " + name.reference()).strip(),
              subjects.village(shell, first.measure().area()),
              PeopleDesk.record(shell, entry.getKey()),
              cards,
              cards.stream()
                  .filter(card -> card.state().equals("open"))
                  .filter(card -> !card.kind().startsWith("temperature"))
                  .map(DutiesPage.Duty::key)
                  .toList()));
    }
    return households;
  }

  private DutiesPage.Duty card(Shell shell, Duty duty, Responsible responsible) {
    String to = PeopleDesk.record(shell, duty.subject());
    String state =
        switch (duty.done()) {
          case OPEN -> "open";
          case DONE -> "done";
          case COULD_NOT -> "could-not";
        };
    boolean late = duty.due().isBefore(shell.console().on());
    String chip =
        duty.measure().bases().isEmpty()
            ? ""
            : reasons.chip(shell, duty.measure().bases().getFirst());
    return new DutiesPage.Duty(
        duty.subject().kind().word()
            + " "
            + duty.subject().id()
            + " "
            + duty.kind().word()
            + " "
            + duty.measure().area(),
        duty.kind().word(),
        Reasons.say(shell, duty.kind().title()),
        late ? shell.t("duties.late", shell.language().day(duty.due())) : "",
        new Link(chip, to),
        shell.t("record.responsible", responsible.of(duty.measure())),
        state,
        state.equals("open") ? "" : shell.t("duties.state." + state));
  }
}
