/** 样张: the parts of the pages on invented records, looked at in a real browser. */
@org.jspecify.annotations.NullMarked
package lianfang.web.gallery;
