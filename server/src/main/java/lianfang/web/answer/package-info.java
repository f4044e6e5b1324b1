/**
 * 回答: the words that print measures, decisions and duties: rows by reference instead of name, as
 * CSV or JSON.
 */
@org.jspecify.annotations.NullMarked
package lianfang.web.answer;
