/** 换代报告页: what a switch of rules changed, for whom, and the papers that tell them. */
@org.jspecify.annotations.NullMarked
package lianfang.web.switches;
