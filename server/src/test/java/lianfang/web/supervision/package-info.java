/** What is to be put right, on its page. */
@org.jspecify.annotations.NullMarked
package lianfang.web.supervision;
