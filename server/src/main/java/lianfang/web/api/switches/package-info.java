/** 换代接口: what switches of rules changed, and for whom. */
@org.jspecify.annotations.NullMarked
package lianfang.web.api.switches;
