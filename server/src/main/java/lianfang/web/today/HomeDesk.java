package lianfang.web.today;

import java.util.List;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Head;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Leads to the part that the reader uses most. */
@Controller
class HomeDesk {

  @GetMapping("/")
  ModelAndView home(Shell shell) {
    if (shell.dock().isEmpty()) {
      Head head = Head.of(shell.t("name"), shell.t("home.nothing"));
      return new BlocksPage(shell, head, List.of(), List.of(), List.of(), List.of()).show();
    }
    return new ModelAndView("redirect:" + shell.link(shell.dock().getFirst().path()));
  }
}
