/** Editions go through the command. */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.edition;
