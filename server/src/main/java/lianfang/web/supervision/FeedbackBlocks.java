package lianfang.web.supervision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.desk.Rectifications.FedBack;
import lianfang.casework.round.Rounds;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** Draws what others found: by source, and as an answer to one source. */
@Component
class FeedbackBlocks {

  private final CaseTypes types;
  private final Subjects subjects;

  FeedbackBlocks(CaseTypes types, Subjects subjects) {
    this.types = types;
    this.subjects = subjects;
  }

  static boolean isClosed(FedBack one) {
    return List.of("closed", "settled", "withdrawn").contains(one.entry().state());
  }

  Block sources(Shell shell, List<FedBack> all) {
    Map<String, List<FedBack>> bySource = new LinkedHashMap<>();
    all.forEach(one -> bySource.computeIfAbsent(one.says(), says -> new ArrayList<>()).add(one));
    List<Row> rows = new ArrayList<>();
    bySource.forEach((says, items) -> {
      long closed = items.stream().filter(FeedbackBlocks::isClosed).count();
      String to = shell.link(FeedbackDesk.PAGE, "says", says);
      boolean nameless = says.isEmpty();
      rows.add(
          new Row(
              nameless ? null : to,
              List.of(
                  nameless ? Cell.of(shell.t("feedback.nameless")) : Cell.named(says, null, to),
                  Cell.number(closed + "/" + items.size(), nameless ? null : to),
                  Cell.minor(label(shell, "source", items.getFirst().source())),
                  Cell.minor(CaseWords.moment(shell, items.getFirst().entry().filedAt())))));
    });
    return new Block(
        shell.t("feedback.sources"),
        shell.t("feedback.sources.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("feedback.source")),
            Listing.Column.number(shell.t("feedback.closed")),
            Listing.Column.minor(shell.t("rectify.source")),
            Listing.Column.minor(shell.t("round.when"))),
        rows,
        shell.t("feedback.none"));
  }

  /** What is answered: problem by problem, what was done and how it stands. */
  Block reply(Shell shell, List<FedBack> items) {
    CaseType type = type();
    List<Row> rows = new ArrayList<>();
    for (FedBack one : items) {
      String to = shell.link(CaseWords.path(one.entry().id()));
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(one.problem(), subjects.name(shell, one.entry().area()), to),
                  Cell.tag(
                      isClosed(one) ? "good" : "act",
                      CaseWords.state(shell, type, one.entry().state())),
                  one.measure().isEmpty()
                      ? Cell.of(shell.t("feedback.notyet"))
                      : Cell.said(one.measure()),
                  Cell.minor(label(shell, "owner", one.owner())),
                  Cell.minor(CaseWords.due(shell, one.entry().due(), shell.console().now())))));
    }
    return new Block(
        shell.t("feedback.reply"),
        shell.t("feedback.reply.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("rectify.problem")),
            Listing.Column.of(shell.t("case.state")),
            Listing.Column.of(shell.t("feedback.measure")),
            Listing.Column.minor(shell.t("rectify.owner")),
            Listing.Column.minor(shell.t("case.list.due"))),
        rows,
        shell.t("feedback.none"));
  }

  private String label(Shell shell, String field, String word) {
    return type().form("problem").flatMap(form -> form.field(field)).stream()
        .flatMap((CaseForm.Field one) -> one.choices().stream())
        .filter(choice -> choice.value().equals(word))
        .map(choice -> Said.of(shell, choice.label()))
        .findFirst()
        .orElse(word);
  }

  private CaseType type() {
    return types.find(Rounds.RECTIFICATION).orElseThrow();
  }
}
