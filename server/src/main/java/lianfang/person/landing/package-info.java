/**
 * 入库: how a row becomes a person and facts: prepared without the database, matched with who is
 * known, and landed in one transaction.
 */
@org.jspecify.annotations.NullMarked
package lianfang.person.landing;
