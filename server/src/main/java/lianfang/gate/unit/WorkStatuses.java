package lianfang.gate.unit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import lianfang.gate.issue.Situations;
import org.springframework.stereotype.Component;

/** 能否上岗查询: the same answer for firms and villages, in a transaction that sees where all live. */
@Component
public class WorkStatuses {

  private final Situations situations;

  WorkStatuses(Situations situations) {
    this.situations = situations;
  }

  /** The status of each of these people on a day. */
  public Map<UUID, WorkStatus> of(Collection<UUID> people, LocalDate day) {
    Map<UUID, WorkStatus> statuses = new HashMap<>();
    situations.of(people).forEach((id, one) -> statuses.put(id, WorkStatus.of(one, day)));
    return statuses;
  }
}
