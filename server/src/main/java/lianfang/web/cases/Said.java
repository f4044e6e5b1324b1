package lianfang.web.cases;

import lianfang.fact.playbook.Wording;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;

/** Words that files of the playbook give in both languages, in the language of the page. */
public final class Said {

  private Said() {}

  /** The words in the language of the page. */
  public static String of(Shell shell, Wording wording) {
    return shell.language() == Language.ZH ? wording.zh() : wording.en();
  }
}
