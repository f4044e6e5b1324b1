/**
 * DMN 交换: decision tables to and from the XML of the Decision Model and Notation, so that any other
 * tool can edit, check or run them. What a table here cannot say is refused by the construct's
 * name.
 */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.dmn;
