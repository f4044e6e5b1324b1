/** 任务: what a grid worker has to do today, derived from measures. */
@org.jspecify.annotations.NullMarked
package lianfang.duty;
