package lianfang.web.checkpoints;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.gate.checkpoint.Checkpoint;
import lianfang.gate.checkpoint.CheckpointCourse;
import lianfang.gate.checkpoint.CheckpointRecord;
import lianfang.gate.checkpoint.CheckpointState;
import lianfang.gate.checkpoint.Checkpoints;
import lianfang.gate.checkpoint.Devices;
import lianfang.gate.checkpoint.DutyRoster;
import lianfang.gate.checkpoint.EquipmentStandard;
import lianfang.gate.checkpoint.PostKind;
import lianfang.gate.checkpoint.Trip;
import lianfang.gate.checkpoint.Trips;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Stage;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.QrPicture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 卡点页面: puts one post together from its records, people, things and devices. */
@Component
class CheckpointPages {

  private static final Duration AHEAD = Duration.ofHours(24);

  private final Checkpoints checkpoints;
  private final Devices devices;
  private final CheckpointBlocks blocks;
  private final Subjects subjects;
  private final Accounts accounts;
  private final Trips trips;

  CheckpointPages(
      Checkpoints checkpoints,
      Devices devices,
      CheckpointBlocks blocks,
      Subjects subjects,
      Accounts accounts,
      Trips trips) {
    this.trips = trips;
    this.checkpoints = checkpoints;
    this.devices = devices;
    this.blocks = blocks;
    this.subjects = subjects;
    this.accounts = accounts;
  }

  /** What a device types or scans; the part behind the hash never reaches a server's log. */
  CheckpointPage.Code code(Shell shell, String code, String gate) {
    String address = gate + "#" + code;
    return new CheckpointPage.Code(
        code, QrPicture.of(address), gate, Devices.CODE_HOLDS.toMinutes());
  }

  CheckpointPage page(
      Shell shell,
      CurrentUser user,
      Checkpoint post,
      Map<String, String> typed,
      @Nullable String refusal,
      CheckpointPage.@Nullable Code code) {
    List<CheckpointRecord> records =
        checkpoints.records(List.of(post.id())).getOrDefault(post.id(), List.of());
    Instant now = shell.console().now();
    CheckpointCourse course = new CheckpointCourse(post.kind(), records, now);
    DutyRoster roster = DutyRoster.of(records);
    boolean open = course.state() == CheckpointState.OPEN;
    List<DutyRoster.Gap> gaps =
        open ? roster.gaps(now, now.plus(AHEAD), course.staffMin()) : List.of();
    List<EquipmentStandard.Item> missing =
        open ? checkpoints.standard().missing(course.equipment()) : List.of();
    boolean here = user.scope().contains(post.area()) && !shell.console().elsewhere();
    Map<String, String> names = names(records);
    List<Block> tables = new ArrayList<>();
    if (post.kind() != PostKind.BARRIER) {
      tables.add(blocks.shifts(shell, roster.between(now, now.plus(AHEAD)), gaps, names));
      tables.add(blocks.things(shell, checkpoints.standard(), course.equipment()));
      boolean may = here && user.may(Permission.MANAGE_AREAS);
      tables.add(blocks.devices(shell, devices.list(post.id()), may));
    }
    tables.add(blocks.facts(shell, post, checkpoints.standard(), records, names));
    Link back = new Link(shell.t("door.checkpoints"), shell.link(CheckpointsDesk.PAGE));
    return new CheckpointPage(
        shell,
        new Head(post.called(), says(shell, post, course), List.of(), back),
        stages(shell, course, names),
        told(shell, post, course.state(), gaps, missing, open ? late(post, now) : List.of()),
        refusal,
        code,
        tables,
        here ? forms(shell, user, post, course, typed) : List.of());
  }

  /** Vehicles that this post expected and has not counted; one that is not open counts none. */
  private List<Trip> late(Checkpoint post, Instant now) {
    return trips.expectedAt(post).stream().filter(trip -> trip.isLate(now)).toList();
  }

  private Map<String, String> names(List<CheckpointRecord> records) {
    Set<String> who = records.stream().map(CheckpointRecord::recorder).collect(Collectors.toSet());
    records.forEach(one -> {
      String account = one.attribute("account");
      if (account != null) {
        who.add(account);
      }
    });
    return new HashMap<>(accounts.displayNames(who));
  }

