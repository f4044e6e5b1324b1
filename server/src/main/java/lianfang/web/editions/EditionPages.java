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
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.edition.EditionState;
import lianfang.rulebook.notice.Notice;
import lianfang.web.basis.Reasons;
import lianfang.web.difference.DifferencePart;
import lianfang.web.difference.Differences;
import lianfang.web.difference.LogicBlocks;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
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
public class EditionPages {

  private final EditionRegister register;
  private final Activations activations;
  private final Accounts accounts;
  private final Editions editions;
  private final Drafts drafts;
  private final SwitchReports reports;
  private final EditionActs acts;

  EditionPages(
      EditionRegister register,
      Activations activations,
      Accounts accounts,
      Editions editions,
      Drafts drafts,
      SwitchReports reports,
      EditionActs acts) {
    this.register = register;
    this.activations = activations;
    this.accounts = accounts;
    this.editions = editions;
    this.drafts = drafts;
    this.reports = reports;
    this.acts = acts;
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

  EditionPage page(Shell shell, CurrentUser user, EditionRecord one, Notice notice, Asked asked) {
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
        told(shell, user, one, notice),
        progress(shell, one),
        elsewhere ? List.of() : acts.of(shell, user, one).stream().map(asked::typed).toList(),
        links(shell, one),
        asked.refusal(),
        asked.faults(),
        base.map(other -> logic(shell, other, one)).orElse(List.of()),
        base.map(other -> difference(shell, other, one)).orElse(null),
        user.may(Permission.DRAFT_NOTICE) ? List.of(drafts(shell, one)) : List.of());
  }

  private List<Link> links(Shell shell, EditionRecord one) {
    List<Link> links = new ArrayList<>();
    reports.all(shell, one).forEach(report -> links.add(report.page()));
    links.add(
        new Link(
            shell.t("simulation.ask"),
            shell.link("/notices/simulations", "edition", one.edition())));
    links.add(new Link(shell.t("edition.readings"), shell.link("/readings/" + one.notice())));
    return links;
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
                  Cell.named(draft.reason(), base(draft), to),
                  Cell.said(names.getOrDefault(draft.drafter(), "")))));
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

  private static String base(Drafts.Draft draft) {
    String base = draft.base();
    return base == null ? draft.notice() : brief(base);
  }

  static String brief(String edition) {
    return edition.substring(0, Math.min(8, edition.length()));
  }

  /** A refusal in the page's language. */
  public static String say(Shell shell, EditionRefused refused) {
    boolean zh = shell.language() == Language.ZH;
    String said = zh ? refused.refusal().zh() : refused.refusal().en();
    String at = zh ? refused.atZh() : refused.at();
    return at.isEmpty() ? said : shell.t("edition.refused.at", said, at);
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

  private List<String> told(Shell shell, CurrentUser user, EditionRecord one, Notice notice) {
    List<String> told = new ArrayList<>();
    if (acts.isBehind(one)) {
      told.add(
          shell.t(
              "edition.behind",
              brief(String.valueOf(one.base())),
              register.inForce(one.notice()).map(o -> brief(o.edition())).orElse("")));
    }
    told.addAll(acts.told(shell, user, one, notice));
    reports.all(shell, one).forEach(report -> told.add(report.text()));
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
    boolean switches =
        one.state() == EditionState.IN_FORCE || one.state() == EditionState.WITHDRAWN;
    boolean fresh =
        switches
            && one.step(one.state().word())
                .filter(step -> activations.of(step.seq()).isEmpty())
                .isPresent();
    if (running.isPresent() && (begins || fresh)) {
      return shell.t("edition.progress.count", running.get().persons());
    }
    // Between the fact and the first person derived the page has to go on looking.
    return begins || fresh ? shell.t("edition.progress.begins") : null;
  }

  /** What a check found, in the page's language. */
  static List<EditionPage.Fault> faults(Shell shell, Notice notice, NoticeRefused refused) {
    return Faults.of(shell, notice, refused.findings());
  }
}
