package lianfang.web.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Accounts;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseStep;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 办件表格: deadlines, other cases, and everything that happened with who, when and on what basis. */
@Component
class CaseBlocks {

  private final CaseWords words;
  private final CaseActing acting;
  private final Accounts accounts;
  private final Clock clock;

  CaseBlocks(CaseWords words, CaseActing acting, Accounts accounts, Clock clock) {
    this.words = words;
    this.acting = acting;
    this.accounts = accounts;
    this.clock = clock;
  }

  Block deadlines(Shell shell, CaseFile file) {
    Instant now = clock.instant();
    List<Row> rows = new ArrayList<>();
    for (CaseFile.Deadline one : file.deadlines()) {
      Instant metAt = one.metAt();
      boolean met = metAt != null;
      boolean late = (metAt == null ? now : metAt).isAfter(one.due());
      boolean near = !met && now.isAfter(one.warn());
      String state = met ? late ? "met-late" : "met" : late ? "late" : near ? "near" : "runs";
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(CaseWords.term(shell, file.type(), one.term())),
                  Cell.of(
                      met
                          ? CaseWords.moment(shell, one.due())
                          : CaseWords.due(shell, one.due(), now)),
                  Cell.tag(
                      late || near ? "act" : met ? "good" : "tag", shell.t("case.term." + state)),
                  Cell.minor(one.extended() ? shell.t("case.term.extended") : ""))));
    }
    return new Block(
        shell.t("case.terms"),
        shell.t("case.terms.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("case.term")),
            Listing.Column.of(shell.t("case.term.due")),
            Listing.Column.of(shell.t("case.term.state")),
            Listing.Column.minor("")),
        rows,
        shell.t("case.terms.none"));
  }

  /**
   * Cases to which it belongs, that belong to it, or that are linked, as far as one may see them.
   */
  Optional<Block> relations(Shell shell, CurrentUser user, CaseFile file) {
    CaseFile.Relations relations = file.relations();
    Map<UUID, String> others = new LinkedHashMap<>();
    relations.parent().ifPresent(id -> others.put(id, "parent"));
    relations.merged().ifPresent(id -> others.put(id, "merged"));
    relations.children().forEach(id -> others.putIfAbsent(id, "child"));
    relations.linked().forEach(others::putIfAbsent);
    List<Row> rows = new ArrayList<>();
    others.forEach((id, how) ->
        acting
            .find(user, id)
            .ifPresent(other -> {
              String to = shell.link(CasePages.path(id));
              String title = Said.of(shell, other.type().title());
              rows.add(
                  new Row(
                      to,
                      List.of(
                          Cell.subject(title, CaseWords.number(other), to),
                          Cell.of(shell.texts().word("case.relation", how)),
                          Cell.tag(
                              other.ended() ? "good" : "tag",
                              CaseWords.state(shell, other.type(), other.view().state())))));
            }));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Block(
                shell.t("case.relations"),
                null,
                null,
                List.of(
                    Listing.Column.of(shell.t("case.one")),
                    Listing.Column.of(shell.t("case.relation")),
                    Listing.Column.of(shell.t("case.state"))),
                rows,
                shell.t("case.relations.hidden")));
  }

  Block history(Shell shell, CaseFile file) {
    Set<String> ids = new HashSet<>();
    file.events().forEach(event -> ids.add(event.recorder()));
    Map<String, String> names = accounts.displayNames(ids);
    List<Row> rows = new ArrayList<>();
    for (CaseFile.Event event : file.events().reversed()) {
      Map<String, String> said = event.attributes();
      String note = file.words().getOrDefault(said.getOrDefault("words", ""), "");
      String state = said.get("state");
      rows.add(
          new Row(
              null,
              List.of(
                  new Cell(
                      "text",
                      words.happened(shell, file, event),
                      note.isEmpty() ? basis(shell, file, said) : note,
                      null,
                      false),
                  Cell.of(state == null ? "" : CaseWords.state(shell, file.type(), state)),
                  Cell.of(who(shell, names, event)),
                  Cell.of(CaseWords.moment(shell, event.happenedAt())),
                  new Cell("code", "F-" + event.number(), null, null, true))));
    }
    return new Block(
            shell.t("case.history", rows.size()),
            shell.t("case.history.footer"),
            null,
            List.of(
                Listing.Column.of(shell.t("case.event")),
                Listing.Column.of(shell.t("case.event.state")),
                Listing.Column.of(shell.t("case.event.who")),
                Listing.Column.of(shell.t("case.event.when")),
                Listing.Column.minor(shell.t("case.event.fact"))),
            rows,
            "")
        .stacked();
  }

  private static String who(Shell shell, Map<String, String> names, CaseFile.Event event) {
    String name =
        switch (event.recorder()) {
          case "public" -> shell.t("case.who.public");
          case "clock" -> shell.t("case.who.clock");
          case "holder" -> shell.texts().word("by", "self");
          default -> names.getOrDefault(event.recorder(), "–");
        };
    String team = event.attributes().getOrDefault("team", "");
    return team.isEmpty() ? name : shell.t("case.who.team", name, team);
  }

  /** Which rule asks for a step. */
  private static String basis(Shell shell, CaseFile file, Map<String, String> said) {
    return file.type()
        .step(said.getOrDefault("step", ""))
        .map(CaseStep::cites)
        .map(cites ->
            cites.stream().map(one -> Said.of(shell, one.says())).collect(Collectors.joining("; ")))
        .filter(text -> !text.isEmpty())
        .map(text -> shell.t("case.basis", text))
        .orElse("");
  }
}
