package lianfang.web.part;

/** 链接: a text and where it leads. */
public record Link(String text, String href) {}
