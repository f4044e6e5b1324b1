/** 今日: what stands out now, as figures that lead to lists. */
@org.jspecify.annotations.NullMarked
package lianfang.web.today;
