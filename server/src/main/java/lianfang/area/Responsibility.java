package lianfang.area;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * 责任人: who answers for an area or a place, from a day on.
 *
 * @param fact the fact that says so
 * @param level at which level
 * @param area code of the area, or of the village in which the place lies
 * @param place the place, where it is less than an area
 * @param account the account that acts, opaque
 * @param person the person, opaque, where it is somebody without an account
 * @param from first day, Asia/Shanghai
 * @param until last day, inclusive; empty where no end is known
 */
public record Responsibility(
    UUID fact,
    ResponsibleLevel level,
    String area,
    Optional<UUID> place,
    Optional<String> account,
    Optional<UUID> person,
    LocalDate from,
    Optional<LocalDate> until) {}
