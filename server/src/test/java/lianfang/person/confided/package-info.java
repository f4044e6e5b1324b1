/** Tests of what is confided to forms. */
@org.jspecify.annotations.NullMarked
package lianfang.person.confided;
