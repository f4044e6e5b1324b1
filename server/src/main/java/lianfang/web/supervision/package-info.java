/** 督导页面: what is to be put right, by source, deadline and who answers for it. */
@org.jspecify.annotations.NullMarked
package lianfang.web.supervision;
