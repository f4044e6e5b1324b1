package lianfang.web.passes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.fact.Days;
import lianfang.gate.issue.PassForm;
import lianfang.gate.pass.IssuedPass;
import lianfang.gate.pass.PassRevoking;
import lianfang.gate.pass.Slots;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;

/** How pages speak of passes. */
public final class PassWords {

  private static final int SHOWN = 8;
  private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3])[:：]?([0-5][0-9])");

  private PassWords() {}

  /** Day and time in the page's language. */
  public static String moment(Shell shell, Instant at) {
    return shell.language().moment(at.atZone(Days.ZONE).toLocalDateTime());
  }

  static String allows(Shell shell, List<String> words) {
    return String.join(
        shell.t("list.and"),
        words.stream().map(word -> shell.texts().word("pass-allow", word)).toList());
  }

  /** Minutes of the day as people type a time; -1 where it is none. */
  static int minute(String typed) {
    Matcher time = TIME.matcher(typed.strip());
    return time.matches()
        ? Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2))
        : -1;
  }

  static String clock(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }

  static String slot(Shell shell, Slots.Slot slot) {
    return shell.t(
        "slot.line",
        shell.language().day(slot.day()),
        clock(slot.minuteFrom()),
        clock(slot.minuteTo()),
        slot.capacity() - slot.taken());
  }

  /** The first characters of an id, by which people tell passes apart. */
  static String number(IssuedPass pass) {
    return pass.id().substring(0, SHOWN);
  }

  static boolean isLive(IssuedPass pass, Instant now) {
    return pass.revoked() == null && pass.expires().isAfter(now);
  }

  static List<Field> fields(
      Shell shell,
      List<String> kinds,
      String kind,
      String form,
      String days,
      List<Slots.Slot> slots) {
    List<Field> fields = new ArrayList<>();
    fields.add(choice(shell, "allow", "pass.kind", kind, kinds));
    fields.add(
        Field.of("days", "number", shell.t("pass.days"), days)
            .hint(shell.t("pass.days.hint"))
            .unit(shell.t("pass.days.unit")));
    if (!slots.isEmpty()) {
      List<Field.Option> options =
          slots.stream()
              .map(one -> new Field.Option(one.id().toString(), slot(shell, one)))
              .toList();
      fields.add(
          Field.choice("slot", shell.t("pass.slot"), "", options).hint(shell.t("pass.slot.hint")));
    }
    fields.add(
        choice(
                shell,
                "form",
                "pass.form",
                form,
                List.of(PassForm.PHONE.word(), PassForm.PAPER.word()))
            .hint(shell.t("pass.form.hint")));
    return fields;
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
