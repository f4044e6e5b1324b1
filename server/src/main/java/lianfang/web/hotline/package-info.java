/** 热线和监督举报: the call taker's page, and the public forms of both lines. */
@org.jspecify.annotations.NullMarked
package lianfang.web.hotline;
