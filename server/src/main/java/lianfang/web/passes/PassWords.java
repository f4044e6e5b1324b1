package lianfang.web.passes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lianfang.fact.Days;
import lianfang.gate.issue.PassForm;
import lianfang.gate.pass.IssuedPass;
import lianfang.gate.pass.PassRevoking;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;

/** How pages speak of passes. */
final class PassWords {

  private static final int SHOWN = 8;

  private PassWords() {}

  static String moment(Shell shell, Instant at) {
    return shell.language().moment(at.atZone(Days.ZONE).toLocalDateTime());
  }

  static String allows(Shell shell, List<String> words) {
    return String.join(
        shell.t("list.and"),
        words.stream().map(word -> shell.texts().word("pass-allow", word)).toList());
  }

  /** The first characters of an id, by which people tell passes apart. */
  static String number(IssuedPass pass) {
    return pass.id().substring(0, SHOWN);
  }

  static boolean isLive(IssuedPass pass, Instant now) {
    return pass.revoked() == null && pass.expires().isAfter(now);
  }

  static List<Field> fields(Shell shell, String kind, String form, String days, boolean commute) {
    List<String> kinds = new ArrayList<>(List.of("free", "township", "exit"));
    if (commute) {
      kinds.add("commute");
    }
    return List.of(
        choice(shell, "allow", "pass.kind", kind, kinds),
        Field.of("days", "number", shell.t("pass.days"), days)
            .hint(shell.t("pass.days.hint"))
            .unit(shell.t("pass.days.unit")),
        choice(
                shell,
                "form",
                "pass.form",
                form,
                List.of(PassForm.PHONE.word(), PassForm.PAPER.word()))
            .hint(shell.t("pass.form.hint")));
  }

  static List<Field> back(Shell shell, List<IssuedPass> live) {
    if (live.isEmpty()) {
      return List.of();
    }
    List<Field.Option> passes = new ArrayList<>();
    for (IssuedPass pass : live) {
      passes.add(
          new Field.Option(
              pass.id(),
              number(pass) + " · " + shell.texts().word("pass-form", pass.form().word())));
    }
    return List.of(
        Field.choice("pass", shell.t("pass.which"), "", passes).need(),
        choice(shell, "reason", "pass.why", "", PassRevoking.REASONS));
  }

  private static Field choice(
      Shell shell, String name, String label, String value, List<String> words) {
    List<Field.Option> options =
        words.stream()
            .map(word -> new Field.Option(word, shell.texts().word("pass-" + name, word)))
            .toList();
    return Field.choice(name, shell.t(label), value, options).need();
  }

  static Block block(Shell shell, List<IssuedPass> passes, Instant now, Link more) {
    List<Row> rows = new ArrayList<>();
    for (IssuedPass pass : passes) {
      rows.add(
          new Row(
              null,
              List.of(
                  new Cell("code", number(pass), null, null, false),
                  Cell.of(allows(shell, pass.allows())),
                  Cell.of(shell.texts().word("pass-form", pass.form().word())),
                  Cell.minor(moment(shell, pass.issued())),
                  Cell.of(moment(shell, pass.expires())),
                  state(shell, pass, now))));
    }
    return new Block(
        shell.t("pass.list", rows.size()),
        shell.t("pass.list.footer"),
        more,
        List.of(
            Listing.Column.of(shell.t("pass.number")),
            Listing.Column.of(shell.t("pass.kind")),
            Listing.Column.of(shell.t("pass.form")),
            Listing.Column.minor(shell.t("pass.issued")),
            Listing.Column.of(shell.t("pass.until")),
            Listing.Column.of(shell.t("pass.state"))),
        rows,
        shell.t("pass.none"));
  }

  private static Cell state(Shell shell, IssuedPass pass, Instant now) {
    String reason = pass.reason();
    if (reason != null) {
      return Cell.tag("act", shell.t("pass.state.back", shell.texts().word("pass-reason", reason)));
    }
    return isLive(pass, now)
        ? Cell.tag("good", shell.t("pass.state.live"))
        : Cell.tag("tag", shell.t("pass.state.over"));
  }
}
