package lianfang.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import lianfang.casework.time.Span;
import lianfang.fact.Ledger;
import lianfang.fact.playbook.Wording;
import org.springframework.stereotype.Component;

/**
 * 经办: claims, hands over, notes, extends, supervises and links cases, each as a fact. Who may do it
 * is said by the desks of the case.
 */
@Component
public class CaseActs {

  private final CaseTypes types;
  private final CaseRows rows;
  private final CaseStore store;
  private final CaseTransactions transactions;
  private final Seats seats;
  private final Ledger ledger;
  private final Clock clock;

  CaseActs(
      CaseTypes types,
      CaseRows rows,
      CaseStore store,
      CaseTransactions transactions,
      Seats seats,
      Ledger ledger,
      Clock clock) {
    this.types = types;
    this.rows = rows;
    this.store = store;
    this.transactions = transactions;
    this.seats = seats;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Takes a case of one's desk upon oneself; what somebody else has claimed is theirs. */
  public CaseFile claim(CaseRecorder who, Act act) {
    return act(
        who,
        act,
        CaseFacts.CLAIMED,
        (now, actor) -> {
          atDesk(now, actor);
          if (now.claimant().filter(other -> !other.equals(actor.account())).isPresent()) {
            throw refused(Refusals.claimed());
          }
          return Map.of("by", actor.account());
        });
  }

  /** Gives a claim up, or takes it from a colleague who is absent. */
  public CaseFile release(CaseRecorder who, Act act) {
    return act(
        who,
        act,
        CaseFacts.CLAIMED,
        (now, actor) -> {
          atDeskOrClaimant(now, actor);
          return Map.of();
        });
  }

  /**
   * Hands a case to another desk, or returns it, with a reason.
   *
   * @param desk id of the desk that has it afterwards, in the case's area
   * @param returned whether it goes back because it does not belong here
   */
  public CaseFile hand(CaseRecorder who, Act act, String desk, boolean returned) {
    return act(
        who,
        act,
        CaseFacts.HANDED,
        (now, actor) -> {
          atDeskOrClaimant(now, actor);
          Desk to =
              types
                  .desks()
                  .find(desk)
                  .orElseThrow(
                      () -> new IllegalArgumentException("there is no desk '" + desk + "'"));
          Set<String> sealed = types.edition(now.edition()).sealedTo();
          if (!sealed.isEmpty() && !sealed.contains(desk)) {
            throw refused(Refusals.sealed(to));
          }
          DeskPlace place = to.in(now.area());
          Map<String, String> said = new TreeMap<>();
          said.put("desk", place.desk());
          said.put("desk_area", place.area());
          said.put("words", reason(now, act));
          said.put("returned", returned ? "yes" : "no");
          return said;
        });
  }

  /**
   * Notes something; whoever sees the case may.
   *
   * @param mentions accounts that are told
   */
  public CaseFile note(CaseRecorder who, Act act, List<String> mentions) {
    return act(
        who,
        act,
        CaseFacts.NOTED,
        (now, actor) -> {
          Map<String, String> said = new TreeMap<>();
          said.put("words", reason(now, act));
          if (!mentions.isEmpty()) {
            said.put("mentions", String.join(" ", mentions));
          }
          return said;
        });
  }

  /** Extends a deadline once, by what its type allows at most, with a reason. */
  public CaseFile extend(CaseRecorder who, Act act, String termId, Span by) {
    return act(
        who,
        act,
        CaseFacts.EXTENDED,
        (now, actor) -> {
          Term term =
              types.edition(now.edition()).rules().terms().stream()
                  .filter(one -> one.id().equals(termId))
                  .findFirst()
                  .orElseThrow(() -> new IllegalArgumentException("there is no term " + termId));
          Instant due = now.terms().get(termId);
          Term.Extension allowed = term.extension().orElse(null);
          if (allowed == null || due == null || rows.extended(now.id(), termId)) {
            throw refused(Refusals.noExtension(term));
          }
          if (!actor.sitsIn(allowed.by(), now.area())) {
            throw refused(otherDesk(List.of(allowed.by())));
          }
          Instant most = types.calendar().plus(due, allowed.most());
          Instant until = types.calendar().plus(due, by);
          if (until.isAfter(most)) {
            throw refused(Refusals.tooLong(term, most));
          }
          Instant warn = term.warn().map(span -> types.calendar().minus(until, span)).orElse(until);
          return Map.of("term", termId, "until", until + "/" + warn, "words", reason(now, act));
        });
  }

  /** 督办: a desk that supervises asks for a case, with a reason; it then sees it in its inbox. */
  public CaseFile supervise(CaseRecorder who, Act act) {
    return act(
        who,
        act,
        CaseFacts.SUPERVISED,
        (now, actor) -> {
          CaseType type = types.edition(now.edition());
          String desk =
              type.rules().terms().stream()
                  .flatMap(term -> term.supervisor().stream())
                  .filter(one -> actor.sitsIn(one, now.area()))
                  .findFirst()
                  .orElseThrow(() ->
                      refused(
                          otherDesk(
                              type.rules().terms().stream()
                                  .flatMap(term -> term.supervisor().stream())
                                  .distinct()
                                  .toList())));
          DeskPlace place = types.desks().find(desk).orElseThrow().in(now.area());
          return Map.of(
              "how", "ordered", "desk", desk, "desk_area", place.area(), "words", reason(now, act));
        });
  }

  /**
   * Links a case to another one.
   *
   * @param how "merged" ends this case in the other one, "joined" keeps both; a part that was split
   *     off ends in its whole, and whoever has the whole takes it back while nobody acted on it
   */
  public CaseFile link(CaseRecorder who, Act act, UUID other, String how) {
    return act(
        who,
        act,
        CaseFacts.LINKED,
        (now, actor) -> {
          CaseRows.Row to = rows.find(other).orElseThrow(Cases::unknown);
          seen(to, actor);
          boolean part = rows.parent(now.id()).filter(other::equals).isPresent();
          boolean merges = how.equals(CaseFacts.MERGED);
          if (!(merges && part && now.done().size() == 1 && actor.sitsAt(to.view().desk()))) {
            atDesk(now, actor);
          }
          boolean sameKind = part || to.view().type().equals(now.type());
          if (other.equals(now.id()) || merges && !mergeable(to, sameKind)) {
            throw refused(Refusals.notMerged());
          }
          return Map.of("other", "case:" + other, "how", how);
        });
  }

  /** Links a case to a part of it, which is filed before the link is told. */
  void part(CaseRecorder who, Act act, UUID part, Consumer<CaseView> filing) {
    act(
        who,
        act,
        CaseFacts.LINKED,
        (now, actor) -> {
          atDesk(now, actor);
          filing.accept(now);
          return Map.of("other", "case:" + part, "how", "split");
        });
  }

  private void seen(CaseRows.Row row, CaseActor actor) {
    if (row.isHiddenFrom(actor, types.desks())) {
      throw Cases.unknown();
    }
  }

  private static boolean mergeable(CaseRows.Row to, boolean sameKind) {
    return sameKind && to.merged().isEmpty();
  }

  /** Gives everything that somebody has claimed to whoever replaces them while they are absent. */
  public int absent(CaseRecorder who, UUID id, Seats.Seat replacement) {
    String absent = replacement.instead();
    if (absent == null) {
      throw new IllegalArgumentException("a replacement names whom it replaces");
    }
    return transactions.deciding(
        who,
        () -> {
          CaseActor actor = seats.actor(who);
          if (!actor.sitsAt(replacement.place())) {
            throw refused(otherDesk(List.of(replacement.place().desk())));
          }
          seats.take(who, id, replacement);
          List<UUID> claimed = rows.claimed(absent, replacement.place());
          for (UUID one : claimed) {
            CaseView now = rows.lock(one).orElseThrow(Cases::unknown).view();
            UUID fact = CaseFacts.derivedId(id, one.toString());
            ledger.append(
                who.recorder(),
                List.of(
                    CaseFacts.about(
                        now,
                        fact,
                        CaseFacts.CLAIMED,
                        clock.instant(),
                        Map.of("by", replacement.account()))));
          }
          return claimed.size();
        });
  }

  private CaseFile act(
      CaseRecorder who,
      Act act,
      String kind,
      BiFunction<CaseView, CaseActor, Map<String, String>> saying) {
    return transactions.deciding(
        who,
        () -> {
          CaseRows.Row row = rows.lock(act.caseId()).orElseThrow(Cases::unknown);
          CaseView now = row.view();
          CaseType type = types.edition(now.edition());
          CaseActor actor = seats.actor(who);
          seen(row, actor);
          if (!row.holds(act.id())) {
            boolean ended = type.state(now.state()).filter(CaseState::ends).isPresent();
            boolean noting = kind.equals(CaseFacts.NOTED);
            if (!noting && (ended || row.merged().isPresent())) {
              throw refused(Refusals.ended());
            }
            if (!noting && act.seen() != now.version()) {
              throw new CaseRefused(Refusals.oldVersion(type, now), row.after(act.seen()));
            }
            Map<String, String> said = saying.apply(now, actor);
            ledger.append(
                who.recorder(),
                List.of(CaseFacts.about(now, act.id(), kind, clock.instant(), said)));
          }
          return rows.whole(act.caseId(), types::edition)
              .map(CaseFileRows.Whole::file)
              .orElseThrow(Cases::unknown);
        });
  }

  private String reason(CaseView now, Act act) {
    if (act.words().isBlank()) {
      throw refused(Refusals.noReason());
    }
    return store.say(now, act.words().strip(), clock.instant());
  }

  private void atDesk(CaseView now, CaseActor actor) {
    if (!actor.sitsAt(now.desk())) {
      throw refused(otherDesk(List.of(now.desk().desk())));
    }
  }

  /** Named as people know it, since nobody is seated at a word of the code. */
  private Decision.Refused otherDesk(List<String> ids) {
    return Refusals.otherDesk(
        ids.stream()
            .map(id -> types.desks().find(id).map(Desk::name).orElse(new Wording(id, id)))
            .toList());
  }

  /** Whoever a register charged with a case may sit elsewhere; they give it back all the same. */
  private void atDeskOrClaimant(CaseView now, CaseActor actor) {
    if (now.claimant().filter(actor.account()::equals).isEmpty()) {
      atDesk(now, actor);
    }
  }

  private static CaseRefused refused(Decision.Refused refused) {
    return new CaseRefused(refused, List.of());
  }

  /** Who is told of what when time has passed, as a fact; nothing when that was told before. */
  public boolean tellTime(UUID caseId, String termId, boolean over) {
    return transactions.deciding(
        CaseRecorder.clock(),
        () -> {
          CaseRows.Row row = rows.lock(caseId).orElse(null);
          Instant due = row == null ? null : row.view().terms().get(termId);
          if (row == null || due == null || rows.told(caseId, termId, over)) {
            return false;
          }
          CaseView now = row.view();
          Map<String, String> said = new TreeMap<>();
          said.put("term", termId);
          said.put("how", over ? "overdue" : "warned");
          Optional<DeskPlace> supervisor =
              types.edition(now.edition()).rules().terms().stream()
                  .filter(term -> over && term.id().equals(termId))
                  .flatMap(term -> term.supervisor().stream())
                  .flatMap(desk -> types.desks().find(desk).stream())
                  .map(desk -> desk.in(now.area()))
                  .findFirst();
          supervisor.ifPresent(place -> {
            said.put("desk", place.desk());
            said.put("desk_area", place.area());
          });
          // The deadline is part of the id: whoever tells it a second time tells the same fact.
          UUID fact = CaseFacts.derivedId(caseId, termId + " " + due + " " + said.get("how"));
          ledger.append(
              CaseRecorder.clock().recorder(),
              List.of(CaseFacts.about(now, fact, CaseFacts.SUPERVISED, clock.instant(), said)));
          return true;
        });
  }
}
