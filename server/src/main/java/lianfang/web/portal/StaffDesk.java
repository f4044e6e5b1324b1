package lianfang.web.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.enterprise.RegisteredFirm;
import lianfang.instance.ScopedTransactions;
import lianfang.person.PersonRegistry;
import lianfang.web.firms.FirmStaff;
import lianfang.web.list.FormPage;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 职工名单: a firm names who works for it. Whoever is known is found by number and name together and is
 * not entered again; of others the rest is asked for.
 */
@Controller
class StaffDesk {

  private static final String PATH = "/portal/staff";

  private final ScopedTransactions transactions;
  private final FirmUsers users;
  private final FirmStaff staff;
  private final Hiring hiring;

  StaffDesk(ScopedTransactions transactions, FirmUsers users, FirmStaff staff, Hiring hiring) {
    this.transactions = transactions;
    this.users = users;
    this.staff = staff;
    this.hiring = hiring;
  }

  @GetMapping(PATH)
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "") String firm,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.FILE_APPLICATION);
    RegisteredFirm own = own(shell, user, firm);
    return page(shell, user, own, Map.of(), false, null).show();
  }

  private RegisteredFirm own(Shell shell, CurrentUser user, String firm) {
    return transactions
        .in(user.prefixes(), () -> users.chosen(user, shell.console().today(), firm))
        .orElseThrow(() -> lianfang.web.signin.NotAllowed.lacks(Permission.FILE_APPLICATION));
  }

  @PostMapping(PATH)
  ModelAndView add(
      Shell shell,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.FILE_APPLICATION);
    RegisteredFirm firm = own(shell, user, form.getOrDefault("firm", ""));
    String number = form.getOrDefault("number", "").strip();
    String name = form.getOrDefault("name", "").strip();
    if (number.isEmpty() || name.isEmpty()) {
      return page(shell, user, firm, form, false, shell.t("portal.staff.both")).show();
    }
    List<UUID> found = hiring.known(name, number);
    if (found.isEmpty()) {
      return unknown(shell, user, firm, form);
    }
    hiring.employ(shell, user, firm, found.getFirst(), form.getOrDefault("shift", "").strip());
    return new ModelAndView("redirect:" + shell.link(PATH, "firm", firm.id().toString()));
  }

  /** Nobody of this number and name is known: phone and village are asked for, then registered. */
  private ModelAndView unknown(
      Shell shell, CurrentUser user, RegisteredFirm firm, Map<String, String> form) {
    String village = form.getOrDefault("village", "").strip();
    String phone = form.getOrDefault("phone", "").strip();
    if (village.isEmpty() || phone.isEmpty()) {
      return page(shell, user, firm, form, true, null).show();
    }
    PersonRegistry.Registered done = hiring.register(user, form).orElse(null);
    if (done == null) {
      return page(shell, user, firm, form, true, shell.t("portal.staff.village")).show();
    }
    if (done.person().isEmpty()) {
      String why =
          done.reasons().isEmpty()
              ? shell.t("portal.staff.unsure")
              : String.join(
                  " ",
                  done.reasons().stream()
                      .map(one ->
                          shell.language() == lianfang.web.shell.Language.ZH ? one.zh() : one.en())
                      .toList());
      return page(shell, user, firm, form, true, why).show();
    }
    hiring.employ(shell, user, firm, done.person().get(), form.getOrDefault("shift", "").strip());
    return new ModelAndView("redirect:" + shell.link(PATH, "firm", firm.id().toString()));
  }

  private FormPage page(
      Shell shell,
      CurrentUser user,
      RegisteredFirm firm,
      Map<String, String> typed,
      boolean unknown,
      @Nullable String refusal) {
    List<Field> fields = new ArrayList<>();
    fields.add(field(shell, typed, "name", "text").need());
    fields.add(
        field(shell, typed, "number", "text").hint(shell.t("portal.staff.number.hint")).need());
    fields.add(field(shell, typed, "shift", "text"));
    List<String> told = new ArrayList<>();
    if (unknown) {
      told.add(shell.t("portal.staff.unknown"));
      fields.add(field(shell, typed, "phone", "tel").need());
      fields.add(
          field(shell, typed, "village", "text").hint(shell.t("portal.staff.village.hint")).need());
    }
    FirmStaff.Health health = transactions.in(user.prefixes(), () -> staff.health(shell, firm));
    return new FormPage(
        shell,
        new Head(
            shell.t("portal.staff"),
            shell.t("portal.staff.says", health.people(), health.notYet()),
            List.of(),
            new Link(
                firm.profile().name(), shell.link(PortalDesk.PATH, "firm", firm.id().toString()))),
        PATH,
        told,
        fields,
        Map.of("firm", firm.id().toString()),
        shell.t("portal.staff.add"),
        refusal,
        List.of(health.block()));
  }

  private static Field field(Shell shell, Map<String, String> typed, String name, String type) {
    return Field.of(
        name, type, shell.t("portal.staff." + name + ".label"), typed.getOrDefault(name, ""));
  }
}
