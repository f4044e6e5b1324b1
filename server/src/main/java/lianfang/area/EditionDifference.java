package lianfang.area;

import java.util.List;

/**
 * 版本差异: what two editions of the list say about one area. A fact to show, not an error to repair.
 *
 * @param former number of townships in the former edition
 * @param current number of townships in the current edition
 * @param gone divisions of the former edition whose code is gone or whose name is another now
 * @param added divisions of the current edition whose code is new or whose name was another
 */
public record EditionDifference(
    int former, int current, List<Division> gone, List<Division> added) {}
