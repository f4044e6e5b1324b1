package lianfang.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which entries an auditor asks for; null leaves a condition out.
 *
 * @param account opaque id of who acted
 * @param action what was done
 * @param from first day, Asia/Shanghai
 * @param until last day, inclusive
 * @param before only entries with a smaller number: the last one of the page before
 * @param limit most entries to return
 */
public record AuditQuery(
    @Nullable String account,
    @Nullable AuditAction action,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable Long before,
    int limit) {

  /** The latest entries of all kinds. */
  public static AuditQuery latest(int limit) {
    return new AuditQuery(null, null, null, null, null, limit);
  }
}
