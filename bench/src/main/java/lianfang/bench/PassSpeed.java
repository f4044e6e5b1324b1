package lianfang.bench;

import io.nayuki.qrcodegen.QrCode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipException;
import lianfang.gate.Allowance;
import lianfang.gate.CheckpointKind;
import lianfang.gate.Pass;
import lianfang.gate.PassReason;
import lianfang.gate.pass.Gate;
import lianfang.gate.pass.KeyId;
import lianfang.gate.pass.KeyList;
import lianfang.gate.pass.ListSigner;
import lianfang.gate.pass.PassKey;
import lianfang.gate.pass.PassToken;
import lianfang.gate.pass.PassVerifier;
import lianfang.gate.pass.Revocations;
import lianfang.gate.pass.SignatureAlgorithm;
import lianfang.gate.pass.Signatures;
import lianfang.gate.pass.Unreadable;
import se.digg.dgc.encoding.Base45;
import se.digg.dgc.encoding.Zlib;
import se.digg.dgc.signatures.cose.CoseSign1_Object;

/**
 * Passes a second, issued and verified without a network, with the JDK's own cryptography, with a
 * native provider, and by the library of the EU's certificate on the same messages; the size of a
 * code of print and of a list of revocations. Arguments: seconds a run, threads.
 */
public final class PassSpeed {

  private static final int PASSES = 2_000;
  private static final int RUNS = 3;
  private static final String NATIVE =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final Instant NOW = Instant.parse("2020-02-26T00:00:00Z");
  private static final Gate GATE = new Gate(410803103206L, CheckpointKind.VILLAGE);
  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

  private final int threads;
  private final long nanos;
  private final KeyPair pair;
  private final byte[] kid;

  private PassSpeed(int seconds, int threads) throws GeneralSecurityException {
    this.threads = threads;
    this.nanos = seconds * 1_000_000_000L;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    this.pair = generator.generateKeyPair();
    this.kid = KeyId.of(pair.getPublic().getEncoded());
  }

  /** Does one thing for the pass of a number; fails loudly where the answer is wrong. */
  private interface Doing {
    void once(int number) throws GeneralSecurityException, Unreadable, ZipException;
  }

