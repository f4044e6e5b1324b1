package lianfang.web.decisions;

import java.util.List;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Role;
import lianfang.area.Areas;
import lianfang.area.EnglishNames;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/**
 * 上级: to whom a question goes that nobody has answered in time: the command of the city above the
 * county, and the accounts that act for it.
 */
@Component
class Superiors {

  private static final int CITY = 4;

  private final Accounts accounts;
  private final Areas areas;
  private final EnglishNames english;

  Superiors(Accounts accounts, Areas areas, EnglishNames english) {
    this.accounts = accounts;
    this.areas = areas;
    this.english = english;
  }

  /**
   * Who has to answer now.
   *
   * @param city name of the city whose command it is
   * @param names of its officials; empty where no account acts for it
   */
  record Superior(String city, List<String> names) {}

  /** The name of the city in which an area lies. */
  String city(Shell shell, String area) {
    String city = area.substring(0, Math.min(CITY, area.length()));
    return areas
        .find(city)
        .map(found -> shell.language() == Language.EN ? english.of(found) : found.name())
        .orElse(city);
  }

  /** The superior of the county in which an area lies. */
  Superior of(Shell shell, String area) {
    String city = area.substring(0, Math.min(CITY, area.length()));
    List<String> names =
        accounts.list().stream()
            .filter(account -> !account.locked() && account.roles().contains(Role.COMMAND))
            .filter(account -> acts(account, city))
            .map(Account::displayName)
            .toList();
    return new Superior(city(shell, area), names);
  }

  /** Whether the account acts for the whole city, not for one of its counties. */
  private static boolean acts(Account account, String city) {
    return account.scope().prefixes().stream().anyMatch(city::startsWith);
  }
}
