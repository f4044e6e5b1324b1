package lianfang.gate.pass;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 卡口清单: the two lists that gates fetch, signed by the root. A list is signed again each hour, so
 * that a gate can tell a quiet server from one that it has not reached.
 */
@Component
public class GateLists {

  /** Gates that are a few lists behind ask for a few different parts. */
  private static final int KEPT = 64;

  private final PassKeys keys;
  private final PassRevoking revoking;
  private final Signatures signatures;
  private final StaleHours stale;
  private final Clock clock;

  private final Map<String, SignedFile> signed =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SignedFile> eldest) {
          return size() > KEPT;
        }
      };

  GateLists(
      PassKeys keys, PassRevoking revoking, Signatures signatures, StaleHours stale, Clock clock) {
    this.keys = keys;
    this.revoking = revoking;
    this.signatures = signatures;
    this.stale = stale;
    this.clock = clock;
  }

  /**
   * A list as it is sent.
   *
   * @param tag names this edition, so that whoever has it need not fetch it again
   */
  public record SignedFile(String tag, byte[] bytes) {}

  /** The keys that gates believe. */
  public SignedFile keys() {
    Instant hour = hour();
    long number = keys.number();
    return file(
        "k" + number + "-" + stale.hours() + "-" + hour.getEpochSecond(),
        () ->
            KeyList.write(
                number,
                hour,
                keys.list().stream().map(PassKeys.Held::key).toList(),
                stale.hours(),
                keys.rootSigner()));
  }

  /** What was taken back since a number; 0 for the whole list. */
  public SignedFile revocations(long from) {
    Instant hour = hour();
    return file(
        "r" + from + "-" + revoking.number() + "-" + hour.getEpochSecond(),
        () -> revoking.since(from).write(keys.rootSigner()));
  }

  /** The keys as this server's own verification reads them. */
  public KeyList keyList() {
    try {
      return KeyList.read(keys().bytes(), null, signatures);
    } catch (Unreadable own) {
      throw new IllegalStateException("the list of keys that was just written", own);
    }
  }

  /** The revocations as this server's own verification reads them. */
  public Revocations revocationList() {
    return revoking.since(0);
  }

  /** Something that signs a list. */
  private interface Writing {
    byte[] write() throws GeneralSecurityException;
  }

  private SignedFile file(String tag, Writing writing) {
    synchronized (signed) {
      SignedFile kept = signed.get(tag);
      if (kept != null) {
        return kept;
      }
    }
    try {
      SignedFile made = new SignedFile(tag, writing.write());
      synchronized (signed) {
        signed.put(tag, made);
      }
      return made;
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("the root key cannot be used", unusable);
    }
  }

  private Instant hour() {
    return clock.instant().truncatedTo(ChronoUnit.HOURS);
  }
}
