/** 工作时间: days and hours of work by the calendar of the State Council. */
@org.jspecify.annotations.NullMarked
package lianfang.casework.time;
