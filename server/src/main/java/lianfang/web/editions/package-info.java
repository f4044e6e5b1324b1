/** 版本页: an edition from draft to in force, who did what and what may follow; readings signed. */
@org.jspecify.annotations.NullMarked
package lianfang.web.editions;
