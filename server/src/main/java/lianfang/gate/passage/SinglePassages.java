package lianfang.gate.passage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import lianfang.gate.Device;
import lianfang.gate.Passage;
import org.springframework.stereotype.Component;

/**
 * 逐条记录: single passages of machines that ask the server each time. Those that come while others are
 * being kept share the next transaction and its wait for the disk; nobody waits for company.
 */
@Component
public final class SinglePassages {

  private static final int MOST = 1000;

  private final Passages passages;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private boolean running;

  SinglePassages(Passages passages) {
    this.passages = passages;
  }

  /** 轮次: what one that waited is told. */
  private enum Turn {
    LEAD,
    KEPT,
    OF_ANOTHER
  }

  private record Waiting(Passages.OfDevice one, CompletableFuture<Turn> turn) {}

  /**
   * Keeps one passage and returns when it is durable.
   *
   * @return false where another device has used its id
   */
  public boolean keep(Device device, Passage passage) {
    Waiting mine = new Waiting(new Passages.OfDevice(device, passage), new CompletableFuture<>());
    Turn turn = leads(mine) ? Turn.LEAD : mine.turn.join();
    return turn == Turn.LEAD ? keepWith(mine) : turn == Turn.KEPT;
  }

  private synchronized boolean leads(Waiting mine) {
    if (running) {
      queue.add(mine);
      return false;
    }
    running = true;
    return true;
  }

  private boolean keepWith(Waiting mine) {
    List<Waiting> all = company(mine);
    try {
      Set<UUID> foreign = passages.append(all.stream().map(Waiting::one).toList());
      for (Waiting one : all) {
        boolean kept = !foreign.contains(one.one().passage().id());
        one.turn.complete(kept ? Turn.KEPT : Turn.OF_ANOTHER);
      }
      return !foreign.contains(mine.one().passage().id());
    } catch (RuntimeException | Error gone) {
      all.forEach(one -> one.turn.completeExceptionally(gone));
      throw gone;
    } finally {
      handOver();
    }
  }

  private synchronized List<Waiting> company(Waiting mine) {
    List<Waiting> all = new ArrayList<>(List.of(mine));
    while (!queue.isEmpty() && all.size() < MOST) {
      all.add(queue.remove());
    }
    return all;
  }

  private synchronized void handOver() {
    Waiting next = queue.poll();
    if (next == null) {
      running = false;
    } else {
      next.turn.complete(Turn.LEAD);
    }
  }
}
