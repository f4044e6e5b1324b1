package lianfang.rulebook.shortage;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 能力陈述: a site or the teams of an area as an official stated them, which a simulation compared
 * with.
 *
 * @param resource beds or disinfections
 * @param area the village of a site, the area of teams
 * @param site the place; null for teams
 * @param much how many a day
 * @param since from which day it is so
 */
public record CapacityStatement(
    Resource resource, String area, @Nullable UUID site, long much, LocalDate since) {}
