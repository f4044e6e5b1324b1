/** 走查: the pages of a running demo instance, walked through in a real browser. */
@org.jspecify.annotations.NullMarked
package lianfang.web.walk;
