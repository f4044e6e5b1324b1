/** 页面构件: words, cells and blocks of which pages are made. */
@org.jspecify.annotations.NullMarked
package lianfang.web.part;
