package lianfang.web.list;

import java.util.List;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;

/**
 * A head and a list.
 *
 * @param head with the sentence and the figures
 * @param acts what can be done here, the first one first
 * @param list columns, filters, count and paging
 * @param rows of this page
 * @param names whether the rows are about persons, so that the page bears the reader's mark
 */
public record ListPage(
    Shell shell, Head head, List<Link> acts, Listing list, List<Row> rows, boolean names)
    implements Page {}
