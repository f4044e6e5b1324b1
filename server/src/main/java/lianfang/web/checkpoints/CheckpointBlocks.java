package lianfang.web.checkpoints;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import lianfang.fact.Days;
import lianfang.gate.checkpoint.Checkpoint;
import lianfang.gate.checkpoint.CheckpointRecord;
import lianfang.gate.checkpoint.DeviceEntry;
import lianfang.gate.checkpoint.DutyRoster;
import lianfang.gate.checkpoint.EquipmentStandard;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 卡点表格: shifts with their gaps, things beside the standard, devices, facts. */
@Component
class CheckpointBlocks {

  private static final int FACTS = 100;
  private static final int CLOCK_OFF_MAX = 300;

  Block shifts(
      Shell shell,
      List<DutyRoster.Shift> shifts,
      List<DutyRoster.Gap> gaps,
      Map<String, String> names) {
    record Line(Instant from, Row row) {}
    List<Line> lines = new ArrayList<>();
    for (DutyRoster.Shift one : shifts) {
      String who = names.getOrDefault(one.account(), shell.t("checkpoint.nobody"));
      lines.add(
          new Line(one.from(), shift(shell, one.from(), one.until(), one.people(), Cell.of(who))));
    }
    for (DutyRoster.Gap gap : gaps) {
      Cell lacks = Cell.tag("act", shell.t("checkpoint.gap"));
      lines.add(new Line(gap.from(), shift(shell, gap.from(), gap.until(), gap.people(), lacks)));
    }
    lines.sort(Comparator.comparing(Line::from));
    return new Block(
            shell.t(gaps.isEmpty() ? "checkpoint.shifts" : "checkpoint.shifts.gaps", gaps.size()),
            shell.t("checkpoint.shifts.footer"),
            null,
            List.of(
                Listing.Column.of(shell.t("checkpoint.from")),
                Listing.Column.of(shell.t("checkpoint.until")),
                Listing.Column.number(shell.t("checkpoint.people")),
                Listing.Column.of(shell.t("checkpoint.leader"))),
            lines.stream().map(Line::row).toList(),
            shell.t("checkpoint.shifts.none"))
        .stacked();
  }

  private static Row shift(Shell shell, Instant from, Instant until, int people, Cell who) {
    return new Row(
        null,
        List.of(
            Cell.of(moment(shell, from)),
            Cell.of(moment(shell, until)),
            Cell.number(shell.language().number(people), null),
            who));
  }

