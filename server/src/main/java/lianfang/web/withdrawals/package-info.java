/** 撤回页: takes back an order, a batch or a step that was recorded by mistake, with its reason. */
@org.jspecify.annotations.NullMarked
package lianfang.web.withdrawals;
