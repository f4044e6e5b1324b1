/** 待决页: the questions that a notice leaves to an official, and their answers. */
@org.jspecify.annotations.NullMarked
package lianfang.web.decisions;
