package lianfang.web.basis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 事实清单: facts as a table, corrected ones marked. */
@Component
public class FactTables {

  private final FactWords words;
  private final Accounts accounts;

  FactTables(FactWords words, Accounts accounts) {
    this.words = words;
    this.accounts = accounts;
  }

  /** Who recorded what, by the account's opaque id; processes keep their word. */
  public Map<String, String> recorders(List<Fact> facts) {
    Set<String> ids = new HashSet<>();
    facts.forEach(fact -> ids.add(fact.recorder()));
    return accounts.displayNames(ids);
  }

  /** Facts that the console's moment knows, latest first. */
  public static List<Fact> known(Shell shell, List<Fact> facts) {
    var knownAt = shell.console().knownAt();
    return facts.stream()
        .filter(fact -> knownAt == null || !fact.recordedAt().isAfter(knownAt))
        .sorted(Comparator.comparing(Fact::happenedAt).thenComparing(Fact::seq).reversed())
        .toList();
  }

  /** The facts as a block. */
  public Block block(Shell shell, List<Fact> facts) {
    List<Fact> shown = known(shell, facts);
    Map<String, String> names = recorders(shown);
    Set<UUID> corrected = new HashSet<>();
    shown.forEach(fact -> {
      if (fact.corrects() != null) {
        corrected.add(fact.corrects());
      }
    });
    List<Row> rows = new ArrayList<>();
    for (Fact fact : shown) {
      boolean old = corrected.contains(fact.id());
      String mark = fact.corrects() != null ? "facts.correction" : old ? "facts.corrected" : "";
      rows.add(
          new Row(
              null,
              List.of(
                  new Cell("code", fact.number(), null, null, false),
                  Cell.of(shell.language().day(fact.happenedOn())),
                  Cell.of(words.words(shell, fact)),
                  Cell.tag(old ? "act" : "tag", mark.isEmpty() ? "" : shell.t(mark)).asMinor(),
                  Cell.minor(
                      names.getOrDefault(
                          fact.recorder(), shell.texts().word("process", fact.recorder()))),
                  Cell.minor(
                      shell
                          .language()
                          .moment(fact.recordedAt().atZone(Days.ZONE).toLocalDateTime())))));
    }
    return new Block(
        shell.t("facts.title", rows.size()),
        shell.t("facts.footer"),
        new Link(shell.t("facts.more"), shell.link("/ledger")),
        List.of(
            Listing.Column.of(shell.t("facts.number")),
            Listing.Column.of(shell.t("facts.day")),
            Listing.Column.of(shell.t("facts.says")),
            Listing.Column.minor(shell.t("facts.mark")),
            Listing.Column.minor(shell.t("facts.recorder")),
            Listing.Column.minor(shell.t("facts.recorded"))),
        rows,
        shell.t("facts.none"));
  }
}
