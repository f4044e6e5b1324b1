package lianfang.web.checkpoints;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.gate.checkpoint.Checkpoint;
import lianfang.gate.checkpoint.CheckpointCourse;
import lianfang.gate.checkpoint.CheckpointRefusal;
import lianfang.gate.checkpoint.CheckpointRefused;
import lianfang.gate.checkpoint.Checkpoints;
import lianfang.gate.checkpoint.GateMail;
import lianfang.gate.checkpoint.PostKind;
import lianfang.web.register.NamedPlace;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 卡点事项: writes what is registered, ordered, counted and shown about a post, as facts. */
@Component
class CheckpointActs {

  private static final int COUNT_MAX = 9999;
  private static final int SHIFT_HOURS_MAX = 48;
  private static final Set<String> GROUNDS =
      Set.of("fever", "no-mask", "not-holder", "post-closed", "other");

  private final Ledger ledger;
  private final Checkpoints checkpoints;
  private final Areas areas;
  private final Clock clock;
  private final FactIds ids;

  CheckpointActs(Ledger ledger, Checkpoints checkpoints, Areas areas, Clock clock) {
    this.ledger = ledger;
    this.checkpoints = checkpoints;
    this.areas = areas;
    this.clock = clock;
    ids = new FactIds(clock);
  }

  /** Typed words with single blanks between them. */
  static String words(Map<String, String> form, String name) {
    return form.getOrDefault(name, "").strip().replaceAll("\\s+", " ");
  }

  /** 登记: a post is known from now on, ordered or not. */
  UUID register(CurrentUser user, Map<String, String> form) {
    String kind = form.getOrDefault("at", "");
    refuseIf(!isKind(kind), CheckpointRefusal.KIND_UNKNOWN);
    NamedPlace named = NamedPlace.of(form);
    refuseIf(!named.hasName(), CheckpointRefusal.NAME_MISSING);
    refuseIf(!named.lies(areas), CheckpointRefusal.AREA_UNKNOWN);
    String area = named.area();
    String beside = words(form, "beside");
    boolean boundary = kind.equals(PostKind.BOUNDARY.word());
    boolean other =
        areas.find(beside).isPresent() && beside.length() == 6 && !area.startsWith(beside);
    refuseIf(boundary != other, CheckpointRefusal.OTHER_COUNTY_MISSING);
    SortedMap<String, String> attributes =
        new TreeMap<>(Map.of("at", kind, "called", named.called()));
    if (boundary) {
      attributes.put("beside", beside);
    }
    String place = words(form, "place");
    refuseIf(place.length() > 60, CheckpointRefusal.NAME_MISSING);
    if (!place.isEmpty()) {
      attributes.put("place", place);
    }
    if (form.containsKey("only_exit")) {
      attributes.put("only_exit", "yes");
    }
    UUID id = UUID.randomUUID();
    write(user, id, "checkpoint-registered", area, clock.instant(), attributes);
    return id;
  }

