/** 区划页: the areas with who answers for each, by date, and where nobody does. */
@org.jspecify.annotations.NullMarked
package lianfang.web.areas;
