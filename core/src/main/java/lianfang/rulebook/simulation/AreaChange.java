package lianfang.rulebook.simulation;

/**
 * 地区变化: what changes in a city, county, township or village.
 *
 * @param area division code of 4, 6, 9 or 12 digits
 * @param totals of the subjects in it
 * @param isolationDays days of isolation in the horizon that its people gain, negative where they
 *     lose some
 * @param visitsBefore visits at the door on the day of the horizon with the most, by the rules in
 *     force
 * @param visitsAfter the same under the candidate
 */
public record AreaChange(
    String area, Totals totals, long isolationDays, long visitsBefore, long visitsAfter) {}
