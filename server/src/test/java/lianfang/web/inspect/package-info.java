/** 现场检查页: a day of visits in a browser, with and without a network. */
package lianfang.web.inspect;
