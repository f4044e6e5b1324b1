/** 推送页面: which addresses are told what happens to cases, and how that goes. */
@org.jspecify.annotations.NullMarked
package lianfang.web.hooks;
