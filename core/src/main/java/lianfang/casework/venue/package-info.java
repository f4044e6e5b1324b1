/** 重点场所: kinds of venues, their daily checks and the prices of goods; decides what is late. */
@org.jspecify.annotations.NullMarked
package lianfang.casework.venue;
