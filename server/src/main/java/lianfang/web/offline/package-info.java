/** 离线页: pages that a browser keeps, and the wall before what their devices send. */
@org.jspecify.annotations.NullMarked
package lianfang.web.offline;
