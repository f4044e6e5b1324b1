/** 文书: tests of what is printed. */
@org.jspecify.annotations.NullMarked
package lianfang.web.paper;
