/** 草案命中数: how many people of today each row of a draft holds, beside its cells. */
@org.jspecify.annotations.NullMarked
package lianfang.web.hits;
