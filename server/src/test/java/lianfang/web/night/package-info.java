/** 夜间: what a serving console takes away by itself. */
@org.jspecify.annotations.NullMarked
package lianfang.web.night;
