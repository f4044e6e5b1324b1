package lianfang.enterprise;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactProblem;
import lianfang.fact.FactRefused;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import org.springframework.stereotype.Component;

/**
 * 企业导入: lands the good rows of a sheet, each wholly or not at all, and gives the others back. The
 * same sheet again changes nothing.
 */
@Component
public class FirmImport {

  private final Firms firms;
  private final Ledger ledger;
  private final ScopedTransactions transactions;
  private final Clock clock;

  FirmImport(Firms firms, Ledger ledger, ScopedTransactions transactions, Clock clock) {
    this.firms = firms;
    this.ledger = ledger;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What became of a sheet.
   *
   * @param landed new or changed
   * @param same rows that say what is known
   * @param returned rows with their reasons
   */
  public record Landed(int landed, int same, List<FirmRow> returned) {}

  /** Lands the rows of one sheet in the recorder's jurisdiction. */
  public Landed land(Recorder who, List<FirmRow> rows) {
    int landed = 0;
    int same = 0;
    List<FirmRow> returned = new ArrayList<>();
    String prefixes = String.join(",", who.scope().prefixes());
    for (FirmRow row : rows) {
      FirmProfile profile = row.profile();
      if (profile == null) {
        returned.add(row);
      } else if (!who.scope().contains(row.area())) {
        returned.add(row.refused(FirmColumn.AREA, FirmRefusal.AREA_OUTSIDE));
      } else {
        try {
          boolean changed = transactions.in(prefixes, () -> land(who, row, profile));
          landed += changed ? 1 : 0;
          same += changed ? 0 : 1;
        } catch (FactRefused refused) {
          returned.add(why(row, refused));
        }
      }
    }
    return new Landed(landed, same, List.copyOf(returned));
  }

  private static FirmRow why(FirmRow row, FactRefused refused) {
    return refused.problem() == FactProblem.CODE_TAKEN
        ? row.refused(FirmColumn.CODE, FirmRefusal.CODE_WRONG)
        : row.refused(FirmColumn.STATE, FirmRefusal.OUT_OF_COURSE);
  }

  /** Whether anything new was said. */
  private boolean land(Recorder who, FirmRow row, FirmProfile profile) {
    Subject subject = Firms.subject(row.area(), profile);
    Optional<RegisteredFirm> known =
        firms.byCode(profile.code()).or(() -> firms.find(subject.id()));
    Subject firm = known.map(RegisteredFirm::subject).orElse(subject);
    LocalDate today = Days.of(clock.instant());
    LocalDate first =
        java.util.stream.Stream.of(row.accepted(), row.since(), today)
            .filter(java.util.Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(today);
    List<Fact> facts = new ArrayList<>();
    if (known.isEmpty()) {
      facts.add(registered(who, firm, row.area(), profile, Days.start(first)));
    } else if (!known.get().profile().equals(profile) || !known.get().area().equals(row.area())) {
      facts.add(registered(who, firm, row.area(), profile, Days.start(today)));
    }
    boolean news = row.state() != null && (known.isEmpty() || known.get().state() != row.state());
    if (news) {
      states(who, firm, row, facts);
    }
    if (!facts.isEmpty()) {
      ledger.append(who, facts);
    }
    return !facts.isEmpty();
  }

  private Fact registered(
      Recorder who, Subject firm, String area, FirmProfile profile, Instant from) {
    return firms.fact(who, firm, area, FirmProfile.KIND, from, profile.attributes());
  }

  private void states(Recorder who, Subject firm, FirmRow row, List<Fact> facts) {
    FirmState state = java.util.Objects.requireNonNull(row.state());
    LocalDate accepted = row.accepted();
    LocalDate since = row.since();
    Instant at = since == null ? clock.instant() : Days.start(since);
    if (accepted != null && (state == FirmState.OPEN || state == FirmState.ACCEPTED)) {
      Map<String, String> said =
          Map.of("state", FirmState.ACCEPTED.word(), "way", "document", "cites", row.cites());
      facts.add(state(who, firm, row, Days.start(accepted), said));
      if (state == FirmState.OPEN) {
        Instant open = since == null ? Days.start(accepted) : at;
        facts.add(state(who, firm, row, open, Map.of("state", state.word())));
      }
    } else {
      facts.add(state(who, firm, row, at, Map.of("state", state.word())));
    }
  }

  private Fact state(
      Recorder who, Subject firm, FirmRow row, Instant at, Map<String, String> said) {
    SortedMap<String, String> attributes = new TreeMap<>(said);
    return firms.fact(who, firm, row.area(), FirmCourse.KIND, at, attributes);
  }
}
