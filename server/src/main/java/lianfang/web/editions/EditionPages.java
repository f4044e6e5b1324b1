package lianfang.web.editions;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.rulebook.Editions;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionOffice;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.edition.EditionState;
import lianfang.rulebook.edition.SimulatedEffect;
import lianfang.rulebook.notice.Notice;
import lianfang.web.basis.Reasons;
import lianfang.web.difference.DifferencePart;
import lianfang.web.difference.Differences;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.part.Stage;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the page of an edition: where it stands, who brought it there, what may follow. */
@Component
class EditionPages {

  private static final int HORIZON = 28;

  private final EditionRegister register;
  private final EditionOffice office;
  private final Activations activations;
  private final Accounts accounts;
  private final Editions editions;
  private final Drafts drafts;
  private final SwitchReports reports;

  EditionPages(
      EditionRegister register,
      EditionOffice office,
      Activations activations,
      Accounts accounts,
      Editions editions,
      Drafts drafts,
      SwitchReports reports) {
    this.register = register;
    this.office = office;
    this.activations = activations;
    this.accounts = accounts;
    this.editions = editions;
    this.drafts = drafts;
    this.reports = reports;
  }

  /**
   * What somebody asked for and why it was refused.
   *
   * @param act word of the step; empty where nothing was asked for
   * @param form what was typed, which stays in its fields
   */
  record Asked(
      @Nullable String refusal,
      List<EditionPage.Fault> faults,
      String act,
      Map<String, String> form) {

    /** Nothing was asked for. */
    static final Asked NONE = new Asked(null, List.of(), "", Map.of());

    private EditionPage.Act typed(EditionPage.Act one) {
      return one.id().equals("act-" + act) ? one.typed(form) : one;
    }
  }

  EditionPage page(
      Shell shell,
      CurrentUser user,
      EditionRecord one,
      Notice notice,
      Asked asked) {
    String state = shell.texts().word("edition.state", one.state().word());
    Head head =
        new Head(
            shell.t("edition.title", Reasons.say(shell, notice.title()), brief(one.edition())),
            sentence(shell, one, state),
            List.of(),
            new Link(shell.t("edition.back"), shell.link("/notices/" + one.notice())));
    boolean elsewhere = shell.console().elsewhere();
    Optional<String> base = compared(one);
    return new EditionPage(
        shell,
        head,
        steps(shell, one),
        told(shell, one),
        progress(shell, one),
        elsewhere ? List.of() : acts(shell, user, one).stream().map(asked::typed).toList(),
        List.of(
            new Link(
                shell.t("simulation.ask"),
                shell.link("/notices/simulations", "edition", one.edition())),
            new Link(shell.t("edition.readings"), shell.link("/readings/" + one.notice()))),
        asked.refusal(),
        asked.faults(),
        base.map(other -> logic(shell, other, one)).orElse(List.of()),
        base.map(other -> difference(shell, other, one)).orElse(null),
        user.may(Permission.DRAFT_NOTICE) ? List.of(drafts(shell, one)) : List.of());
  }

  /** The edition with which this one is compared; empty where it is the only one. */
  private Optional<String> compared(EditionRecord one) {
    String own = one.edition();
    String base = one.base();
    if (base == null) {
      base = register.inForce(one.notice()).map(EditionRecord::edition).orElse(own);
    }
    return Optional.of(base).filter(other -> !other.equals(own));
  }

  private List<Block> logic(Shell shell, String base, EditionRecord one) {
    Notice before = editions.find(base).orElseThrow();
    return LogicBlocks.of(shell, before, editions.find(one.edition()).orElseThrow());
  }

  private DifferencePart difference(Shell shell, String base, EditionRecord one) {
    return Differences.of(
        shell,
        editions.find(base).orElseThrow(),
        editions.folder(base).files(),
        editions.folder(one.edition()).files());
  }

