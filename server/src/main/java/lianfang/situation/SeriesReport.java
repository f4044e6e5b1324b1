package lianfang.situation;

import java.util.Map;

/**
 * 导入结果: what became of the rows of a series.
 *
 * @param landed facts that are new in the ledger
 * @param known rows whose fact was there already
 * @param corrected how many of the new facts replace an earlier value of the same series and time
 * @param leftOut rows without a division of their own, by the name that they state
 */
public record SeriesReport(int landed, int known, int corrected, Map<String, Integer> leftOut) {}
