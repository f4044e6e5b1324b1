package lianfang.web.cases;

import java.util.List;
import lianfang.casework.CaseFile;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 其他办理: what can be done with a case beside its steps. */
@Component
class CaseMore {

  List<CasePage.More> of(Shell shell, CurrentUser user, CaseFile file) {
    return List.of();
  }
}
