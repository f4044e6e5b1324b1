/** 浏览器: a real headless browser and what every page is asked in it. */
@org.jspecify.annotations.NullMarked
package lianfang.web.browser;
