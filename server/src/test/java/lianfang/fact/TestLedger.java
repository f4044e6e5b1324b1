package lianfang.fact;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lianfang.area.Scope;
import lianfang.instance.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A ledger on a database of its own, with a clock that tests move and nothing in the background.
 */
final class TestLedger implements AutoCloseable {

  static final Recorder EVERYWHERE = new Recorder("test", Scope.everything());

  final TestDatabase database = TestDatabase.create();
  final List<Derivation> derivations = new ArrayList<>();
  final List<Follower> followers = new ArrayList<>();
  final TestClock clock = new TestClock();
  final FactIds ids = new FactIds(clock);
  final FactKinds kinds = FactKindFiles.load(Path.of("../playbook/facts"));
  final Sealer sealer = new Sealer(database.engine(), clock);
  final Ledger ledger =
      new StoredLedger(
          database.app(),
          kinds,
          clock,
          Period.ZERO,
          new Replay(database.engine(), sealer),
          provider(() -> derivations.stream()));
  final Followers reading = new Followers(database.engine(), provider(() -> followers.stream()));
  final KeyPair key = newKey();
  final Path folder = Path.of(System.getProperty("java.io.tmpdir"), "anchors-" + ids.next());
  final Anchors anchors =
      new Anchors(database.engine(), sealer, clock, () -> key, noAudit(), folder);
  final LedgerVerification verification = new LedgerVerification(database.engine(), anchors);

  /** The tests' time, at first 26 February 2020, 08:00 in Shanghai. */
  static final class TestClock extends Clock {
    private volatile Instant now = Instant.parse("2020-02-26T00:00:00Z");

    void forward(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static <T> ObjectProvider<T> provider(Supplier<Stream<T>> beans) {
    return new ObjectProvider<>() {
      @Override
      public Stream<T> stream() {
        return beans.get();
      }

      @Override
      public Stream<T> orderedStream() {
        return beans.get();
      }
    };
  }

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new fact of a person in 410902001001, on a day. */
  Fact fact(UUID person, String kind, String day, Map<String, String> attributes) {
    return fact(person, kind, Days.start(LocalDate.parse(day)), "410902001001", null, attributes);
  }

  Fact correction(Fact corrected, String kind, Map<String, String> attributes) {
    return fact(
        corrected.subject().id(),
        kind,
        corrected.happenedAt(),
        corrected.area(),
        corrected.id(),
        attributes);
  }

  Fact fact(
      UUID person,
      String kind,
      Instant at,
      String area,
      @Nullable UUID corrects,
      Map<String, String> attributes) {
    TreeMap<String, String> said = new TreeMap<>(attributes);
    if (corrects != null && !said.containsKey("reason")) {
      said.putIfAbsent(FactKinds.CORRECTION_REASON, "mistake");
    }
    return new Fact(
        0,
        ids.next(),
        Subject.person(person),
        kind,
        area,
        at,
        Instant.EPOCH,
        "",
        "test",
        corrects,
        said);
  }

  Fact append(Fact fact) {
    return ledger.append(EVERYWHERE, List.of(fact)).getFirst();
  }

  @Override
  public void close() {
    database.close();
  }

  private static org.springframework.beans.factory.ObjectProvider<Anchors.AuditHead> noAudit() {
    return new org.springframework.beans.factory.support.DefaultListableBeanFactory()
        .getBeanProvider(Anchors.AuditHead.class);
  }
}
