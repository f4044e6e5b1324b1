/** What offices may do with a measure or a question, and what they may not. */
@org.jspecify.annotations.NullMarked
package lianfang.web.action;
