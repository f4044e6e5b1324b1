package lianfang.access;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Seals the audit every second while the instance is open, and once more when it closes. */
@Component
final class AuditSealing implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AuditSealing.class);
  private static final long PATIENCE_SECONDS = 10;

  private final AuditChain chain;
  private @Nullable ScheduledExecutorService thread;

  AuditSealing(AuditChain chain) {
    this.chain = chain;
  }

  @Override
  public synchronized void start() {
    var sealing =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("audit-sealer").daemon().factory());
    sealing.scheduleWithFixedDelay(this::seal, 1, 1, TimeUnit.SECONDS);
    thread = sealing;
  }

  private void seal() {
    try {
      chain.seal();
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("the audit could not be sealed and waits for the next try", e);
    }
  }

  @Override
  public synchronized void stop() {
    var sealing = thread;
    thread = null;
    if (sealing == null) {
      return;
    }
    sealing.shutdown();
    try {
      if (sealing.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        seal();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
