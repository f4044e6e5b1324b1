/** The whole server behind its walls, as a browser or a program meets it. */
@org.jspecify.annotations.NullMarked
package lianfang.web.signin;
