/** Tests of telling other systems. */
@org.jspecify.annotations.NullMarked
package lianfang.casework.hook;
