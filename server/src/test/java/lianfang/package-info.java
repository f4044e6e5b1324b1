/** Tests of the house as a whole: its map, its limits, its words. */
@org.jspecify.annotations.NullMarked
package lianfang;