  /** Runs everything one after the other. */
  public static void main(String[] words) throws Exception {
    int seconds = words.length > 0 ? Integer.parseInt(words[0]) : 5;
    int threads = words.length > 1 ? Integer.parseInt(words[1]) : 2;
    IO.println(
        "%d threads, Java %s, %d processors, load %.1f"
            .formatted(
                threads,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    new PassSpeed(seconds, threads).run();
  }

  private void run() throws Exception {
    List<Pass> passes = passes();
    List<String> tokens = new ArrayList<>();
    for (Pass pass : passes) {
      tokens.add(issue(pass, Signatures.ofTheJdk()));
    }
    sizes(tokens);
    both("the JDK's own", passes, tokens, Signatures.ofTheJdk());
    Provider provider = (Provider) Class.forName(NATIVE).getDeclaredConstructor().newInstance();
    both(
        "native (" + provider.getName() + ")",
        passes,
        tokens,
        Signatures.ofTheJdk().with(SignatureAlgorithm.ES256, provider));
    measure("verify: EU library, JDK's own", number -> european(tokens.get(number)));
    revocations();
  }

  private void both(String name, List<Pass> passes, List<String> tokens, Signatures by)
      throws Exception {
    KeyList keys = keys(by);
    Revocations none = Revocations.none(NOW);
    PassVerifier verifier = new PassVerifier(by);
    measure("issue: " + name, number -> issue(passes.get(number), by));
    measure(
        "verify: " + name,
        number -> {
          PassReason reason = verifier.verify(tokens.get(number), keys, none, GATE, NOW).reason();
          if (reason != PassReason.VALID) {
            throw new IllegalStateException("pass " + number + ": " + reason);
          }
        });
  }

  /** The same message through the peer: Base45, zlib, COSE, signature, claims. */
  private void european(String token) throws ZipException, SignatureException {
    byte[] packed = Base45.getDecoder().decode(token.substring(PassToken.PREFIX.length()));
    CoseSign1_Object message = CoseSign1_Object.decode(Zlib.decompress(packed, true));
    message.verifySignature(pair.getPublic());
    if (!message.getCwt().getExpiration().isAfter(NOW)) {
      throw new IllegalStateException("expired");
    }
  }

  private String issue(Pass pass, Signatures by) throws GeneralSecurityException {
    return PassToken.write(
        pass,
        SignatureAlgorithm.ES256,
        kid,
        bytes -> by.sign(SignatureAlgorithm.ES256, pair.getPrivate(), bytes));
  }

  private KeyList keys(Signatures by) throws GeneralSecurityException, Unreadable {
    PassKey key =
        new PassKey(
            kid,
            SignatureAlgorithm.ES256,
            pair.getPublic(),
            "bench",
            NOW.minus(Duration.ofDays(1)),
            NOW.plus(Duration.ofDays(9)),
            null);
    return KeyList.read(KeyList.write(1, NOW, List.of(key), root()), null, by);
  }

  private ListSigner root() {
    return new ListSigner(
        SignatureAlgorithm.ES256,
        kid,
        bytes -> Signatures.ofTheJdk().sign(SignatureAlgorithm.ES256, pair.getPrivate(), bytes));
  }

  private static List<Pass> passes() {
    Random random = new Random(20200226L);
    List<Pass> passes = new ArrayList<>();
    for (int at = 0; at < PASSES; at++) {
      byte[] id = new byte[8];
      random.nextBytes(id);
      passes.add(
          new Pass(
              "bench",
              HexFormat.of().formatHex(id),
              new UUID(random.nextLong(), random.nextLong()),
              "张 " + (1000 + random.nextInt(9000)),
              List.of(
                  new Allowance.FreeMovement(List.of(410803103L)),
                  new Allowance.Commute(410803103206L, 410823104L, 31, 420, 1200)),
              HexFormat.of().formatHex(id),
              NOW.minus(Duration.ofMinutes(5)),
              NOW,
              NOW.plus(Duration.ofHours(12))));
    }
    return passes;
  }

  private static void sizes(List<String> tokens) {
    int version = 0;
    int longest = 0;
    for (String token : tokens) {
      longest = Math.max(longest, token.length());
      version = Math.max(version, QrCode.encodeText(token, QrCode.Ecc.MEDIUM).version);
    }
    IO.println(
        "a commuter's pass: at most %d characters, QR version %d at level M"
            .formatted(longest, version));
  }

  private void revocations() throws GeneralSecurityException {
    for (int count : new int[] {1_000, 100_000, 1_000_000}) {
      long[] prefixes = new Random(7).longs(count, 0, 1L << 40).toArray();
      byte[] file = Revocations.of(count, 0, NOW, prefixes).write(root());
      IO.println(
          "revocations: %,d entries, %,d bytes, %.2f bytes an entry"
              .formatted(count, file.length, file.length / (double) count));
    }
  }

  private void measure(String name, Doing doing) throws InterruptedException, ExecutionException {
    run(doing);
    StringBuilder line = new StringBuilder(name);
    for (int run = 0; run < RUNS; run++) {
      long[] done = run(doing);
      line.append(" | %,d/s (%,d a CPU-second)".formatted(done[0], done[1]));
    }
    IO.println(line.toString());
  }

  /** How many a second, and how many a second of the processor. */
  private long[] run(Doing doing) throws InterruptedException, ExecutionException {
    long started = System.nanoTime();
    long count = 0;
    long processor = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<long[]>> parts = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int first = thread * PASSES / threads;
        parts.add(pool.submit(() -> part(doing, first, started + nanos)));
      }
      for (Future<long[]> part : parts) {
        count += part.get()[0];
        processor += part.get()[1];
      }
    }
    long took = System.nanoTime() - started;
    return new long[] {count * 1_000_000_000L / took, count * 1_000_000_000L / processor};
  }

  private static long[] part(Doing doing, int first, long until) throws Exception {
    long before = PROCESSOR.getCurrentThreadCpuTime();
    long count = 0;
    while (System.nanoTime() < until) {
      doing.once((int) ((first + count) % PASSES));
      count++;
    }
    return new long[] {count, PROCESSOR.getCurrentThreadCpuTime() - before};
  }
}
