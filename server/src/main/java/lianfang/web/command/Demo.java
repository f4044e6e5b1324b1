package lianfang.web.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lianfang.access.Account;
import lianfang.access.DemoAccounts;
import lianfang.area.Scope;
import lianfang.instance.InstanceProblem;
import lianfang.instance.InstanceSettings;
import lianfang.instance.ScopedTransactions;
import lianfang.instance.SettingsFile;
import lianfang.web.demo.DemoFilling;
import lianfang.web.demo.PersonsByClause;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sets up two cities of invented people, prints their day, and serves the console. */
@Command(
    name = "demo",
    description = "演示 Two cities of invented people on 26 February 2020.",
    mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {

  private static final String CITIES = "4109,4108";
  private static final LocalDate DAY = LocalDate.parse("2020-02-26");

  @Mixin private InstanceOptions options;

  @Spec private CommandSpec spec;

  @Option(names = "--once", description = "只打印，不启动控制台 Print and end, without the console.")
  private boolean once;

  @Option(
      names = "--share",
      defaultValue = "1",
      description = "人数比例 Share of the 60,000 people to invent, such as 0.1 (${DEFAULT-VALUE}).")
  private double share;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "端口 Port of the console, 0 for any free one (${DEFAULT-VALUE}).")
  private int port;

  @Override
  public Integer call() throws Exception {
    if (share < 0.1 || share > 1) {
      throw new IllegalArgumentException(share + " is no share: give a number from 0.1 to 1");
    }
    setUp();
    return once ? 0 : spec.root().commandLine().execute(serve());
  }

  /** The words of {@code serve} on the same instance. */
  private String[] serve() {
    List<String> words = new ArrayList<>(List.of("serve", "--data", options.folder().toString()));
    words.addAll(List.of("--port", String.valueOf(port)));
    if (options.keys != null) {
      words.addAll(List.of("--keys", options.keys.toString()));
    }
    if (options.databaseUrl != null && !options.databaseUrl.isBlank()) {
      words.addAll(List.of("--database-url", options.databaseUrl));
    }
    return words.toArray(String[]::new);
  }

  private void setUp() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    boolean fresh = SettingsFile.find(options.folder()).isEmpty();
    if (fresh) {
      err.println("setting up a demo in " + options.folder());
    }
    try (var instance = fresh ? options.open(founding()) : options.open()) {
      InstanceSettings settings = instance.getBean(InstanceSettings.class);
      if (!settings.demo()) {
        throw new InstanceProblem(
            "The instance in " + options.folder() + " is no demo",
            "give another folder with --data DIR");
      }
      if (fresh) {
        Founding.fill(instance, settings);
        SettingsFile.write(settings);
      }
      instance.getBean(DemoFilling.class).fill(share, err);
      print(instance, settings, out);
      if (!once) {
        accounts(instance, out);
      }
    }
  }

  private static Map<String, Object> founding() {
    return Map.of("lianfang.init.city", CITIES, "lianfang.init.demo", "true");
  }

  private static void accounts(ApplicationContext instance, PrintWriter out) {
    out.printf("%n%-16s %-18s %s%n", "account", "password", "office");
    for (DemoAccounts.Printed printed : instance.getBean(DemoAccounts.class).ensure()) {
      Account account = printed.account();
      out.printf("%-16s %-18s %s%n", account.login(), printed.password(), account.displayName());
    }
    out.flush();
  }

  private static void print(
      ApplicationContext instance, InstanceSettings settings, PrintWriter out) {
    for (String city : settings.cities()) {
      out.println(BulletinCommand.text(instance, BulletinCommand.of(instance, DAY, city), null));
    }
    String everywhere = String.join(",", Scope.everything().prefixes());
    out.print(
        instance
            .getBean(ScopedTransactions.class)
            .in(everywhere, () -> instance.getBean(PersonsByClause.class).table(DAY)));
    out.flush();
  }
}
