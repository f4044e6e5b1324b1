package lianfang.web.editions;

import java.util.ArrayList;
import java.util.List;
import lianfang.access.Permission;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.EditionOffice;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.edition.EditionState;
import lianfang.rulebook.edition.SimulatedEffect;
import lianfang.rulebook.notice.Notice;
import lianfang.web.action.NoticeScope;
import lianfang.web.part.Field;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 可办事项: what a reader may do next with an edition. */
@Component
class EditionActs {

  private static final int HORIZON = 28;

  private final EditionRegister register;
  private final EditionOffice office;
  private final Editions editions;
  private final NoticeScope scope;
  private final TakenReadings readings;

  EditionActs(
      EditionRegister register,
      EditionOffice office,
      Editions editions,
      NoticeScope scope,
      TakenReadings readings) {
    this.register = register;
    this.office = office;
    this.editions = editions;
    this.scope = scope;
    this.readings = readings;
  }

  /** What may follow, the usual next step first. */
  List<EditionPage.Act> of(Shell shell, CurrentUser user, EditionRecord one) {
    List<EditionPage.Act> acts = new ArrayList<>();
    Notice notice = editions.find(one.edition()).orElseThrow();
    boolean approves = user.may(Permission.APPROVE_NOTICE) && scope.covers(user, notice);
    boolean drafts = user.may(Permission.DRAFT_NOTICE);
    if (one.state() == EditionState.DRAFT && (approves || drafts)) {
      acts.add(act(shell, one, "check", List.of(), List.of(), true));
    }
    if (drafts) {
      acts.add(
          new EditionPage.Act(
              "/notices/" + one.notice() + "/drafts",
              shell.t("draft.begin"),
              shell.t("draft.begin.says"),
              List.of(Field.of("reason", "lines", shell.t("edition.reason"), "").need()),
              List.of(new EditionPage.Hidden("base", one.edition())),
              shell.t("draft.begin.button"),
              false));
    }
    boolean behind = isBehind(one);
    if (behind && drafts) {
      acts.add(0, carry(shell, one));
    }
    boolean open = one.state() == EditionState.CHECKED || one.state() == EditionState.SIMULATED;
    if (open && !behind && (approves || drafts) && office.effect(one).isEmpty()) {
      acts.add(0, simulation(shell, one));
    }
    if (approves && !behind && one.state() == EditionState.SIMULATED) {
      office.effect(one).ifPresent(effect -> acts.add(approval(shell, one, effect)));
    }
    if (!one.state().isOver() && approves) {
      acts.add(withdrawal(shell, one));
    }
    return acts;
  }

  /** Starts a simulation of today at once; another day is asked for on the page of simulations. */
  private static EditionPage.Act simulation(Shell shell, EditionRecord one) {
    return new EditionPage.Act(
        "/notices/simulations",
        shell.t("edition.act.simulated"),
        shell.t("edition.act.simulated.says", shell.ground().name()),
        List.of(),
        List.of(
            new EditionPage.Hidden("edition", one.edition()),
            new EditionPage.Hidden("area", shell.ground().code()),
            new EditionPage.Hidden("asOf", shell.console().today().toString()),
            new EditionPage.Hidden("horizon", String.valueOf(HORIZON))),
        shell.t("simulation.start"),
        true);
  }

  private EditionPage.Act approval(Shell shell, EditionRecord one, SimulatedEffect effect) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.of("at", "datetime-local", shell.t("edition.at"), "")
            .hint(shell.t("edition.at.hint")));
    fields.add(Field.of("reason", "lines", shell.t("edition.reason"), ""));
    if (effect.isToBeConfirmed()) {
      fields.add(
          Field.of("confirmed", "number", shell.t("edition.release"), "")
              .hint(shell.t("edition.release.hint", effect.released(), effect.people()))
              .need());
    }
    readings.add(shell, one.edition(), fields);
    String holds = register.inForce(one.notice()).map(EditionRecord::edition).orElse("");
    return act(shell, one, "approve", fields, List.of(new EditionPage.Hidden("over", holds)), true);
  }

  private EditionPage.Act withdrawal(Shell shell, EditionRecord one) {
    boolean holds = one.state() == EditionState.IN_FORCE;
    long people = holds ? office.people(one.notice()) : 0;
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("reason", "lines", shell.t("edition.reason"), "").need());
    if (holds) {
      fields.add(
          Field.of("confirmed", "number", shell.t("edition.confirm"), "")
              .hint(shell.t("edition.confirm.hint", people))
              .need());
    }
    List<EditionPage.Hidden> hidden =
        holds ? List.of() : List.of(new EditionPage.Hidden("confirmed", "0"));
    String says = holds ? shell.t("edition.withdraw.holds", people) : "";
    EditionPage.Act act = act(shell, one, "withdraw", fields, hidden, false);
    return holds
        ? new EditionPage.Act(act.action(), act.title(), says, fields, hidden, act.button(), false)
        : act;
  }

  private static EditionPage.Act act(
      Shell shell,
      EditionRecord one,
      String word,
      List<Field> fields,
      List<EditionPage.Hidden> hidden,
      boolean first) {
    return new EditionPage.Act(
        "/notices/" + one.notice() + "/editions/" + one.edition() + "/" + word,
        shell.texts().of("edition.act." + word),
        shell.texts().of("edition.act." + word + ".says"),
        fields,
        hidden,
        shell.texts().of("edition.act." + word + ".button"),
        first);
  }

  /** What a reader has to know before doing anything of it. */
  List<String> told(Shell shell, CurrentUser user, EditionRecord one, Notice notice) {
    List<String> told = new ArrayList<>();
    if (one.state() == EditionState.SIMULATED) {
      String old = scope.covers(user, notice) ? "edition.simulated.old" : "simulation.of.above";
      told.add(shell.t(isSeen(one) ? "edition.simulated" : old));
    }
    if (one.from() == null && !one.state().isOver()) {
      told.addAll(readings.says(shell, one.edition()));
    }
    if (!one.state().isOver()) {
      told.addAll(readings.layers(shell, one.edition()));
    }
    boolean outside = user.may(Permission.APPROVE_NOTICE) && !scope.covers(user, notice);
    if (outside && !one.state().isOver()) {
      told.add(shell.t("edition.outside"));
    }
    return told;
  }

  /** Whether the simulation that was recorded as seen still counts. */
  boolean isSeen(EditionRecord one) {
    return office.effect(one).isPresent();
  }

  /** Whether another edition is in force than the one from which this was made. */
  boolean isBehind(EditionRecord one) {
    String base = one.base();
    boolean open =
        one.state() == EditionState.DRAFT
            || one.state() == EditionState.CHECKED
            || one.state() == EditionState.SIMULATED;
    String holds = register.inForce(one.notice()).map(EditionRecord::edition).orElse("");
    return open && base != null && !base.equals(holds) && !holds.isEmpty();
  }

  /** Its changes on the edition in force, because it cannot be approved any more as it is. */
  private static EditionPage.Act carry(Shell shell, EditionRecord one) {
    String reason = one.step("drafted").map(EditionRecord.Step::reason).orElse("");
    return new EditionPage.Act(
        "/notices/" + one.notice() + "/drafts",
        shell.t("edition.act.carry"),
        shell.t("edition.act.carry.says"),
        List.of(Field.of("reason", "lines", shell.t("edition.reason"), reason).need()),
        List.of(
            new EditionPage.Hidden("base", one.edition()), new EditionPage.Hidden("carry", "true")),
        shell.t("edition.act.carry.button"),
        true);
  }
}
