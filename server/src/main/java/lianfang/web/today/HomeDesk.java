package lianfang.web.today;

import lianfang.web.shell.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Leads to the part that the reader uses most. */
@Controller
class HomeDesk {

  @GetMapping("/")
  ModelAndView home(Shell shell) {
    String first = shell.dock().isEmpty() ? "/today" : shell.dock().getFirst().path();
    return new ModelAndView("redirect:" + shell.link(first));
  }
}
