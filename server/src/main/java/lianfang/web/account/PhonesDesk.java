package lianfang.web.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.access.phone.Phone;
import lianfang.access.phone.ShiftPhones;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.QrPicture;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Binds shared phones, ends them, and makes the PIN of one's own shift. */
@Controller
class PhonesDesk {

  private static final String PAGE = "/account/phones";
  private static final int NAME_MAX = 40;

  private final ScopedTransactions transactions;
  private final ShiftPhones phones;
  private final Audit audit;

  PhonesDesk(ScopedTransactions transactions, ShiftPhones phones, Audit audit) {
    this.transactions = transactions;
    this.phones = phones;
    this.audit = audit;
  }

  @GetMapping(PAGE)
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DO_DUTY);
    return page(shell, user, null, null);
  }

  @PostMapping(PAGE + "/pin")
  ModelAndView pin(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DO_DUTY);
    return page(shell, user, null, phones.pin(user.account()));
  }

  @PostMapping(PAGE + "/bind")
  ModelAndView bind(
      Shell shell,
      HttpServletRequest request,
      @RequestParam("called") String typed,
      @RequestParam(defaultValue = "") String own,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DO_DUTY);
    String name = typed.strip();
    String area = area(user);
    String called = name.length() > NAME_MAX ? name.substring(0, NAME_MAX) : name;
    String code =
        transactions.in(
            user.prefixes(), () -> phones.offer(user.account(), area, called, own.equals("yes")));
    audit.record(user.actor(), AuditAction.DEVICE_OFFERED, null, area, "", "a shared phone");
    String root = own.equals("yes") ? "/inspect/" : "/grid/";
    String to = request.getRequestURL().toString().replaceAll("/account/.*", root);
    return page(shell, user, new PhonesPage.Code(code, QrPicture.of(to + "#" + code), to), null);
  }

  @PostMapping(PAGE + "/revoke")
  ModelAndView revoke(
      Shell shell, @RequestParam UUID phone, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DO_DUTY);
    String area = area(user);
    transactions.in(user.prefixes(), () -> phones.revoke(phone, area));
    audit.record(user.actor(), AuditAction.DEVICE_REVOKED, null, area, "", "phone " + phone);
    return new ModelAndView("redirect:" + shell.link(PAGE));
  }

  private static String area(CurrentUser user) {
    return user.scope().prefixes().getFirst();
  }

  private ModelAndView page(
      Shell shell, CurrentUser user, PhonesPage.@Nullable Code code, @Nullable String pin) {
    List<PhonesPage.Line> lines = new ArrayList<>();
    List<Phone> known = transactions.in(user.prefixes(), () -> phones.list(area(user)));
    for (Phone one : known) {
      Instant seen = one.seenAt();
      String state =
          one.revokedAt() != null ? "revoked" : one.enrolledAt() == null ? "offered" : "works";
      lines.add(
          new PhonesPage.Line(
              one.called(),
              shell.texts().word("phone.state", state),
              seen == null
                  ? "–"
                  : shell.language().moment(LocalDateTime.ofInstant(seen, Days.ZONE)),
              one.revokedAt() == null ? one.id().toString() : ""));
    }
    Head head =
        new Head(
            shell.t("phone.title"),
            shell.t("phone.says"),
            List.of(),
            new Link(shell.t("account.title"), shell.link("/account")));
    return new PhonesPage(shell, head, code, pin, lines).show();
  }
}
