package lianfang.web.switches;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** 打印批次簿: the last printings of this process; none holds a paper, all of which are sent at once. */
@Component
class PrintRuns {

  private static final int KEPT = 50;

  private final Map<UUID, PrintRun> runs = new LinkedHashMap<>();

  synchronized PrintRun add(PrintRun run) {
    if (runs.size() >= KEPT) {
      runs.values().stream()
          .filter(old -> !old.goesOn())
          .findFirst()
          .ifPresent(old -> runs.remove(old.id()));
    }
    runs.put(run.id(), run);
    return run;
  }

  /** One of this account about this switch. */
  synchronized Optional<PrintRun> find(UUID id, String account, int generation) {
    return Optional.ofNullable(runs.get(id)).filter(run -> run.isOf(account, generation));
  }
}
