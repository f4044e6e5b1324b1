package lianfang.web.editions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.Finding;
import lianfang.rulebook.edition.LayersAbove;
import lianfang.rulebook.notice.Reading;
import lianfang.web.basis.ReadingWords;
import lianfang.web.basis.Reasons;
import lianfang.web.difference.LooserWords;
import lianfang.web.part.Field;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** Names the readings that take effect with an edition, for whoever approves it signs them. */
@Component
class TakenReadings {

  private final Enacting enacting;
  private final LayersAbove above;

  TakenReadings(Enacting enacting, LayersAbove above) {
    this.enacting = enacting;
    this.above = above;
  }

  /** What takes effect with the edition today, in words; empty where no reading does. */
  List<String> says(Shell shell, String edition) {
    return taking(shell, edition).stream().map(one -> say(shell, one)).toList();
  }

  /** How the edition stands to the layers above and below it that hold today. */
  List<String> layers(Shell shell, String edition) {
    List<String> told = new ArrayList<>();
    LocalDate today = shell.console().today();
    for (Finding finding : above.looser(edition, today)) {
      told.add(shell.t("edition.looser", LooserWords.say(shell, finding)));
    }
    List<String> open = above.notCompared(edition, today);
    if (!open.isEmpty()) {
      told.add(shell.t("edition.not.compared", String.join(shell.t("list.and"), open)));
    }
    for (String below : above.below(edition, today)) {
      told.add(shell.t("edition.below", EditionPages.brief(below)));
    }
    return told;
  }

  private List<Reading> taking(Shell shell, String edition) {
    return enacting.taking(edition, shell.console().today());
  }

  private static String say(Shell shell, Reading one) {
    return shell.t(
        "edition.reading",
        ReadingWords.key(shell.texts(), one.key()),
        ReadingWords.value(shell, one.key(), one.value()),
        shell.t(one.isDocument() ? "reading.grade.document" : "reading.grade.assumption"),
        Reasons.say(shell, one.cites()));
  }

  /** Adds what the approver ticks where an assumption takes effect. */
  void add(Shell shell, String edition, List<Field> fields) {
    List<Reading> assumed =
        taking(shell, edition).stream().filter(one -> !one.isDocument()).toList();
    if (!assumed.isEmpty()) {
      String which =
          assumed.stream()
              .map(one -> ReadingWords.key(shell.texts(), one.key()))
              .collect(Collectors.joining(shell.t("list.and")));
      fields.add(
          Field.checks(
                  "named",
                  shell.t("reading.named"),
                  List.of(),
                  List.of(new Field.Option("yes", shell.t("edition.named.yes", assumed.size()))))
              .hint(which));
    }
  }
}
