/** 台账页: the ledger as it is, fact by fact. */
@org.jspecify.annotations.NullMarked
package lianfang.web.ledger;
