package lianfang.web.venues;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.casework.venue.Venue;
import lianfang.casework.venue.Venues;
import lianfang.instance.ScopedTransactions;
import lianfang.web.list.FormPage;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** 关闭场所: closes a school, a scenic area or a market that opens again by an application. */
@Controller
class VenueClosingDesk {

  private static final String PAGE = VenueDesk.ONE + "/close";

  private final ScopedTransactions transactions;
  private final Venues venues;
  private final VenueActs acts;

  VenueClosingDesk(ScopedTransactions transactions, Venues venues, VenueActs acts) {
    this.transactions = transactions;
    this.venues = venues;
    this.acts = acts;
  }

  static boolean isOpen(Venue venue) {
    return !venue.state().equals("closed");
  }

  @GetMapping(PAGE)
  ModelAndView ask(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    return page(shell, find(user, id), "", null).show();
  }

  @PostMapping(PAGE)
  ModelAndView close(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String ground,
      @AuthenticationPrincipal CurrentUser user) {
    Venue venue = find(user, id);
    try {
      transactions.in(
          user.prefixes(),
          () -> {
            acts.close(user, venue, ground.strip());
            return true;
          });
      return new ModelAndView("redirect:" + shell.link(VenuesDesk.PAGE + "/" + id));
    } catch (VenueRefused refused) {
      return page(shell, venue, ground, shell.t("venue.wrong." + refused.field())).show();
    }
  }

  private Venue find(CurrentUser user, UUID id) {
    user.require(Permission.ORDER_CLOSURE);
    Venue venue =
        transactions.in(
            user.prefixes(),
            () ->
                venues
                    .find(id)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    user.requireArea(venue.area());
    return venue;
  }

  private static FormPage page(Shell shell, Venue venue, String ground, @Nullable String refusal) {
    String path = VenuesDesk.PAGE + "/" + venue.id();
    return new FormPage(
        shell,
        new Head(
            shell.t("venue.close"),
            shell.t("venue.close.says", venue.called()),
            List.of(),
            new Link(venue.called(), shell.link(path))),
        path + "/close",
        List.of(),
        List.of(
            Field.of("ground", "text", shell.t("venue.close.ground"), ground)
                .hint(shell.t("venue.close.hint"))
                .need()),
        Map.of(),
        shell.t("venue.close"),
        refusal,
        List.of());
  }
}
