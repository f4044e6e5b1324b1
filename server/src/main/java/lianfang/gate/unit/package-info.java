/** 互认: units with their data managers, staff and residents, and who is inside. */
@org.jspecify.annotations.NullMarked
package lianfang.gate.unit;
