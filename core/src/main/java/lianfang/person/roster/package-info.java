/**
 * 排查登记表: reads the screening roster: which column is which, what a cell means, and what one row
 * states. Pure: no file format, no database, no clock.
 */
@org.jspecify.annotations.NullMarked
package lianfang.person.roster;
