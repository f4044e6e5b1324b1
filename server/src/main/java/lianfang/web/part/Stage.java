package lianfang.web.part;

/**
 * 环节: one state on the way of something that several people take along.
 *
 * @param name its name
 * @param tone "done", "now" or "ahead"
 * @param who who brought it there; empty where nobody has
 * @param when at which moment; empty where nobody has
 * @param why the reason or what was stated; may be empty
 */
public record Stage(String name, String tone, String who, String when, String why) {}
