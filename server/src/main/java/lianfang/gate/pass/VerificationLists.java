package lianfang.gate.pass;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * 核验用清单: both lists in memory. Whoever asks gets what is there and never waits: an old list is
 * renewed beside, and where the database is gone the last one stays.
 */
@Component
public class VerificationLists {

  private static final Logger LOG = LoggerFactory.getLogger(VerificationLists.class);
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final GateLists lists;
  private final AtomicBoolean renewing = new AtomicBoolean();
  private volatile @Nullable Known known;

  VerificationLists(GateLists lists) {
    this.lists = lists;
  }

  /** Both lists as they were read at a moment. */
  public record Known(KeyList keys, Revocations revocations, long readNanos) {}

  /** What is known; read first where nothing is. */
  public Known now() {
    Known here = known;
    if (here == null) {
      return read();
    }
    if (System.nanoTime() - here.readNanos() > FRESH_NANOS && renewing.compareAndSet(false, true)) {
      Thread.ofVirtual().name("verification-lists").start(this::renew);
    }
    return here;
  }

  private void renew() {
    try {
      read();
    } catch (DataAccessException | TransactionException gone) {
      LOG.warn(
          "Lists for verification stay as they were read: {}", gone.getClass().getSimpleName());
    } finally {
      renewing.set(false);
    }
  }

  private Known read() {
    Known read = new Known(lists.keyList(), lists.revocationList(), System.nanoTime());
    known = read;
    return read;
  }

  /** Whether passes can be verified, also from lists that are no longer fresh. */
  public boolean isReady() {
    if (known != null) {
      return true;
    }
    try {
      read();
      return true;
    } catch (DataAccessException | TransactionException gone) {
      return false;
    }
  }

  /** How old the lists are; -1 where there are none. */
  public long ageSeconds() {
    Known here = known;
    return here == null ? -1 : TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - here.readNanos());
  }
}
