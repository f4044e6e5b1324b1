/** 列表页: pages that are a head and a list, and the same rows as a sheet. */
@org.jspecify.annotations.NullMarked
package lianfang.web.list;
