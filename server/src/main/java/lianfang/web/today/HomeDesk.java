package lianfang.web.today;

import java.util.List;
import lianfang.access.Role;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.shell.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Leads to the part that the reader uses most. */
@Controller
class HomeDesk {

  @GetMapping("/")
  ModelAndView home(Shell shell) {
    if (shell.dock().isEmpty()) {
      Visitor visitor = shell.visitor();
      boolean gate = visitor != null && visitor.role().equals(Role.GATE.word());
      Head head = Head.of(shell.t("name"), shell.t(gate ? "home.gate" : "home.nothing"));
      List<Link> acts = gate ? List.of(new Link(shell.t("home.gate.open"), "/gate/")) : List.of();
      return new BlocksPage(shell, head, acts, List.of(), List.of(), List.of()).show();
    }
    return new ModelAndView("redirect:" + shell.link(shell.dock().getFirst().path()));
  }
}
