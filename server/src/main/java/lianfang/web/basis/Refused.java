package lianfang.web.basis;

import lianfang.web.action.ActionRefused;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;

/** 不予办理: a refusal in the page's language. */
public final class Refused {

  private Refused() {}

  /** What happened and what to do. */
  public static String say(Shell shell, ActionRefused refused) {
    return shell.language() == Language.ZH ? refused.refusal().zh() : refused.refusal().en();
  }
}
