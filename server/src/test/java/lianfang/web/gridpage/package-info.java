/** 网格页: a shared phone in a browser, with and without a network. */
package lianfang.web.gridpage;
