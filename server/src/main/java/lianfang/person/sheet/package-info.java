/**
 * 表格文件: reads rosters from .xlsx and .csv row by row, whatever their size, and writes refused rows
 * back as the same sheet.
 */
@org.jspecify.annotations.NullMarked
package lianfang.person.sheet;
