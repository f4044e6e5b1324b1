/** Tests of forms. */
@org.jspecify.annotations.NullMarked
package lianfang.casework.form;
