package lianfang.access;

import java.time.Instant;
import java.util.UUID;
import lianfang.fact.Subject;
import org.jspecify.annotations.Nullable;

/**
 * 审计记录: who did what to whose data, when, why and from where.
 *
 * @param seq number in order of writing, 0 until it is written
 * @param id random
 * @param at real time, UTC, to the microsecond
 * @param account opaque id of the account or process
 * @param action what was done
 * @param subject whose data, or null where it concerns nobody's
 * @param area division code of the subject, empty when it has none
 * @param why the reason that was given
 * @param where channel and network address
 * @param detail further words such as a format or the roles before and after; no personal data
 */
public record AuditEntry(
    long seq,
    UUID id,
    Instant at,
    String account,
    AuditAction action,
    @Nullable Subject subject,
    String area,
    String why,
    String where,
    String detail) {}
