package lianfang.web.cases;

import lianfang.web.forms.FormSheets;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 办件文件: keeps files that come with a form, and shows those of a case to whoever sees the case. */
@Component
class CaseFiles {

  FormSheets.FileKeeper keeper(Shell shell, CurrentUser user, String area) {
    return (file, keepsLocation) -> {
      throw new FormSheets.FileRefused(shell.t("sheet.fault.evidence"));
    };
  }
}
