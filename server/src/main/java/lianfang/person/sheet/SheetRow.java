package lianfang.person.sheet;

import java.util.List;
import lianfang.person.roster.SheetCell;

/**
 * 表格行: one row of a sheet.
 *
 * @param number its number as a spreadsheet shows it, from 1
 * @param cells its cells by column, without the empty ones at the end
 */
public record SheetRow(int number, List<SheetCell> cells) {}
