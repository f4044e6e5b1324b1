package lianfang.rulebook;

import java.time.LocalDate;
import java.util.UUID;
import lianfang.fact.Subject;

/**
 * 场所要求: a person's state asks that a place be closed or disinfected.
 *
 * @param place the unit, courtyard, building or alley
 * @param within the building that holds the place, or the place itself
 * @param measure CLOSURE or DISINFECTION
 * @param extent UNIT or BUILDING
 * @param days length of the closure in days, counted from its order; 0 for disinfection
 * @param since the day from which it is asked; an order before that day does not answer it
 * @param cause the person
 * @param area 12-digit code of the village or community
 * @param basis clause and row
 */
public record PlaceDemand(
    UUID place,
    UUID within,
    Measure measure,
    MeasurePlace extent,
    int days,
    LocalDate since,
    Subject cause,
    String area,
    Basis basis) {}
