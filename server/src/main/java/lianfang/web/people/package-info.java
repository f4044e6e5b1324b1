/** 人员页: people under measures as lists, masked, filtered by the address. */
@org.jspecify.annotations.NullMarked
package lianfang.web.people;
