/** 企业端: what a firm does itself: apply, complete, its staff, its problems, its policies. */
@org.jspecify.annotations.NullMarked
package lianfang.web.portal;
