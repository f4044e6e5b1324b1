package lianfang.web.hooks;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;

/**
 * One address.
 *
 * @param path of the page
 * @param secret what its owner verifies with
 * @param told whether it is told anything
 * @param again how many given-up messages can be tried once more
 */
public record HookPage(
    Shell shell,
    Head head,
    String path,
    String secret,
    boolean told,
    long again,
    List<Block> blocks)
    implements Page {}
