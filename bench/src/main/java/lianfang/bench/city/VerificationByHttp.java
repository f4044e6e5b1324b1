package lianfang.bench.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.gate.Allowance;
import lianfang.gate.checkpoint.Devices;
import lianfang.gate.issue.PassForm;
import lianfang.gate.pass.IssueOrder;
import lianfang.gate.pass.PassIssuing;
import lianfang.instance.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 联网核验: turnstiles that ask the server for each person, each passage durable before the answer,
 * beside nginx with a static file of the same size in the same run; with the JDK's own cryptography
 * and with a native provider. {@code VerificationByHttp FOLDER SECONDS CONNECTIONS PASSES}.
 */
public final class VerificationByHttp {

  private static final int RUNS = 3;
  private static final int WARM = 3;
  private static final int POSTS = 16;
  private static final int ANSWER_BYTES = 37;
  private static final String VILLAGE = "410922100001";
  private static final String NATIVE =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

  private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

  private final Path folder;
  private final LoadByWrk load;
  private final JdbcClient engine;
  private final Path passes;
  private final Path devices;

  private VerificationByHttp(City guest, LoadByWrk load, int passes) throws IOException {
    this.folder = guest.folder.resolveSibling(guest.folder.getFileName() + "-load");
    this.load = load;
    this.engine = JdbcClient.create(guest.instance.getBean("engine", DataSource.class));
    this.passes = folder.resolve("passes");
    this.devices = folder.resolve("devices");
    Files.write(this.passes, passes(guest, passes));
    Files.write(this.devices, devices(guest));
  }

  /** Measures and prints. */
  public static void main(String[] words) throws Exception {
    LoadByWrk.need("wrk", "nginx");
    Path folder = Path.of(words.length > 0 ? words[0] : "target/bench-verify").toAbsolutePath();
    int seconds = words.length > 1 ? Integer.parseInt(words[1]) : 10;
    int connections = words.length > 2 ? Integer.parseInt(words[2]) : 256;
    int passes = words.length > 3 ? Integer.parseInt(words[3]) : 20_000;
    City.prepare(folder, 1_000);
    Path files = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-load"));
    LoadByWrk load = new LoadByWrk(files, seconds, connections);
    try (City guest = City.open(folder, Map.of("lianfang.ledger.background", "false"))) {
      VerificationByHttp bench = new VerificationByHttp(guest, load, passes);
      IO.println(LoadByWrk.head());
      Map<String, String> provider = nativeProvider(files);
      bench.served("each verified anew, the JDK's own", forgetting(Map.of()));
      bench.served("shown before, the JDK's own", Map.of());
      bench.served("each verified anew, native", forgetting(provider));
      bench.served("shown before, native", provider);
      try (var nginx = new LoadByWrk.Nginx(files.resolve("nginx"), ANSWER_BYTES)) {
        for (int run = 1; run <= RUNS; run++) {
          LoadByWrk.Run done = load.press(nginx.address, "file.lua", nginx::processors);
          IO.println(done.row("peer: nginx, a file of %d bytes, %d".formatted(ANSWER_BYTES, run)));
        }
      }
    }
  }

  private void served(String what, Map<String, String> environment) throws Exception {
    try (Serving serving = Serving.start(folder(), environment)) {
      // The program's own compiler is at work for the first half minute.
      for (int warm = 0; warm < WARM; warm++) {
        press(serving);
      }
      for (int run = 1; run <= RUNS; run++) {
        long before = recorded();
        double database = serving.databaseProcessors();
        LoadByWrk.Run done = press(serving);
        double share = (serving.databaseProcessors() - database) / done.served();
        long recorded = recorded() - before;
        // What was under way when the load ended is recorded, and nobody heard the answer.
        if (recorded < done.answers() - done.wrong()) {
          throw new IllegalStateException(done.answers() + " answers, " + recorded + " passages");
        }
        String by = "%s, %d (database %d %%)".formatted(what, run, Math.round(100 * share));
        IO.println(done.row(by));
      }
    }
  }

  private Path folder() {
    String name = folder.getFileName().toString();
    return folder.resolveSibling(name.substring(0, name.length() - "-load".length()));
  }

  private LoadByWrk.Run press(Serving serving) throws Exception {
    String salt = UUID.randomUUID().toString().substring(0, 8);
    return load.press(
        serving.address(),
        "verify.lua",
        serving::processors,
        passes.toString(),
        devices.toString(),
        salt);
  }

  private long recorded() {
    return engine.sql("select count(*) from gate.passage").query(Long.class).single();
  }

  /** Takes the lead before the JDK's own, as an operator would set it. */
  private static Map<String, String> nativeProvider(Path files) throws Exception {
    Path jar =
        Path.of(Class.forName(NATIVE).getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> order = new ArrayList<>(List.of("security.provider.1=" + NATIVE));
    for (Provider one : Security.getProviders()) {
      order.add("security.provider." + (order.size() + 1) + "=" + one.getName());
    }
    Path file = files.resolve("java.security");
    Files.write(file, order);
    return Map.of(
        "LIANFANG_PROVIDERS", jar.toString(), OPTIONS, "-Djava.security.properties=" + file);
  }

  /** As if nobody had shown their pass before. */
  private static Map<String, String> forgetting(Map<String, String> environment) {
    Map<String, String> more = new TreeMap<>(environment);
    more.merge(OPTIONS, "-Dlianfang.passes.remembered=0", (one, other) -> one + " " + other);
    return more;
  }

  private static List<String> passes(City guest, int count) {
    PassIssuing issuing = guest.bean(PassIssuing.class);
    ScopedTransactions transactions = guest.bean(ScopedTransactions.class);
    List<String> tokens = new ArrayList<>();
    while (tokens.size() < count) {
      transactions.in(
          City.CITIES.getFirst(),
          () -> {
            for (int i = 0; i < 1_000 && tokens.size() < count; i++) {
              tokens.add(issuing.issue(order(i), null).token());
            }
            return true;
          });
    }
    return tokens;
  }

  private static IssueOrder order(int number) {
    return new IssueOrder(
        UUID.randomUUID(),
        VILLAGE,
        "张 %04d".formatted(number),
        List.of(
            new Allowance.FreeMovement(List.of(410922100L)),
            new Allowance.Commute(410803103206L, 410823104L, 31, 420, 1200)),
        PassForm.PHONE,
        "bench");
  }

  /** Posts at one village, with one turnstile each. */
  private static List<String> devices(City guest) {
    List<String> tokens = new ArrayList<>();
    Devices devices = guest.bean(Devices.class);
    for (int i = 0; i < POSTS; i++) {
      UUID post = UUID.randomUUID();
      tell(guest, post, "checkpoint-registered", Map.of("at", "village", "called", "T" + i));
      Map<String, String> order = Map.of("act", "open", "organ", "bench", "cites", "1");
      tell(guest, post, "checkpoint-ordered", order);
      String code =
          guest
              .bean(ScopedTransactions.class)
              .in(City.CITIES.getFirst(), () -> devices.offer(post, "T", "bench").code());
      tokens.add(devices.enrol(code, "bench").orElseThrow().token());
    }
    return tokens;
  }

  private static void tell(City guest, UUID post, String kind, Map<String, String> said) {
    var day = Days.start(InventedPassages.LAST);
    guest
        .bean(Ledger.class)
        .append(
            City.APPROVER,
            List.of(
                new Fact(
                    0,
                    UUID.randomUUID(),
                    Subject.place(post),
                    kind,
                    VILLAGE,
                    day,
                    day,
                    "",
                    "bench",
                    null,
                    new TreeMap<>(said))));
  }
}
