package lianfang.web.inbox;

import java.util.List;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;

/**
 * Cases of a desk.
 *
 * @param tabs today, late, waiting, mine, all; where each leads
 * @param here the tab that is shown
 * @param list what stands around the rows
 * @param claimable ids of the shown cases that nobody has claimed, joined by commas
 * @param claim the word of the button with their number; empty where there is none
 * @param claimed ids that were claimed just now and can be given back; empty where none were
 * @param told what became of it; empty where nothing did
 */
public record CasesPage(
    Shell shell,
    Head head,
    List<Link> tabs,
    String here,
    List<Link> acts,
    Listing list,
    List<Row> rows,
    String claimable,
    String claim,
    String claimed,
    String told)
    implements Page {}
