/** 夜间作业: what is done without anybody asking: the turn of the day, and what is kept too long. */
@org.jspecify.annotations.NullMarked
package lianfang.web.night;
