package lianfang.web.shell;

/**
 * 入口: a way into a part of the console.
 *
 * @param word key of its name and of its icon
 * @param path where it leads
 * @param here whether the page belongs to it
 */
public record Door(String word, String path, boolean here) {}
