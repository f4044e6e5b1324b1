/** Tests of what surrounds every page. */
@org.jspecify.annotations.NullMarked
package lianfang.web.shell;
