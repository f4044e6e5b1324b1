/** 通行凭证: words of the command line and pages about passes. */
@org.jspecify.annotations.NullMarked
package lianfang.web.passes;
