/** 职工名单: whom a firm names as its staff, by sheet, by hand or by program. */
@org.jspecify.annotations.NullMarked
package lianfang.web.staff;