  private String says(Shell shell, Checkpoint post, CheckpointCourse course) {
    List<String> says = new ArrayList<>();
    says.add(shell.texts().word("checkpoint.at", post.kind().word()));
    says.add(subjects.village(shell, post.area()));
    post.beside()
        .ifPresent(other -> says.add(shell.t("checkpoint.also", subjects.name(shell, other))));
    if (post.onlyExit()) {
      says.add(shell.t("checkpoint.only.yes"));
    }
    says.add(shell.texts().word("checkpoint.state", course.state().word()));
    return String.join(" · ", says);
  }

  private static List<String> told(
      Shell shell,
      Checkpoint post,
      CheckpointState state,
      List<DutyRoster.Gap> gaps,
      List<EquipmentStandard.Item> missing,
      List<Trip> late) {
    List<String> told = new ArrayList<>();
    if (!late.isEmpty()) {
      String plates =
          late.stream().map(Trip::vehicle).collect(Collectors.joining(shell.t("logic.comma")));
      told.add(shell.t("checkpoint.told.late", plates));
    }
    if (state == CheckpointState.UNORDERED) {
      boolean barrier = post.kind() == PostKind.BARRIER;
      told.add(shell.t(barrier ? "checkpoint.told.barrier" : "checkpoint.told.unordered"));
    }
    if (state == CheckpointState.TO_REMOVE) {
      told.add(shell.t("checkpoint.told.remove"));
    }
    if (!gaps.isEmpty()) {
      DutyRoster.Gap first = gaps.getFirst();
      told.add(
          shell.t(
              "checkpoint.told.gap",
              CheckpointBlocks.moment(shell, first.from()),
              CheckpointBlocks.moment(shell, first.until()),
              first.people()));
    }
    if (!missing.isEmpty()) {
      String names =
          missing.stream()
              .map(item -> called(shell, item))
              .collect(Collectors.joining(shell.t("logic.comma")));
      told.add(shell.t("checkpoint.told.missing", names));
    }
    return told;
  }

  static String called(Shell shell, EquipmentStandard.Item item) {
    return shell.language() == Language.ZH ? item.zh() : item.en();
  }

  private static List<Stage> stages(
      Shell shell, CheckpointCourse course, Map<String, String> names) {
    List<Stage> stages = new ArrayList<>();
    for (CheckpointRecord one : course.steps()) {
      stages.add(
          new Stage(
              CheckpointBlocks.step(shell, one),
              "done",
              names.getOrDefault(one.recorder(), ""),
              CheckpointBlocks.moment(shell, one.happenedAt()),
              CheckpointBlocks.ground(one)));
    }
    CheckpointState state = course.state();
    if (state == CheckpointState.UNORDERED || state == CheckpointState.TO_REMOVE) {
      String next = shell.texts().word("checkpoint.next", state.word());
      stages.add(new Stage(next, "now", "", "", ""));
    }
    return stages;
  }

  private List<CheckpointPage.Form> forms(
      Shell shell,
      CurrentUser user,
      Checkpoint post,
      CheckpointCourse course,
      Map<String, String> typed) {
    String to = CheckpointsDesk.PAGE + "/" + post.id();
    boolean barrier = post.kind() == PostKind.BARRIER;
    CheckpointState state = course.state();
    List<CheckpointPage.Form> forms = new ArrayList<>();
    boolean gone = barrier && state == CheckpointState.REMOVED;
    if (user.may(Permission.ORDER_CLOSURE) && state != CheckpointState.TO_REMOVE && !gone) {
      forms.add(form(shell, "order", to, order(shell, post, state, typed), typed));
    }
    if (user.may(Permission.DO_DUTY) && state == CheckpointState.TO_REMOVE) {
      forms.add(form(shell, "removed", to, List.of(), typed));
    }
    if (user.may(Permission.MANAGE_AREAS) && !barrier && state == CheckpointState.OPEN) {
      forms.add(form(shell, "shift", to, shift(shell, user, course, typed), typed));
    }
    if (user.may(Permission.DO_DUTY) && !barrier) {
      forms.add(form(shell, "equip", to, equip(shell, typed), typed));
    }
    if (user.may(Permission.MANAGE_AREAS) && state == CheckpointState.OPEN) {
      Field called =
          Field.of("device", "text", shell.t("device.called"), "")
              .hint(shell.t("device.called.hint"));
      forms.add(form(shell, "devices", to, List.of(called), typed));
    }
    return forms;
  }

