/** 查找: a person by number, phone or full name; a notice; a page; a paper's code. */
@org.jspecify.annotations.NullMarked
package lianfang.web.search;
