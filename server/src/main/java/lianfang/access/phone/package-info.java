/** 共用手机: phones bound to an area, and the shifts that accounts work on them with a PIN. */
@org.jspecify.annotations.NullMarked
package lianfang.access.phone;
