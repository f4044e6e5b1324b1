/** 通知页: clauses beside the rows that run them, readings, golden cases, and who is under a row. */
@org.jspecify.annotations.NullMarked
package lianfang.web.notices;
