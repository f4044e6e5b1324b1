package lianfang.web.venues;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.casework.Cases;
import lianfang.casework.Checklist;
import lianfang.casework.ChecklistAnswers;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.type.ChecklistReader;
import lianfang.casework.venue.Venue;
import lianfang.casework.venue.VenueKind;
import lianfang.casework.venue.Venues;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.cases.CaseActing;
import lianfang.web.register.NamedPlace;
import lianfang.web.signin.CurrentUser;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** 场所事项: writes what is registered, checked and quoted; what failed becomes rectifications. */
@Component
public class VenueActs {

  /** Ranks that may be turned away; there is no way to record that one was let in. */
  static final List<String> RANKS =
      List.of("family", "citizen", "official", "county-leader", "city-leader", "provincial-leader");

  private static final int GROUND_LEAST = 4;
  private static final int GROUND_MOST = 200;

  private final ScopedTransactions transactions;
  private final Ledger ledger;
  private final Venues venues;
  private final Areas areas;
  private final Cases cases;
  private final Clock clock;
  private final Path checklists;
  private final FactIds ids;

  VenueActs(
      ScopedTransactions transactions,
      Ledger ledger,
      Venues venues,
      Areas areas,
      Cases cases,
      Clock clock,
      @Qualifier("playbook") Path playbook) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.venues = venues;
    this.areas = areas;
    this.cases = cases;
    this.clock = clock;
    this.checklists = playbook.resolve("checklists");
    ids = new FactIds(clock);
  }

  /** The checklist with this id. */
  Checklist checklist(String id) {
    return ChecklistReader.read(checklists.resolve(id + ".yaml"));
  }

  /** 登记; empty words name what is wrong. */
  public UUID register(CurrentUser user, Map<String, String> form) {
    String kind = form.getOrDefault("kind", "");
    NamedPlace place = NamedPlace.of(form);
    refuse(venues.rules().kind(kind).isEmpty(), "kind");
    refuse(!place.hasName(), "called");
    refuse(!place.lies(areas), "in");
    Subject venue = Subject.enterprise("venue", place.area(), place.called());
    Map<String, String> said = Map.of("venue", kind, "object", place.called());
    write(user, new Told(ids.next(), venue, place.area(), "venue-registered"), said);
    return venue.id();
  }

  /**
   * 每日检查: what failed, and what has no answer, is to be put right.
   *
   * @return the rectifications that were filed
   */
  List<UUID> check(CurrentUser user, Venue venue, String list, Map<String, String> form) {
    return check(user, venue, new Sent(ids.next(), list), form);
  }

  /** A check as it was sent: what comes again under one id is there once. */
  public record Sent(UUID id, String list) {}

  /** The same under an id that whoever sends it has made. */
  public List<UUID> check(CurrentUser user, Venue venue, Sent sent, Map<String, String> form) {
    String list = sent.list();
    VenueKind kind = venues.rules().kind(venue.kind()).orElseThrow();
    refuse(kind.checks().stream().noneMatch(check -> check.list().equals(list)), "list");
    Checklist checklist = checklist(list);
    Map<String, ChecklistAnswers.Answer> answers = new LinkedHashMap<>();
    for (Checklist.Item item : checklist.items()) {
      String value = form.getOrDefault("item-" + item.id(), "").strip();
      answers.put(item.id(), new ChecklistAnswers.Answer(value, ""));
    }
    refuse(answers.values().stream().allMatch(one -> one.value().isEmpty()), "answers");
    List<Checklist.Item> failed = new ChecklistAnswers(answers).failed(checklist, FormValues.EMPTY);
    return transactions.in(
        user.prefixes(),
        () -> {
          Map<String, String> said = new TreeMap<>();
          said.put("list", list);
          said.put("outcome", failed.isEmpty() ? "passed" : "failed");
          if (!failed.isEmpty()) {
            said.put("failed", String.join(" ", failed.stream().map(Checklist.Item::id).toList()));
          }
          write(user, new Told(sent.id(), about(venue), venue.area(), "venue-checked"), said);
          List<UUID> filed = new ArrayList<>();
          for (Checklist.Item item : failed) {
            filed.add(rectify(user, venue, kind, list, item));
          }
          return filed;
        });
  }

  private UUID rectify(
      CurrentUser user, Venue venue, VenueKind kind, String list, Checklist.Item item) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("problem", venue.called() + "：" + item.wording().zh());
    values.put("source", "venue-check");
    values.put("list", list);
    values.put("item", item.id());
    values.put("at-once", true);
    values.put("object", venue.called());
    values.put("owner", kind.owner());
    // What fails twice on a day is one thing to be put right: its case is filed once.
    String once = venue.id() + " " + list + " " + item.id() + " " + Days.of(clock.instant());
    return cases.file(
        CaseActing.of(user),
        Filing.of(
            UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8)),
            "rectification",
            Subject.area(venue.area()),
            venue.area(),
            new FormValues(values)));
  }

  /** 价格和库存. */
  void quote(CurrentUser user, Venue venue, Map<String, String> form) {
    quote(user, venue, ids.next(), form);
  }

  /** The same under an id that whoever sends it has made. */
  public void quote(CurrentUser user, Venue venue, UUID id, Map<String, String> form) {
    String good = form.getOrDefault("good", "");
    refuse(venues.rules().good(good).isEmpty(), "good");
    String price = form.getOrDefault("price", "").strip();
    refuse(!price.matches("[0-9]{1,5}(\\.[0-9]{1,2})?"), "price");
    String days = form.getOrDefault("days", "").strip();
    refuse(!days.isEmpty() && !days.matches("[0-9]{1,3}(\\.[0-9])?"), "days");
    Map<String, String> said = new TreeMap<>();
    said.put("good", good);
    said.put("price", new BigDecimal(price).toPlainString());
    if (!days.isEmpty()) {
      said.put("days", new BigDecimal(days).toPlainString());
    }
    write(user, new Told(id, about(venue), venue.area(), "goods-quoted"), said);
  }

  /** 关闭: by the organ that the ground names; it opens again by an application alone. */
  public void close(CurrentUser user, Venue venue, String ground) {
    boolean opens =
        venues.rules().kind(venue.kind()).filter(kind -> !kind.reopening().isEmpty()).isPresent();
    refuse(!opens || !VenueClosingDesk.isOpen(venue), "state");
    refuse(ground.length() < GROUND_LEAST || ground.length() > GROUND_MOST, "ground");
    write(
        user,
        new Told(ids.next(), about(venue), venue.area(), "venue-state"),
        Map.of("state", "closed", "cites", ground));
  }

  /** 谢绝探访. */
  void refuseVisitor(CurrentUser user, Venue venue, String rank) {
    refuseVisitor(user, venue, ids.next(), rank);
  }

  /** The same under an id that whoever sends it has made. */
  public void refuseVisitor(CurrentUser user, Venue venue, UUID id, String rank) {
    refuse(!RANKS.contains(rank), "rank");
    boolean closed = venues.rules().kind(venue.kind()).filter(VenueKind::closed).isPresent();
    refuse(!closed, "rank");
    write(user, new Told(id, about(venue), venue.area(), "visitor-refused"), Map.of("rank", rank));
  }

  private static Subject about(Venue venue) {
    return new Subject(Subject.Kind.ENTERPRISE, venue.id());
  }

  private static void refuse(boolean wrong, String field) {
    if (wrong) {
      throw new VenueRefused(field);
    }
  }

  /** A fact about a venue. */
  private record Told(UUID id, Subject venue, String area, String kind) {}

  private void write(CurrentUser user, Told told, Map<String, String> said) {
    user.requireArea(told.area());
    Instant now = clock.instant();
    SortedMap<String, String> attributes = new TreeMap<>(said);
    Fact fact =
        new Fact(
            0,
            told.id(),
            told.venue(),
            told.kind(),
            told.area(),
            now,
            now,
            user.getName(),
            user.actor().channel(),
            null,
            attributes);
    ledger.append(user.recorder(), List.of(fact));
  }
}
