/** Tests of objections and their appeals. */
@org.jspecify.annotations.NullMarked
package lianfang.web.objections;
