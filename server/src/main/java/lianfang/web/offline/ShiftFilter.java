package lianfang.web.offline;

import jakarta.servlet.http.HttpServletRequest;
import lianfang.access.Actor;
import lianfang.access.phone.ShiftPhones;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.SignedIn;

/** Turns a bound phone and its shift into the account that works there. */
public class ShiftFilter extends BearerFilter {

  private static final String SHIFT = "X-Shift";

  private final ShiftPhones phones;

  /** For these phones. */
  public ShiftFilter(ShiftPhones phones) {
    this.phones = phones;
  }

  @Override
  protected final void enter(String token, HttpServletRequest request) {
    String shift = request.getHeader(SHIFT);
    if (shift == null) {
      return;
    }
    phones
        .worker(token, shift)
        .ifPresent(account -> {
          var actor = new Actor(account.id().toString(), request.getRemoteAddr(), "phone");
          SignedIn.enter(new CurrentUser(account, actor));
        });
  }
}
