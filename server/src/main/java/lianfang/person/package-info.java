/**
 * 人员: who it is about. Registers people by roster and by hand, finds and opens them, and erases
 * them. The only home of names, phones and identity numbers, each person's sealed with a key of its
 * own.
 */
@org.jspecify.annotations.NullMarked
package lianfang.person;
