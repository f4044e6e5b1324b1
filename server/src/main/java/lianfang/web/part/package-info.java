/**
 * 部件: the parts that pages are made of, each a record with its template beside it. Figures, lists
 * with filters, the basis of a measure, bars of time, fields and empty states.
 */
@org.jspecify.annotations.NullMarked
package lianfang.web.part;
