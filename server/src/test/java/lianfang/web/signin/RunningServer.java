package lianfang.web.signin;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import lianfang.Application;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Actor;
import lianfang.access.Links;
import lianfang.access.NewAccount;
import lianfang.access.Role;
import lianfang.access.Where;
import lianfang.area.Scope;
import lianfang.instance.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A server of its own on a database of its own, with accounts that can sign in. */
public final class RunningServer implements AutoCloseable {

  /** The password of all accounts made here. */
  public static final String PASSWORD = "correct horse battery";

  private final TestDatabase database = TestDatabase.create();
  private final ConfigurableApplicationContext context;

  /** Starts it; in a demo the code may be left out. */
  public RunningServer(boolean demo) {
    List<String> words = new ArrayList<>(List.of("--server.port=0", "--server.address=127.0.0.1"));
    database.properties(demo).forEach(property -> words.add("--" + property));
    context =
        new SpringApplicationBuilder(Application.class)
            .logStartupInfo(false)
            .run(words.toArray(String[]::new));
  }

  /** The address, without a slash at its end. */
  public String address() {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  /** A bean of the server. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** The database below. */
  public TestDatabase database() {
    return database;
  }

  /** An account with one role, one area and {@link #PASSWORD}. */
  public Account account(String login, Role role, String area) {
    Account added =
        get(Accounts.class)
            .add(
                new NewAccount(login, "Office " + login, EnumSet.of(role), Scope.of(area)),
                Actor.operator());
    Links links = get(Links.class);
    links.setPassword(links.invitation(added.id()), PASSWORD, new Where("local", "test"));
    return get(Accounts.class).get(login);
  }

  /** A browser of which nobody knows anything. */
  public Visit visit() {
    return new Visit(address());
  }

  /** A browser in which this account has signed in; for a demo server. */
  public Visit signedIn(String login) {
    Visit visit = visit();
    visit.open("/sign-in");
    visit.send("/sign-in", List.of("login", login, "password", PASSWORD));
    return visit;
  }

  @Override
  public void close() {
    context.close();
    database.close();
  }
}
