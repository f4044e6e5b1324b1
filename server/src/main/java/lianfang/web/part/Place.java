package lianfang.web.part;

/**
 * 场所标记: the place of a measure by colour, pattern and word.
 *
 * @param paint "hospital", "central", "home", "undecided", "closure", "ended" or "none"
 * @param word its name
 */
public record Place(String paint, String word) {}
