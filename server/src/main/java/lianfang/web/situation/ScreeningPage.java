package lianfang.web.situation;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Columns;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;

/**
 * The screening report of a day.
 *
 * @param head with the five figures, each a link to its persons
 * @param trend people under control on each day
 * @param blocks days, persons of the chosen figure, frozen reports
 * @param mayFreeze whether the reader may freeze the report
 * @param names whether persons are listed
 */
public record ScreeningPage(
    Shell shell, Head head, Columns trend, List<Block> blocks, boolean mayFreeze, boolean names)
    implements Page {}
