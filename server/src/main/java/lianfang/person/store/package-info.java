/** 人员库: how people are sealed, indexed blindly and kept in the database. */
@org.jspecify.annotations.NullMarked
package lianfang.person.store;
