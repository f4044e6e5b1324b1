package lianfang.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import lianfang.rulebook.layer.DatedReadings;
import lianfang.rulebook.notice.Notice;
import org.springframework.stereotype.Component;

/** 现行版本: which editions hold on a day, by the facts that put them in force. */
@Component
public class HoldingEditions {

  private final NoticeFacts notices;

  HoldingEditions(NoticeFacts notices) {
    this.notices = notices;
  }

  /** The editions that hold on a day, with the readings signed for them. */
  public List<Edition> on(LocalDate day) {
    return notices.knownAt(null).editions().stream().filter(edition -> edition.holds(day)).toList();
  }

  /** Whether this edition holds on a day. */
  public boolean holds(Notice notice, LocalDate day) {
    return on(day).stream().anyMatch(edition -> edition.edition().equals(notice.edition()));
  }

  /**
   * What officials have signed for a notice.
   *
   * @param later numbers of facts that do not count
   */
  public DatedReadings signed(String notice, Set<Long> later) {
    return notices.signed(notice, later);
  }

  /** All that was put in force, as if the facts of these numbers had not been recorded. */
  public InForce rules(Set<Long> later) {
    return later.isEmpty() ? rules() : notices.without(later);
  }

  /** The same rules under the grades and classes that are known without these facts. */
  public InForce around(InForce rules, Set<Long> later) {
    return notices.around(rules, fact -> !later.contains(fact.seq()));
  }

  /** All that was put in force by everything that is known. */
  public InForce rules() {
    return notices.knownAt(null);
  }
}