  private static boolean isKind(String word) {
    for (PostKind kind : PostKind.values()) {
      if (kind.word().equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** 设卡、撤卡决定. */
  void order(CurrentUser user, Checkpoint post, Map<String, String> form) {
    String organ = words(form, "organ");
    refuseIf(organ.isEmpty(), CheckpointRefusal.ORGAN_MISSING);
    String cites = words(form, "cites");
    refuseIf(cites.isEmpty(), CheckpointRefusal.CITES_MISSING);
    boolean open = "open".equals(form.get("act"));
    SortedMap<String, String> attributes =
        new TreeMap<>(Map.of("act", open ? "open" : "remove", "organ", organ, "cites", cites));
    if (open) {
      course(post).requireMayOpen();
      attributes.put("staff_min", String.valueOf(count(form, "staff", 1)));
    } else {
      course(post).requireMayBeOrderedAway();
    }
    write(user, post.id(), "checkpoint-ordered", post.area(), clock.instant(), attributes);
  }

  /** 撤除: shown by a picture, whose hash is the fact's. */
  void remove(CurrentUser user, Checkpoint post, String evidence) {
    course(post).requireRemovalOrdered();
    refuseIf(evidence.isEmpty(), CheckpointRefusal.EVIDENCE_MISSING);
    SortedMap<String, String> attributes = new TreeMap<>(Map.of("evidence", evidence));
    write(user, post.id(), "checkpoint-removed", post.area(), clock.instant(), attributes);
  }

  /** 清点: how many of an item are there. */
  void equip(CurrentUser user, Checkpoint post, Map<String, String> form) {
    String item = form.getOrDefault("item", "");
    refuseIf(checkpoints.standard().find(item).isEmpty(), CheckpointRefusal.ITEM_UNKNOWN);
    SortedMap<String, String> attributes =
        new TreeMap<>(Map.of("item", item, "count", String.valueOf(count(form, "count", 0))));
    write(user, post.id(), "checkpoint-equipped", post.area(), clock.instant(), attributes);
  }

  /** 排班: who stands there from when to when. */
  void shift(CurrentUser user, Checkpoint post, Map<String, String> form) {
    LocalDateTime from;
    LocalDateTime until;
    try {
      from = LocalDateTime.parse(form.getOrDefault("from", ""));
      until = LocalDateTime.parse(form.getOrDefault("until", ""));
    } catch (DateTimeParseException wrong) {
      throw new CheckpointRefused(CheckpointRefusal.SHIFT_WRONG);
    }
    boolean right = until.isAfter(from) && !until.isAfter(from.plusHours(SHIFT_HOURS_MAX));
    refuseIf(!right, CheckpointRefusal.SHIFT_WRONG);
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("people", String.valueOf(count(form, "people", 1)));
    attributes.put("until", until.toString());
    String account = words(form, "account");
    if (!account.isEmpty()) {
      attributes.put("account", account);
    }
    Instant begins = from.atZone(Days.ZONE).toInstant();
    write(user, post.id(), "checkpoint-duty", post.area(), begins, attributes);
  }

  /** 事件处理: what became of a refusal or a fever, as a fact about the post. */
  void incident(CurrentUser user, Checkpoint post, GateMail.Kept one, String outcome) {
    SortedMap<String, String> attributes =
        new TreeMap<>(Map.of("incident", one.kind(), "outcome", outcome));
    String ground = one.said().get("ground");
    if (ground != null && GROUNDS.contains(ground)) {
      attributes.put("ground", ground);
    }
    write(user, post.id(), "checkpoint-incident", post.area(), clock.instant(), attributes);
  }

  private CheckpointCourse course(Checkpoint post) {
    return new CheckpointCourse(
        post.kind(),
        checkpoints.records(List.of(post.id())).getOrDefault(post.id(), List.of()),
        clock.instant());
  }

  private static int count(Map<String, String> form, String name, int min) {
    String typed = form.getOrDefault(name, "").strip();
    refuseIf(!typed.matches("[0-9]{1,4}"), CheckpointRefusal.COUNT_WRONG);
    int count = Integer.parseInt(typed);
    refuseIf(count < min || count > COUNT_MAX, CheckpointRefusal.COUNT_WRONG);
    return count;
  }

  private static void refuseIf(boolean wrong, CheckpointRefusal refusal) {
    if (wrong) {
      throw new CheckpointRefused(refusal);
    }
  }

  private void write(
      CurrentUser user,
      UUID post,
      String kind,
      String area,
      Instant at,
      SortedMap<String, String> attributes) {
    user.requireArea(area);
    Fact fact =
        new Fact(
            0,
            ids.next(),
            Subject.place(post),
            kind,
            area,
            at,
            clock.instant(),
            user.getName(),
            user.actor().channel(),
            null,
            attributes);
    ledger.append(user.recorder(), List.of(fact));
  }
}
