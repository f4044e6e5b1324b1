/** 查验页: the page in a browser, with a camera that shows codes, with and without a network. */
package lianfang.web.gatepage;
