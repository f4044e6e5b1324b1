/** 重点场所页面: the register of venues with what is due today, prices, and visitors turned away. */
@org.jspecify.annotations.NullMarked
package lianfang.web.venues;
