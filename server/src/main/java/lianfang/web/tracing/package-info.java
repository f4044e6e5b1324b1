/** 密接排查的页面: candidates of a case, their judgement, the chain, and public same-journey lists. */
@org.jspecify.annotations.NullMarked
package lianfang.web.tracing;
