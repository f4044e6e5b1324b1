/** 存储: how facts lie in the database, as rows and as JSON. */
@org.jspecify.annotations.NullMarked
package lianfang.fact.store;
