/** 网格页: the duties of a day and arrivals on a shared phone, a full day without a network. */
@org.jspecify.annotations.NullMarked
package lianfang.web.gridpage;
