/** 企业的页面: the register, the way back to work in figures, one firm, sheets, timetables. */
@org.jspecify.annotations.NullMarked
package lianfang.web.firms;
