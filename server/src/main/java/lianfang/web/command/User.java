package lianfang.web.command;

import java.util.List;
import java.util.stream.Collectors;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Actor;
import lianfang.access.ApiTokens;
import lianfang.access.Links;
import lianfang.access.NewAccount;
import lianfang.access.Role;
import lianfang.area.Scope;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Accounts from the command line, for whoever runs the machine; each change is audited. */
@Command(
    name = "user",
    description = "账号 Add, list, lock, unlock or reset accounts, or issue a token.",
    mixinStandardHelpOptions = true,
    subcommands = {
      User.Add.class,
      User.Listing.class,
      User.Lock.class,
      User.Unlock.class,
      User.Reset.class,
      User.Token.class
    })
final class User implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to do: user add, list, lock, unlock, reset or token");
  }

  private static String path(String link) {
    return "/link/" + link;
  }

  /** Adds an account; its owner sets the password by the link that is printed. */
  @Command(
      name = "add",
      description = "新建账号 Add an account and print the link by which its owner sets a password.",
      mixinStandardHelpOptions = true)
  static final class Add extends InstanceCommand {

    @Parameters(index = "0", paramLabel = "LOGIN", description = "账号 Login.")
    private String login = "";

    @Option(
        names = "--name",
        required = true,
        paramLabel = "NAME",
        description = "显示名称 Name to be shown, such as the office.")
    private String name = "";

    @Option(
        names = "--role",
        required = true,
        split = ",",
        paramLabel = "ROLE",
        description = {
          "角色 command, disease-control, department, statistics, township, village, gate,",
          "enterprise, auditor, administrator."
        })
    private List<String> roles = List.of();

    @Option(
        names = "--area",
        required = true,
        split = ",",
        paramLabel = "CODE",
        description = "管辖区划 Division codes of 1 to 12 digits.")
    private List<String> areas = List.of();

    @Override
    protected int run(ApplicationContext instance) {
      Account added =
          instance
              .getBean(Accounts.class)
              .add(
                  new NewAccount(
                      login,
                      name,
                      roles.stream().map(Role::ofWord).collect(Collectors.toSet()),
                      new Scope(areas)),
                  Actor.operator());
      out().println(path(instance.getBean(Links.class).invitation(added.id())));
      return 0;
    }
  }

  /** Lists all accounts as CSV. */
  @Command(
      name = "list",
      description = "列出账号 List all accounts as CSV.",
      mixinStandardHelpOptions = true)
  static final class Listing extends InstanceCommand {

    @Override
    protected int run(ApplicationContext instance) {
      out().println("login,roles,areas,code,locked");
      for (Account account : instance.getBean(Accounts.class).list()) {
        out()
            .println(
                String.join(
                    ",",
                    account.login(),
                    account.roles().stream()
                        .sorted()
                        .map(Role::word)
                        .collect(Collectors.joining(";")),
                    String.join(";", account.scope().prefixes()),
                    account.secondFactor() ? "yes" : "no",
                    account.locked() ? "yes" : "no"));
      }
      return 0;
    }
  }

  /** A word about one account that is there. */
  abstract static class OfAccount extends InstanceCommand {

    @Parameters(index = "0", paramLabel = "LOGIN", description = "账号 Login.")
    private String login = "";

    @Override
    protected final int run(ApplicationContext instance) {
      change(instance, instance.getBean(Accounts.class).get(login));
      return 0;
    }

    abstract void change(ApplicationContext instance, Account account);
  }

  /** Locks an account and ends its sessions. */
  @Command(
      name = "lock",
      description = "停用账号 Lock an account; whoever is signed in with it is out at once.",
      mixinStandardHelpOptions = true)
  static final class Lock extends OfAccount {

    @Override
    void change(ApplicationContext instance, Account account) {
      instance.getBean(Accounts.class).lock(account.id(), Actor.operator());
    }
  }

  /** Ends a lock or a lockout. */
  @Command(
      name = "unlock",
      description = "启用账号 End the lock or lockout of an account.",
      mixinStandardHelpOptions = true)
  static final class Unlock extends OfAccount {

    @Override
    void change(ApplicationContext instance, Account account) {
      instance.getBean(Accounts.class).unlock(account.id(), Actor.operator());
    }
  }

  /** Takes password, second factor and sessions away and prints a new link. */
  @Command(
      name = "reset",
      description = "重置账号 Take password, code and sessions away and print a new link.",
      mixinStandardHelpOptions = true)
  static final class Reset extends OfAccount {

    @Override
    void change(ApplicationContext instance, Account account) {
      out().println(path(instance.getBean(Links.class).reset(account.id(), Actor.operator())));
    }
  }

  /** Issues an API token. */
  @Command(
      name = "token",
      description = "签发接口令牌 Issue an API token for an account; it is shown this once.",
      mixinStandardHelpOptions = true)
  static final class Token extends OfAccount {

    @Option(
        names = "--name",
        required = true,
        paramLabel = "NAME",
        description = "用途 What the token is used for.")
    private String name = "";

    @Override
    void change(ApplicationContext instance, Account account) {
      out().println(instance.getBean(ApiTokens.class).issue(account, name, Actor.operator()));
    }
  }
}
