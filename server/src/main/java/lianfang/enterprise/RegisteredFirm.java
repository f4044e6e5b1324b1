package lianfang.enterprise;

import java.time.Instant;
import java.util.UUID;
import lianfang.fact.Subject;
import org.jspecify.annotations.Nullable;

/**
 * 在册企业: a firm as the register knows it.
 *
 * @param id of the subject
 * @param area in which it lies
 * @param profile what is registered
 * @param state closed where nothing was said
 * @param since null where nothing was said
 */
public record RegisteredFirm(
    UUID id, String area, FirmProfile profile, FirmState state, @Nullable Instant since) {

  /** What facts about it are about. */
  public Subject subject() {
    return new Subject(Subject.Kind.ENTERPRISE, id);
  }
}
