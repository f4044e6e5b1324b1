/** 重点场所登记: venues, their daily checks, prices and turned-away visitors, as facts say. */
@org.jspecify.annotations.NullMarked
package lianfang.casework.venue;
