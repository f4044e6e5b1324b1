package lianfang.web.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.Checklist;
import lianfang.casework.FormValues;
import lianfang.casework.round.RoundKinds;
import lianfang.casework.round.RoundTarget;
import lianfang.casework.round.Rounds;
import lianfang.casework.round.VisitReport;
import lianfang.casework.type.ChecklistReader;
import lianfang.fact.playbook.Wording;
import lianfang.web.signin.CurrentUser;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * 督导上门: what somebody's group has to visit, as a phone keeps it, and what it sends from there. What
 * is found goes to the round, where it is sealed, and into no case.
 */
@Component
class RoundVisits {

  private static final String LOOK = "look-";
  private static final String FOUND = "found";
  private static final String PLACE = "place";
  private static final String WHERE = "township";
  private static final String ITEMS = "items";
  private static final String AT_ONCE = "at-once";

  private final Rounds rounds;
  private final Areas areas;
  private final Path checklists;

  RoundVisits(Rounds rounds, Areas areas, @Qualifier("playbook") Path playbook) {
    this.rounds = rounds;
    this.areas = areas;
    this.checklists = playbook.resolve("checklists");
  }

  /** The targets of an account's groups that are out. */
  List<InspectDay.Visit> of(CurrentUser user) {
    return rounds.own(InspectDay.who(user)).stream()
        .filter(Rounds.Own::out)
        .map(this::visit)
        .toList();
  }

  /** The round that holds what is found at a target; empty where this is no target of theirs. */
  Optional<UUID> holder(CurrentUser user, String target) {
    return target.matches("[0-9a-f-]{36}")
        ? rounds.own(InspectDay.who(user), UUID.fromString(target)).map(Rounds.Own::round)
        : Optional.empty();
  }

  private InspectDay.Visit visit(Rounds.Own own) {
    RoundTarget target = own.target();
    Wording title =
        new Wording(
            own.called() + " · 第 " + target.group() + " 组",
            own.called() + " · group " + target.group());
    Wording state =
        own.visits() == 0
            ? new Wording("待检查", "to visit")
            : new Wording("已检查 " + own.visits() + " 次，可再加一处", "visited " + own.visits() + " times");
    return new InspectDay.Visit(
        own.id(),
        own.visits(),
        title,
        state,
        target.called(),
        "",
        target.area(),
        own.until().isEmpty() ? null : own.until(),
        true,
        ways(target));
  }

  private List<Way> ways(RoundTarget target) {
    List<Way> ways = new ArrayList<>();
    RoundKinds.Kind kind = rounds.kinds().kind(target.kind()).orElseThrow();
    for (String id : kind.lists()) {
      Checklist list = ChecklistReader.read(checklists.resolve(id + ".yaml"));
      ways.add(look(target, kind, list));
    }
    Wording name = new Wording("有不合格项，记录并封存", "not all is met: record it, sealed");
    Wording once = new Wording("须立行立改（当日）", "to be put right the same day");
    Way.Item atOnce = plain(AT_ONCE, "yes-no", once, List.of());
    ways.add(new Way(FOUND, name, false, List.of(atOnce), List.of(), photos()));
    return ways;
  }

  private static Way.Photos photos() {
    return new Way.Photos("pictures", false, false);
  }

  private Way look(RoundTarget target, RoundKinds.Kind kind, Checklist list) {
    List<Way.Item> items = new ArrayList<>();
    if (kind.places()) {
      items.add(plain(PLACE, "text", new Wording("看的是哪一处", "which place is looked at"), List.of()));
      List<Way.Option> towns =
          areas.children(target.area()).stream()
              .map(one -> new Way.Option(one.code(), new Wording(one.name(), one.name())))
              .toList();
      if (!towns.isEmpty()) {
        items.add(plain(WHERE, "choice", new Wording("在哪里", "where it is"), towns));
      }
    }
    List<Way.Item> asked = Ways.items(ITEMS, list, FormValues.EMPTY);
    items.addAll(asked);
    Way.Part part = new Way.Part(list.title(), asked.stream().map(Way.Item::id).toList());
    return new Way(LOOK + list.id(), list.title(), true, items, List.of(part), photos());
  }

  private static Way.Item plain(String id, String kind, Wording wording, List<Way.Option> options) {
    return new Way.Item(id, kind, wording, null, null, false, true, null, options);
  }

  /** Keeps a visit, sealed; empty where it is none of a round. */
  Optional<VisitLanding.Answer> land(CurrentUser user, VisitLanding.Sent sent) {
    CaseRecorder who = InspectDay.who(user);
    Optional<Rounds.Own> own = rounds.own(who, sent.caseId());
    if (own.isEmpty()) {
      return looked(sent).step().startsWith(LOOK) ? Optional.of(over()) : Optional.empty();
    }
    try {
      Rounds.Own one = own.get();
      rounds.visit(who, sent.id(), one.round(), one.target().number(), report(one, sent));
      return Optional.of(new VisitLanding.Answer("landed", null, null));
    } catch (CaseRefused refused) {
      Wording said = refused.refused().says();
      Wording todo = refused.refused().remedy();
      Wording both = new Wording(said.zh() + "；" + todo.zh(), said.en() + "; " + todo.en());
      return Optional.of(new VisitLanding.Answer("refused", both, null));
    }
  }

  private static VisitLanding.Answer over() {
    Wording says =
        new Wording(
            "轮次已结束，或这个对象已不归本组；请联系督导轮次组",
            "the round is over, or this is no target of your group now; ask the desk of rounds");
    return new VisitLanding.Answer("refused", says, null);
  }

  private static VisitLanding.Looked looked(VisitLanding.Sent sent) {
    VisitLanding.Looked looked = sent.looked();
    return looked == null ? new VisitLanding.Looked(sent.step(), sent.values()) : looked;
  }

  private VisitReport report(Rounds.Own own, VisitLanding.Sent sent) {
    VisitLanding.Looked looked = looked(sent);
    Map<String, Object> said = new LinkedHashMap<>(looked.values());
    RoundTarget target = own.target();
    String list = looked.step().substring(LOOK.length());
    boolean atOnce = Boolean.TRUE.equals(sent.values().get(AT_ONCE));
    List<VisitReport.Failed> failed =
        sent.unmet().stream()
            .map(one -> new VisitReport.Failed(one.item(), one.problem(), atOnce, one.proof()))
            .toList();
    String place = String.valueOf(said.getOrDefault(PLACE, target.called()));
    String where = String.valueOf(said.getOrDefault(WHERE, target.area()));
    // What a phone says about places holds inside its target and nowhere else.
    String area = where.startsWith(target.area()) ? where : target.area();
    return new VisitReport(
        own.unannounced() ? "unannounced" : "on-site",
        List.of(new VisitReport.PlaceSeen(place, area, list, rounds.kinds().owner(list), failed)),
        sent.pictures(),
        sent.words());
  }
}
