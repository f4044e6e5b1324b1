/** Tests of the pages of cases. */
@org.jspecify.annotations.NullMarked
package lianfang.web.cases;
