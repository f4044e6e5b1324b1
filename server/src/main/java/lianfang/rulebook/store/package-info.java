/** 存储: how the rulebook's rows and JSON lie in the database. */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.store;