  /** One form; it is open where something was typed into it and refused. */
  private static CheckpointPage.Form form(
      Shell shell, String word, String to, List<Field> fields, Map<String, String> typed) {
    boolean picture = word.equals("removed");
    boolean tried = fields.stream().anyMatch(field -> typed.containsKey(field.name()));
    return new CheckpointPage.Form(
        shell.texts().of("checkpoint.form." + word),
        shell.texts().of("checkpoint.form." + word + ".says"),
        to + "/" + word,
        fields,
        shell.texts().of("checkpoint.form." + word + ".button"),
        picture,
        picture || tried);
  }

  private static List<Field> order(
      Shell shell, Checkpoint post, CheckpointState state, Map<String, String> typed) {
    List<Field.Option> acts = new ArrayList<>();
    boolean mayOpen = state != CheckpointState.OPEN && post.kind() != PostKind.BARRIER;
    if (mayOpen) {
      acts.add(new Field.Option("open", shell.t("checkpoint.act.open")));
    }
    if (state != CheckpointState.REMOVED) {
      acts.add(new Field.Option("remove", shell.t("checkpoint.act.remove")));
    }
    List<Field> fields = new ArrayList<>();
    String chosen = typed.getOrDefault("act", acts.getFirst().value());
    fields.add(Field.choice("act", shell.t("checkpoint.act"), chosen, acts).need());
    fields.add(
        Field.of("organ", "text", shell.t("closure.organ"), typed.getOrDefault("organ", ""))
            .hint(shell.t("checkpoint.organ.hint"))
            .need());
    fields.add(
        Field.of("cites", "text", shell.t("checkpoint.cites"), typed.getOrDefault("cites", ""))
            .hint(shell.t("checkpoint.cites.hint"))
            .need());
    if (mayOpen) {
      fields.add(
          Field.of("staff", "number", shell.t("checkpoint.staff"), typed.getOrDefault("staff", "2"))
              .unit(shell.t("checkpoint.people.unit")));
    }
    return fields;
  }

  private List<Field> shift(
      Shell shell, CurrentUser user, CheckpointCourse course, Map<String, String> typed) {
    LocalDateTime from = shell.console().clock().truncatedTo(ChronoUnit.HOURS);
    List<Field.Option> people = new ArrayList<>();
    people.add(new Field.Option("", shell.t("checkpoint.nobody")));
    for (Account one : accounts.list()) {
      boolean near = one.scope().prefixes().stream().anyMatch(user.scope()::contains);
      if (!one.locked() && near) {
        people.add(new Field.Option(one.id().toString(), one.displayName()));
      }
    }
    String staff = String.valueOf(course.staffMin());
    return List.of(
        Field.of("from", "datetime-local", shell.t("checkpoint.from"), typed(typed, "from", from))
            .need(),
        Field.of(
                "until",
                "datetime-local",
                shell.t("checkpoint.until"),
                typed(typed, "until", from.plusHours(8)))
            .need(),
        Field.of("people", "number", shell.t("checkpoint.people"), typed(typed, "people", staff))
            .unit(shell.t("checkpoint.people.unit"))
            .need(),
        new Field(
            "account",
            "select",
            shell.t("checkpoint.leader"),
            null,
            typed.getOrDefault("account", ""),
            null,
            people,
            null,
            false));
  }

  private static String typed(Map<String, String> typed, String name, Object otherwise) {
    return typed.getOrDefault(name, otherwise.toString());
  }

  private List<Field> equip(Shell shell, Map<String, String> typed) {
    List<Field.Option> items = new ArrayList<>();
    for (EquipmentStandard.Item item : checkpoints.standard().items()) {
      items.add(new Field.Option(item.id(), called(shell, item)));
    }
    return List.of(
        Field.choice("item", shell.t("checkpoint.item"), typed.getOrDefault("item", ""), items)
            .need(),
        Field.of("count", "number", shell.t("checkpoint.there"), typed.getOrDefault("count", ""))
            .unit(shell.t("checkpoint.things.unit"))
            .need());
  }
}
