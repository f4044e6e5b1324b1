package lianfang.web.inbox;

import lianfang.web.list.ListPage;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;

/** A field for number, code or words, and the list of what was found. */
public record SearchPage(Shell shell, String words, ListPage found) implements Page {}
