/**
 * 紧缺: what a simulation asks for, area by area and day by day, against what facts say is there:
 * beds, hours of grid workers, teams that disinfect.
 */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.shortage;
