package lianfang.web.list;

import java.util.Set;
import java.util.UUID;
import lianfang.access.SavedViews;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Keeps and forgets an account's views of the lists. */
@Controller
class ViewsDesk {

  private static final Set<String> LISTS =
      Set.of("/people", "/closures", "/decisions", "/ledger", "/cases");

  private final SavedViews views;

  ViewsDesk(SavedViews views) {
    this.views = views;
  }

  @PostMapping("/views")
  ModelAndView keep(
      @RequestParam String list,
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "") String name,
      @AuthenticationPrincipal CurrentUser user) {
    boolean kept = views.keep(user.account().id(), known(list), name, plain(query));
    return back(list, query, kept ? "kept" : "refused");
  }

  @PostMapping("/views/{id}/forget")
  ModelAndView forget(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam String list,
      @RequestParam(defaultValue = "") String query,
      @AuthenticationPrincipal CurrentUser user) {
    views.drop(user.account().id(), id);
    return back(list, query, "");
  }

  private static ModelAndView back(String list, String query, String told) {
    String address = known(list) + (plain(query).isEmpty() ? "" : "?" + query);
    String joint = address.contains("?") ? "&" : "?";
    return new ModelAndView("redirect:" + address + (told.isEmpty() ? "" : joint + "view=" + told));
  }

  private static String known(String list) {
    if (!LISTS.contains(list)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return list;
  }

  /** Only what an address can hold: the view is written into links later. */
  private static String plain(String query) {
    return query.matches("[0-9A-Za-z%&=._~*+-]*") ? query : "";
  }
}