  Block things(Shell shell, EquipmentStandard standard, Map<String, Integer> there) {
    List<Row> rows = new ArrayList<>();
    for (EquipmentStandard.Item item : standard.items()) {
      int count = there.getOrDefault(item.id(), 0);
      boolean enough = count >= item.min();
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(CheckpointPages.called(shell, item)),
                  Cell.number(shell.language().number(count), null),
                  Cell.number(shell.language().number(item.min()), null),
                  Cell.tag(
                      enough ? "good" : "act",
                      shell.t(enough ? "checkpoint.enough" : "checkpoint.short")))));
    }
    int lacks = standard.missing(there).size();
    return new Block(
        shell.t(lacks == 0 ? "checkpoint.things.all" : "checkpoint.things", lacks),
        shell.language() == Language.ZH ? standard.citesZh() : standard.citesEn(),
        null,
        List.of(
            Listing.Column.of(shell.t("checkpoint.item")),
            Listing.Column.number(shell.t("checkpoint.there")),
            Listing.Column.number(shell.t("checkpoint.min")),
            Listing.Column.of(shell.t("checkpoint.state"))),
        rows,
        "");
  }

  Block devices(Shell shell, List<DeviceEntry> devices, boolean may) {
    List<Row> rows = new ArrayList<>();
    for (DeviceEntry one : devices) {
      String to = "/checkpoints/" + one.checkpoint() + "/devices/" + one.id();
      boolean ends = may && one.revokedAt() == null;
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.said(one.called()),
                  Cell.tag(one.revokedAt() == null ? "good" : "tag", state(shell, one)),
                  Cell.of(seen(shell, one)),
                  ends
                      ? new Cell("text", shell.t("device.revoke"), null, shell.link(to), false)
                      : Cell.of("–"))));
    }
    return new Block(
        shell.t("device.title", rows.size()),
        shell.t("device.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("device.called")),
            Listing.Column.of(shell.t("checkpoint.state")),
            Listing.Column.of(shell.t("device.seen")),
            Listing.Column.of(shell.t("device.act"))),
        rows,
        shell.t("device.none"));
  }

  private static String state(Shell shell, DeviceEntry one) {
    if (one.revokedAt() != null) {
      return shell.t("device.state.revoked");
    }
    return shell.t(one.enrolledAt() == null ? "device.state.offered" : "device.state.works");
  }

  private static String seen(Shell shell, DeviceEntry one) {
    Instant seen = one.seenAt();
    if (seen == null) {
      return "–";
    }
    List<String> says = new ArrayList<>(List.of(moment(shell, seen)));
    Integer waiting = one.waiting();
    if (waiting != null && waiting > 0) {
      says.add(shell.t("device.waiting", waiting));
    }
    Integer off = one.clockOff();
    if (off != null && Math.abs(off) > CLOCK_OFF_MAX) {
      says.add(shell.t("device.clock", off / 60));
    }
    return String.join(" · ", says);
  }

  Block facts(
      Shell shell,
      Checkpoint post,
      EquipmentStandard standard,
      List<CheckpointRecord> records,
      Map<String, String> names) {
    List<Row> rows = new ArrayList<>();
    for (CheckpointRecord one : records.reversed().stream().limit(FACTS).toList()) {
      String evidence = one.attribute("evidence");
      String to = "/checkpoints/" + post.id() + "/evidence/" + evidence;
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(step(shell, one)),
                  evidence == null
                      ? counted(shell, standard, one)
                      : new Cell("text", shell.t("checkpoint.evidence"), null, to, false),
                  Cell.of(moment(shell, one.happenedAt())),
                  Cell.said(names.getOrDefault(one.recorder(), "")).asMinor(),
                  new Cell("code", "F-" + one.number(), null, null, true))));
    }
    return new Block(
        shell.t("checkpoint.facts", rows.size()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("checkpoint.fact")),
            Listing.Column.of(shell.t("checkpoint.cites")),
            Listing.Column.of(shell.t("checkpoint.when")),
            Listing.Column.minor(shell.t("checkpoint.who")),
            Listing.Column.minor(shell.t("checkpoint.number"))),
        rows,
        "");
  }

  /** What a record is about. */
  static String step(Shell shell, CheckpointRecord one) {
    String act = one.attribute("act");
    String word = one.kind().replace("checkpoint-", "") + (act == null ? "" : "-" + act);
    return shell.texts().word("checkpoint.step", word);
  }

  /** By whom and what it was decided, or what was counted. */
  static String ground(CheckpointRecord one) {
    String organ = one.attribute("organ");
    String cites = one.attribute("cites");
    if (organ != null && cites != null) {
      return organ + " · " + cites;
    }
    return "";
  }

  /** What was counted of the equipment, or on what a step rests. */
  private static Cell counted(Shell shell, EquipmentStandard standard, CheckpointRecord one) {
    String item = one.attribute("item");
    String count = one.attribute("count");
    if (item == null || count == null) {
      return Cell.said(ground(one));
    }
    String called =
        standard.items().stream()
            .filter(known -> known.id().equals(item))
            .map(known -> CheckpointPages.called(shell, known))
            .findFirst()
            .orElse(item);
    return Cell.of(called + " " + count);
  }

  static String moment(Shell shell, Instant at) {
    return shell.language().moment(LocalDateTime.ofInstant(at, Days.ZONE));
  }
}
