package lianfang.rulebook.outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lianfang.fact.Fact;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Measure;
import lianfang.rulebook.episode.Episode;
import lianfang.rulebook.episode.PersonFacts;
import lianfang.rulebook.timeline.Merging;
import lianfang.rulebook.timeline.Span;
import org.jspecify.annotations.Nullable;

/** 报告与禁行: the double report, the symptom report and the ban on travel to Beijing. */
final class Duties {

  /** A duty before its spans are united; {@code done} where all receipts are there. */
  record Duty(Measure measure, Span span, Basis basis, boolean done) {}

  private final PersonFacts person;
  private final Steps steps;
  private final List<Episode> episodes;
  private final List<Duty> duties = new ArrayList<>(2);

  Duties(PersonFacts person, List<Episode> episodes, Steps steps) {
    this.person = person;
    this.steps = steps;
    this.episodes = episodes;
  }

  List<Duty> all() {
    return duties;
  }

  void addDoubleReport(Fired fired) {
    Episode arrival = fired.episode();
    List<Fact> receipts = receipts(arrival);
    Fact community = first(receipts, "community");
    Fact unit = first(receipts, "unit");
    boolean hasUnit = !hasNoUnit();
    boolean done = community != null && (unit != null || !hasUnit);
    long last = Span.OPEN;
    Basis basis = fired.basis(hasUnit ? List.of() : List.of("no-unit"));
    for (Fact receipt : receipts) {
      basis = withFact(basis, receipt);
    }
    if (done && community != null) {
      long day = PersonFacts.dayOf(community);
      last = unit == null || !hasUnit ? day : Math.max(day, PersonFacts.dayOf(unit));
      last = Math.max(last, arrival.day());
    }
    add(fired, Measure.DOUBLE_REPORT, new Span(arrival.day(), last), basis, done);
  }

  void addSymptomReport(Fired fired) {
    Span window = fired.episode().span();
    if (window != null) {
      Basis basis = fired.basis(List.of("symptom-days", "fever-threshold"));
      add(fired, Measure.SYMPTOM_REPORT, window, basis, false);
    }
  }

  /** One ban for all that cause it: from the first event to the end of the last isolation. */
  void addBans(List<Fired> bans) {
    long first = Span.OPEN;
    long last = Episode.NEVER;
    List<Basis> bases = new ArrayList<>(1);
    for (Fired ban : bans) {
      long end = end(ban);
      if (end != Episode.NEVER) {
        first = Math.min(first, ban.episode().day());
        last = Math.max(last, end);
        bases.add(ban.basis(List.of("beijing-ban-ends")));
      }
    }
    Fact death = person.death();
    last = death == null ? last : Math.min(last, PersonFacts.dayOf(death));
    for (Basis basis : last < first ? List.<Basis>of() : bases) {
      duties.add(new Duty(Measure.NO_TRAVEL_BEIJING, new Span(first, last), basis, false));
    }
  }

  /** NEVER where everything was over before the notice came into force. */
  private long end(Fired ban) {
    Episode episode = ban.episode();
    Span span = episode.span();
    if (episode.kind().equals("fever")) {
      return span == null || span.last() < ban.since() ? Episode.NEVER : span.last();
    }
    if (span != null && span.isOpen()) {
      return Span.OPEN;
    }
    if (steps.lastOf(ban.number(), ban.since()) == Episode.NEVER) {
      return Episode.NEVER;
    }
    return steps.pieces().stream().mapToLong(piece -> piece.span().last()).max().orElseThrow();
  }

  private void add(Fired fired, Measure measure, Span whole, Basis basis, boolean done) {
    Span span = whole.endedBy(fired.episode().ends());
    if (!span.isEmpty() && span.last() >= fired.since()) {
      duties.add(new Duty(measure, span, basis, done));
    }
  }

  /** A receipt belongs to the latest arrival before it; one before all arrivals to the first. */
  private List<Fact> receipts(Episode arrival) {
    List<Episode> arrivals = new ArrayList<>(1);
    for (Episode episode : episodes) {
      if (episode.kind().equals("arrival")) {
        arrivals.add(episode);
      }
    }
    arrivals.sort(Comparator.comparingLong(Episode::day));
    List<Fact> receipts = new ArrayList<>(2);
    for (Fact report : person.reports()) {
      Episode owner = arrivals.getFirst();
      for (Episode candidate : arrivals) {
        if (candidate.day() <= PersonFacts.dayOf(report)) {
          owner = candidate;
        }
      }
      if (owner == arrival) {
        receipts.add(report);
      }
    }
    return receipts;
  }

  private boolean hasNoUnit() {
    Fact residence = person.residence();
    return residence != null && "no".equals(residence.attribute("work_unit"));
  }

  private static @Nullable Fact first(List<Fact> receipts, String to) {
    Fact found = null;
    for (Fact receipt : receipts) {
      if (to.equals(receipt.attribute("to")) && found == null) {
        found = receipt;
      }
    }
    return found;
  }

  private static Basis withFact(Basis basis, Fact fact) {
    List<Basis> joined = new ArrayList<>(List.of(basis));
    Merging.addBasis(
        joined,
        new Basis(
            basis.notice(),
            basis.edition(),
            basis.clause(),
            basis.row(),
            List.of(fact.id()),
            basis.readings()));
    return joined.getFirst();
  }
}
