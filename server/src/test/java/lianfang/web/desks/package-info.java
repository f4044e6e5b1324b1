/** Tests of who sits at which desk. */
@org.jspecify.annotations.NullMarked
package lianfang.web.desks;
