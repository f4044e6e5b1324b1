/** The API as a program meets it. */
@org.jspecify.annotations.NullMarked
package lianfang.web.api;
