package lianfang.web.error;

import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;

/**
 * A page that could not be shown.
 *
 * @param status HTTP status
 * @param key of the sentences that say what happened and what to do
 * @param detail words of the refusal, empty where there are none
 */
public record ErrorPage(Shell shell, int status, String key, String detail) implements Page {}
