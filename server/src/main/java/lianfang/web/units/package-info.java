/** 互认的页面: a unit's staff or residents as may work or not yet, who is inside, and who answers. */
@org.jspecify.annotations.NullMarked
package lianfang.web.units;
