package lianfang.web.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseState;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.casework.CaseView;
import lianfang.casework.Cases;
import lianfang.fact.Subject;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 办件页: what a case is, how it stands in a sentence, and what is to be done next. */
@Component
class CasePages {

  /** Where a firm has its turn nobody of an office claims the case. */
  private static final String FIRM = "firm";

  private final Cases cases;
  private final CaseWords words;
  private final CaseBlocks blocks;
  private final CaseValues values;
  private final CaseMore more;
  private final Accounts accounts;
  private final Clock clock;

  CasePages(
      Cases cases,
      CaseWords words,
      CaseBlocks blocks,
      CaseValues values,
      CaseMore more,
      Accounts accounts,
      Clock clock) {
    this.cases = cases;
    this.words = words;
    this.blocks = blocks;
    this.values = values;
    this.more = more;
    this.accounts = accounts;
    this.clock = clock;
  }

  static String path(UUID id) {
    return CaseWords.path(id);
  }

  /** Whom or what a case is about, as its readers call it. */
  String about(Shell shell, CurrentUser user, Subject about, String area) {
    return words.about(shell, user, about, area);
  }

  /** The type of a case, its number, and whom or what it is about. */
  String called(Shell shell, CurrentUser user, CaseFile file) {
    return Said.of(shell, file.type().title())
        + " "
        + CaseWords.number(file)
        + " · "
        + about(shell, user, file.view().about(), file.view().area());
  }

  CasePage of(Shell shell, CurrentUser user, CaseFile file, CasePage.@Nullable Refusal refusal) {
    CaseType type = file.type();
    String path = path(file.view().id());
    List<Block> tables = new ArrayList<>();
    tables.add(blocks.deadlines(shell, file));
    blocks.relations(shell, user, file).ifPresent(tables::add);
    tables.add(blocks.history(shell, file));
    return new CasePage(
        shell,
        new Head(
            called(shell, user, file),
            sentence(shell, file),
            List.of(),
            new Link(shell.t("case.title"), shell.link("/cases"))),
        path,
        tags(shell, file),
        refusal,
        next(shell, user, file),
        values.of(shell, user, file),
        tables,
        new Drawing(shell, type).of(file.view().state(), been(file)),
        more.of(shell, user, file),
        more.links(shell, user, file));
  }

  /** How it stands, who has it, until when. */
  String sentence(Shell shell, CaseFile file) {
    CaseView view = file.view();
    String state = CaseWords.state(shell, file.type(), view.state());
    String says =
        file.type()
            .state(view.state())
            .map(CaseState::says)
            .map(one -> Said.of(shell, one))
            .orElse("");
    if (file.ended()) {
      return shell.t("case.says.ended", state, says);
    }
    Instant due =
        file.deadlines().stream()
            .filter(one -> one.metAt() == null)
            .map(CaseFile.Deadline::due)
            .min(Comparator.naturalOrder())
            .orElse(null);
    if (view.desk().desk().equals(FIRM) && view.claimant().isEmpty()) {
      return shell.t("case.says.firm", state, says, CaseWords.due(shell, due, clock.instant()));
    }
    String who =
        view.claimant()
            .map(account -> accounts.displayNames(Set.of(account)).getOrDefault(account, ""))
            .filter(name -> !name.isEmpty())
            .map(name -> shell.t("case.says.claimed", name))
            .orElseGet(() -> unclaimed(shell, file));
    return shell.t(
        "case.says",
        state,
        says,
        words.desk(shell, view.desk()),
        who,
        CaseWords.due(shell, due, clock.instant()));
  }

  /** Where nobody holds the office that the type names, the case says why it is at the desk. */
  private static String unclaimed(Shell shell, CaseFile file) {
    boolean never = file.events().stream().noneMatch(one -> one.kind().equals("case-claimed"));
    return file.type()
        .rules()
        .claimedFor()
        .filter(office -> never)
        .map(office -> shell.t("case.says.noholder", shell.texts().word("case.office", office)))
        .orElseGet(() -> shell.t("case.says.unclaimed"));
  }

  private List<Cell> tags(Shell shell, CaseFile file) {
    List<Cell> tags = new ArrayList<>();
    file.priorities()
        .forEach(one ->
            tags.add(
                Cell.tag(
                    "act", shell.t("case.priority", Said.of(shell, one.says()), one.points()))));
    if (file.deadlines().stream().anyMatch(one -> one.overdueAt() != null && one.metAt() == null)) {
      tags.add(Cell.tag("act", shell.t("case.supervised")));
    }
    file.relations().merged().ifPresent(other -> tags.add(Cell.tag("tag", shell.t("case.merged"))));
    tags.add(Cell.tag("tag", shell.t("case.code", file.code())));
    return tags;
  }

  private List<CasePage.Act> next(Shell shell, CurrentUser user, CaseFile file) {
    List<CasePage.Act> next = new ArrayList<>();
    for (CaseStep step : cases.open(CaseActing.of(user), file)) {
      boolean form = step.form().isPresent();
      next.add(
          new CasePage.Act(
              step.id(),
              Said.of(shell, step.name()),
              form ? shell.link(path(file.view().id()) + "/steps/" + step.id()) : null,
              UUID.randomUUID().toString(),
              file.view().version()));
    }
    return next;
  }

  /** States in which it has been, by the steps that were done. */
  static Set<String> been(CaseFile file) {
    Set<String> been = new HashSet<>();
    file.events()
        .forEach(
            event -> Optional.ofNullable(event.attributes().get("state")).ifPresent(been::add));
    return been;
  }

  /** Why a step was not done: what, which rule, what to do, and what others did meanwhile. */
  CasePage.Refusal refusal(Shell shell, CaseType type, CaseRefused refused) {
    Set<String> ids = new HashSet<>();
    refused.meanwhile().forEach(done -> ids.add(done.account()));
    var names = accounts.displayNames(ids);
    return new CasePage.Refusal(
        Said.of(shell, refused.refused().says()),
        refused.refused().cites().stream().map(one -> Said.of(shell, one.says())).toList(),
        Said.of(shell, refused.refused().remedy()),
        refused.meanwhile().stream()
            .map(done ->
                shell.t(
                    "case.refused.meanwhile",
                    names.getOrDefault(done.account(), "–"),
                    CaseWords.step(shell, type, done.step()),
                    CaseWords.moment(shell, done.at())))
            .toList());
  }
}
