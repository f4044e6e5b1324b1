package lianfang.web.signin;

import java.util.ArrayList;
import java.util.List;
import lianfang.access.Account;
import lianfang.access.DemoAccounts;
import lianfang.access.Links;
import lianfang.instance.InstanceSettings;
import org.springframework.context.ApplicationContext;

/** What whoever starts the console has to know: its address, and how to sign in first. */
public final class Welcome {

  private Welcome() {}

  /**
   * The lines to print, the address first.
   *
   * @param address ends with a slash
   */
  public static List<String> lines(ApplicationContext instance, String address) {
    List<String> lines = new ArrayList<>();
    lines.add(address);
    if (instance.getBean(InstanceSettings.class).demo()) {
      lines.add("演示账号 Demo accounts (login, password, role, area):");
      for (DemoAccounts.Printed printed : instance.getBean(DemoAccounts.class).ensure()) {
        Account account = printed.account();
        lines.add(
            "%-15s %s %-15s %s"
                .formatted(
                    account.login(),
                    printed.password(),
                    account.roles().iterator().next().word(),
                    String.join(",", account.scope().prefixes())));
      }
      return lines;
    }
    instance
        .getBean(Links.class)
        .firstAdministrator()
        .ifPresent(link -> {
          lines.add("第一位管理员（一次性链接）First administrator, link for one use within 72 hours:");
          lines.add(address + "link/" + link);
        });
    return lines;
  }
}
