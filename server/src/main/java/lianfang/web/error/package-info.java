/** 出错: says in words what went wrong and what to do next, never a trace. */
@org.jspecify.annotations.NullMarked
package lianfang.web.error;
