package lianfang.web.imports;

import java.util.List;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;

/**
 * 空白登记表: a roster to print and fill in by hand, with the area and the day on it.
 *
 * @param columns the heads that a worker fills in at the door
 * @param rows numbers of the empty rows
 * @param printed who printed it and when
 */
public record BlankPage(
    Shell shell, Head head, List<String> columns, List<Integer> rows, String printed)
    implements Page {}
