/** Tests of the words for case types and deadlines. */
@org.jspecify.annotations.NullMarked
package lianfang.web.casetype;
