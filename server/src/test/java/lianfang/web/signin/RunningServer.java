package lianfang.web.signin;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import lianfang.Application;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Actor;
import lianfang.access.Links;
import lianfang.access.NewAccount;
import lianfang.access.Role;
import lianfang.access.Where;
import lianfang.area.DivisionLoading;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.EndOfTheLedger;
import lianfang.fact.Fact;
import lianfang.fact.Followers;
import lianfang.fact.Ledger;
import lianfang.fact.Positions;
import lianfang.fact.Recorder;
import lianfang.fact.Sealer;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.instance.TestDatabase;
import lianfang.rulebook.Enacting;
import lianfang.web.shell.Language;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A server of its own on a database of its own, with accounts that can sign in. */
public final class RunningServer implements AutoCloseable {

  /** The password of all accounts made here. */
  public static final String PASSWORD = "correct horse battery";

  private static final Recorder EVERYWHERE = new Recorder("test", Scope.everything());

  private final TestDatabase database;
  private final List<String> words = new ArrayList<>();
  private ConfigurableApplicationContext context;

  /** Starts it; in a demo the code may be left out. */
  public RunningServer(boolean demo, String... settings) {
    this(TestDatabase.create(), demo, settings);
  }

  /** Starts a demo on a clone of what another one was filled with. */
  public RunningServer(TestDatabase.Pattern filled) {
    this(TestDatabase.create(filled), true);
  }

  private RunningServer(TestDatabase database, boolean demo, String... settings) {
    this.database = database;
    words.addAll(List.of("--server.port=0", "--server.address=127.0.0.1"));
    database.properties(demo).forEach(property -> words.add("--" + property));
    List.of(settings).forEach(setting -> words.add("--" + setting));
    context = start();
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(Application.class)
        .logStartupInfo(false)
        .run(words.toArray(String[]::new));
  }

  /** Ends it and starts it again on the same data; the address changes. */
  public void restart() {
    context.close();
    context = start();
  }

  /** The address, without a slash at its end. */
  public String address() {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  /** A bean of the server. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** Works in all areas. */
  public <T> T everywhere(Supplier<T> work) {
    String all = String.join(",", Scope.everything().prefixes());
    return get(ScopedTransactions.class).in(all, work);
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

  /** Loads the official divisions of both cities. */
  public void loadDivisions() {
    get(DivisionLoading.class).load(Path.of("../playbook"), List.of("4109", "4108"));
  }

  /** Puts the shipped notices in force. */
  public void enact() {
    get(Enacting.class)
        .enactProposed(EVERYWHERE, Path.of("../playbook/notices"), List.of("4109", "4108"));
  }

  /** Records {@code "2020-02-26 arrival origin=42"} of a person or place in a village. */
  public Fact tell(Subject subject, String village, String text) {
    String[] words = text.split(" ");
    TreeMap<String, String> attributes = new TreeMap<>();
    for (String pair : List.of(words).subList(2, words.length)) {
      attributes.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
    }
    Instant day = Days.start(LocalDate.parse(words[0]));
    Fact fact =
        new Fact(
            0,
            UUID.randomUUID(),
            subject,
            words[1],
            village,
            day,
            day,
            "",
            "test",
            null,
            attributes);
    return get(Ledger.class).append(EVERYWHERE, List.of(fact)).getFirst();
  }

  /** This account as the current user of a page. */
  public CurrentUser user(String login) {
    Account account = get(Accounts.class).get(login);
    return new CurrentUser(account, new Actor(account.id().toString(), "192.0.2.1", "page"));
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

  /** Signs an account in in a new page of this visitor. */
  public Page signIn(BrowserContext visitor, String login, Language language) {
    Page page = visitor.newPage();
    page.navigate(address() + "/sign-in?lang=" + language.word());
    page.locator("[name=login]").fill(login);
    page.locator("[name=password]").fill(PASSWORD);
    page.locator("main button").first().click();
    page.waitForURL(url -> !url.contains("sign-in"));
    return page;
  }

  /** Ends it when all that was recorded is followed, and keeps what it was filled with. */
  public TestDatabase.Pattern keep() {
    EndOfTheLedger.reach(get(Sealer.class), get(Followers.class), get(Positions.class));
    context.close();
    return database.keep();
  }

  @Override
  public void close() {
    context.close();
    database.close();
  }
}
