/**
 * 接口: /api/v1, the same actions as the pages for programs. A token acts as its account, with its
 * scope and its audit; each refusal says what happened, which rule asks for it, and the remedy.
 */
@org.jspecify.annotations.NullMarked
package lianfang.web.api;
