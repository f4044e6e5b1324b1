/** Tests of what is remembered of firms. */
@org.jspecify.annotations.NullMarked
package lianfang.enterprise;
