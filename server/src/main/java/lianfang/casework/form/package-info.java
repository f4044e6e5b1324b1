/**
 * 表单: what a step asks for, as JSON Schema with labels in both languages. Knows what is wrong with
 * values and which of them tell who somebody is; shows nothing itself.
 */
@org.jspecify.annotations.NullMarked
package lianfang.casework.form;
