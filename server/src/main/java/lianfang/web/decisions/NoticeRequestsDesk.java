package lianfang.web.decisions;

import lianfang.access.Permission;
import lianfang.fact.FactRefused;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.lower.LooserNotice;
import lianfang.rulebook.lower.LooserNotices;
import lianfang.web.action.NoticeActs;
import lianfang.web.basis.Refused;
import lianfang.web.editions.EditionPages;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows the notices in force that one above them finds looser, and takes the answer of a body. */
@Controller
class NoticeRequestsDesk {

  private final ScopedTransactions transactions;
  private final LooserNotices looser;
  private final NoticeActs acts;
  private final NoticeRequestPages pages;

  NoticeRequestsDesk(
      ScopedTransactions transactions,
      LooserNotices looser,
      NoticeActs acts,
      NoticeRequestPages pages) {
    this.transactions = transactions;
    this.looser = looser;
    this.acts = acts;
    this.pages = pages;
  }

  @GetMapping(NoticeRequestPages.PATH)
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions
        .in(user.prefixes(), () -> pages.list(shell, looser.on(shell.console().on())))
        .show();
  }

  @GetMapping(NoticeRequestPages.PATH + "/{own}/{higher}")
  ModelAndView show(
      Shell shell,
      @PathVariable String own,
      @PathVariable String higher,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions
        .in(user.prefixes(), () -> pages.one(shell, user, find(shell, own, higher), "", null))
        .show();
  }

  @PostMapping(NoticeRequestPages.PATH + "/{own}/{higher}")
  ModelAndView stand(
      Shell shell,
      @PathVariable String own,
      @PathVariable String higher,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal CurrentUser user) {
    LooserNotice one = transactions.in(user.prefixes(), () -> find(shell, own, higher));
    String refusal;
    try {
      acts.stand(user, one, reason);
      return new ModelAndView("redirect:" + shell.link(NoticeRequestPages.path(one)));
    } catch (EditionRefused refused) {
      refusal = EditionPages.say(shell, refused);
    } catch (FactRefused refused) {
      refusal = Refused.say(shell, refused);
    }
    String told = refusal;
    return transactions.in(user.prefixes(), () -> pages.one(shell, user, one, reason, told)).show();
  }

  private LooserNotice find(Shell shell, String own, String higher) {
    return looser
        .find(own, higher, shell.console().on())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
