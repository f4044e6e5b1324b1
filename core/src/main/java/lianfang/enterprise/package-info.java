/**
 * 企业: decides about firms: their course from closed to open, classes, sheets, shares, timetables.
 */
@org.jspecify.annotations.NullMarked
package lianfang.enterprise;
