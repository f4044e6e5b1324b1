/** 坐席页面: who sits at which desk, and how somebody is seated there. */
@org.jspecify.annotations.NullMarked
package lianfang.web.desks;
