package lianfang.rulebook;

import java.time.LocalDate;
import java.util.List;
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
    return notices.knownAt(null, day).editions().stream()
        .filter(edition -> !edition.from().isAfter(day))
        .filter(edition -> edition.until() == null || !edition.until().isBefore(day))
        .toList();
  }

  /** Whether this edition holds on a day. */
  public boolean holds(Notice notice, LocalDate day) {
    return on(day).stream().anyMatch(edition -> edition.edition().equals(notice.edition()));
  }

  /** All that was put in force by everything that is known, with readings that count on a day. */
  public InForce rules(LocalDate day) {
    return notices.knownAt(null, day);
  }
}
