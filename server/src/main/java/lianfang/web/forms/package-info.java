/**
 * 表单页面: forms from a schema as parts of a page, what was typed into them, drafts, and what tells
 * who somebody is, split off before the form is kept.
 */
@org.jspecify.annotations.NullMarked
package lianfang.web.forms;
