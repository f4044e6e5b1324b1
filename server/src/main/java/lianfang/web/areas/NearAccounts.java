package lianfang.web.areas;

import java.util.ArrayList;
import java.util.List;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.web.part.Field;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 附近账号: the accounts in use whose jurisdiction touches the reader's, to be chosen from. */
@Component
public class NearAccounts {

  private final Accounts accounts;

  NearAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  /** The choices, the first of which chooses nobody. */
  public List<Field.Option> options(Shell shell, CurrentUser user) {
    List<Field.Option> people = new ArrayList<>();
    people.add(new Field.Option("", shell.t("area.choose")));
    for (Account one : accounts.list()) {
      boolean near =
          one.scope().prefixes().stream()
              .anyMatch(prefix ->
                  user.scope().contains(prefix)
                      || user.scope().prefixes().stream().anyMatch(p -> p.startsWith(prefix)));
      if (!one.locked() && near) {
        people.add(new Field.Option(one.id().toString(), one.displayName()));
      }
    }
    return people;
  }
}
