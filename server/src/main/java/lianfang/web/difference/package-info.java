/** 版本对照: what two editions of a notice write differently, side by side and in words. */
@org.jspecify.annotations.NullMarked
package lianfang.web.difference;
