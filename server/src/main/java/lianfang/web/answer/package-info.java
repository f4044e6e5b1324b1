/** 回答: how commands print tables: rows by reference instead of name, as CSV or JSON. */
@org.jspecify.annotations.NullMarked
package lianfang.web.answer;