  private Block drafts(Shell shell, EditionRecord one) {
    List<Drafts.Draft> all = drafts.of(one.notice());
    Map<String, String> names =
        accounts.displayNames(all.stream().map(Drafts.Draft::drafter).toList());
    List<Row> rows = new ArrayList<>();
    for (Drafts.Draft draft : all) {
      String to = shell.link("/notices/" + one.notice() + "/drafts/" + draft.id());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(draft.reason(), brief(draft.base()), to),
                  Cell.of(names.getOrDefault(draft.drafter(), "")))));
    }
    return new Block(
        shell.t("draft.list"),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("edition.reason")),
            Listing.Column.of(shell.t("draft.drafter"))),
        rows,
        shell.t("draft.list.none"));
  }

  static String brief(String edition) {
    return edition.substring(0, Math.min(8, edition.length()));
  }

  /** A refusal in the page's language. */
  static String say(Shell shell, EditionRefused refused) {
    boolean zh = shell.language() == Language.ZH;
    String said = zh ? refused.refusal().zh() : refused.refusal().en();
    return refused.at().isEmpty() ? said : shell.t("edition.refused.at", said, refused.at());
  }

  private static String moment(Shell shell, Instant at) {
    return shell.language().moment(LocalDateTime.ofInstant(at, Days.ZONE));
  }

  private static String sentence(Shell shell, EditionRecord one, String state) {
    Instant at = one.takesEffect();
    if (one.state() == EditionState.IN_FORCE && one.from() != null) {
      return shell.t("edition.says.holds", shell.language().full(one.from()));
    }
    if (one.state() == EditionState.APPROVED && at != null) {
      return shell.t("edition.says.waits", moment(shell, at));
    }
    return shell.t("edition.says", state);
  }

  private List<Stage> steps(Shell shell, EditionRecord one) {
    Set<String> ids = one.steps().stream().map(EditionRecord.Step::by).collect(Collectors.toSet());
    Map<String, String> names = accounts.displayNames(ids);
    List<Stage> steps = new ArrayList<>();
    steps.add(drafted(shell, one, names));
    List<EditionState> way =
        new ArrayList<>(
            List.of(EditionState.CHECKED, EditionState.SIMULATED, EditionState.APPROVED));
    way.add(EditionState.IN_FORCE);
    if (one.state().isOver()) {
      way.add(one.state());
    }
    for (EditionState state : way) {
      steps.add(step(shell, one, state, names));
    }
    return steps;
  }

  private static Stage drafted(Shell shell, EditionRecord one, Map<String, String> names) {
    Optional<EditionRecord.Step> drafted = one.step("drafted");
    return new Stage(
        shell.texts().word("edition.state", "draft"),
        one.state() == EditionState.DRAFT ? "now" : "done",
        drafted.map(step -> who(shell, step, names)).orElse(shell.t("edition.playbook")),
        moment(shell, one.keptAt()),
        drafted.map(EditionRecord.Step::reason).orElse(""));
  }

  private static Stage step(
      Shell shell, EditionRecord one, EditionState state, Map<String, String> names) {
    Optional<EditionRecord.Step> done = one.step(state.word());
    String tone =
        state == one.state() ? "now" : done.isPresent() || state.isOver() ? "done" : "ahead";
    String when = done.map(step -> moment(shell, step.at())).orElse("");
    if (state == EditionState.IN_FORCE && one.from() != null) {
      when = shell.t("edition.from", shell.language().full(one.from()));
    }
    if (state.isOver() && done.isEmpty() && one.until() != null) {
      when = shell.t("edition.until", shell.language().full(one.until()));
    }
    return new Stage(
        shell.texts().word("edition.state", state.word()),
        tone,
        done.map(step -> who(shell, step, names)).orElse(""),
        when,
        done.map(EditionRecord.Step::reason).orElse(""));
  }

  static String who(Shell shell, EditionRecord.Step step, Map<String, String> names) {
    return names.getOrDefault(step.by(), shell.texts().word("process", step.by()));
  }

  private List<String> told(Shell shell, EditionRecord one) {
    List<String> told = new ArrayList<>();
    if (isBehind(one)) {
      told.add(
          shell.t(
              "edition.behind",
              brief(String.valueOf(one.base())),
              register.inForce(one.notice()).map(o -> brief(o.edition())).orElse("")));
    }
    if (one.state() == EditionState.SIMULATED) {
      String key = office.effect(one).isPresent() ? "edition.simulated" : "edition.simulated.old";
      told.add(shell.t(key));
    }
    reports.of(shell, one).ifPresent(told::add);
    return told;
  }

  private @Nullable String progress(Shell shell, EditionRecord one) {
    Instant at = one.takesEffect();
    boolean begins =
        one.state() == EditionState.APPROVED
            && at != null
            && !at.isAfter(shell.console().now())
            && one.from() == null;
    Optional<Activations.Running> running = activations.running();
    boolean fresh =
        one.state() == EditionState.IN_FORCE
            && one.step(EditionState.IN_FORCE.word())
                .filter(step -> activations.of(step.seq()).isEmpty())
                .isPresent();
    if (running.isPresent() && (begins || fresh)) {
      return shell.t("edition.progress.count", running.get().persons());
    }
    // Between the fact and the first person derived the page has to go on looking.
    return begins || fresh ? shell.t("edition.progress.begins") : null;
  }

  private List<EditionPage.Act> acts(Shell shell, CurrentUser user, EditionRecord one) {
    List<EditionPage.Act> acts = new ArrayList<>();
    boolean approves = user.may(Permission.APPROVE_NOTICE);
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

  /** What a check found, in the page's language. */
  static List<EditionPage.Fault> faults(Shell shell, Notice notice, NoticeRefused refused) {
    return Faults.of(shell, notice, refused.findings());
  }

  /** Whether another edition is in force than the one from which this was made. */
  private boolean isBehind(EditionRecord one) {
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
