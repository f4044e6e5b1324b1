/**
 * 区划: where. Divisions with their edition, jurisdictions without a code, places, and who is
 * responsible for them.
 */
@org.jspecify.annotations.NullMarked
package lianfang.area;
