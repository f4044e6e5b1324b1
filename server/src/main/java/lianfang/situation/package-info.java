/**
 * 态势: loads case series and printed figures into the ledger, and makes the bulletin and the
 * screening report of a day from it.
 */
@org.jspecify.annotations.NullMarked
package lianfang.situation;
