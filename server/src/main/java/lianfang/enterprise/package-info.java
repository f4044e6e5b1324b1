/** 企业: the register of firms, told by facts: state over time, posts, sheets, shares, timetables. */
@org.jspecify.annotations.NullMarked
package lianfang.enterprise;
