/** 办理台: inboxes, seats, statistics and what happens when time has passed. */
@org.jspecify.annotations.NullMarked
package lianfang.casework.desk;
