/** 督导轮次: groups, targets and coverage of an inspection round. */
@org.jspecify.annotations.NullMarked
package lianfang.casework.round;
