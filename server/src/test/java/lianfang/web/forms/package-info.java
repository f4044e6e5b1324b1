/** Tests of forms on pages. */
@org.jspecify.annotations.NullMarked
package lianfang.web.forms;
