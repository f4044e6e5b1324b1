/**
 * 办件: what an application, a complaint or a rectification is, and what may be done to it next. A
 * case type is a file; a case is what its facts say.
 */
@org.jspecify.annotations.NullMarked
package lianfang.casework;
