package lianfang.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FactsAreHashedTest {

  private final Fact fact =
      Facts.of(
          new UUID(1, 2),
          "arrival",
          Instant.parse("2020-02-19T16:00:00Z"),
          null,
          Map.of("origin", "42", "trip", "stay"));

  @Test
  void anyChangeOfContentChangesTheHash() {
    Set<String> hashes = new HashSet<>();
    hashes.add(hex(ContentHash.of(fact, null)));
    hashes.add(hex(ContentHash.of(fact, new byte[32])));
    hashes.add(hex(ContentHash.of(with("origin", "42", "trip", "through"), null)));
    hashes.add(hex(ContentHash.of(with("origin", "42"), null)));
    hashes.add(hex(ContentHash.of(with("origin", "42t", "rip", "stay"), null)));
    assertThat(hashes).hasSize(5);
  }

  @Test
  void theExactTimeIsADetailAndTheDayStays() {
    Fact later =
        Facts.of(
            fact.id(), "arrival", fact.happenedAt().plusSeconds(3600), null, fact.attributes());
    assertThat(ContentHash.of(later, null)).isEqualTo(ContentHash.of(fact, null));
    assertThat(ContentHash.exact(fact.happenedAt())).isFalse();
    assertThat(ContentHash.exact(later.happenedAt())).isTrue();
    byte[] salt = new byte[16];
    assertThat(ContentHash.commitment(salt, later.happenedAt(), new TreeMap<>()))
        .isNotEqualTo(ContentHash.commitment(salt, fact.happenedAt(), new TreeMap<>()));
  }

  @Test
  void anAnchorIsReadBackAndAChangedOneIsNotGenuine() throws Exception {
    var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Anchor anchor = Anchor.sign(LocalDate.of(2020, 2, 26), 7, 99, Chain.START, Instant.EPOCH, key);
    Anchor read = Anchor.read(anchor.text());
    assertThat(read).isEqualTo(anchor);
    assertThat(read.genuine()).isTrue();
    assertThat(Anchor.read(anchor.text().replace("block 7", "block 8")).genuine()).isFalse();
  }

  @Test
  void idsAscendAndNeverRepeat() {
    FactIds ids = new FactIds(Clock.fixed(Instant.parse("2020-02-26T00:00:00Z"), ZoneOffset.UTC));
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      UUID id = ids.next();
      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
      made.add(id.toString());
    }
    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void theOrderOfRecordingDoesNotMatterForWhatHolds() {
    Fact wrong = Facts.of("arrival", "2020-02-20", Map.of("origin", "42"));
    Fact right =
        Facts.of(
            UUID.randomUUID(), "arrival", wrong.happenedAt(), wrong.id(), Map.of("origin", "41"));
    Fact taken =
        Facts.of(
            UUID.randomUUID(), "withdrawn", wrong.happenedAt(), right.id(), Map.of("reason", "x"));
    Fact other = Facts.of("temperature", "2020-02-18", Map.of("celsius", "36.5"));
    assertThat(Corrections.effective(List.of(wrong, other))).containsExactly(other, wrong);
    assertThat(Corrections.effective(List.of(wrong, right, other))).containsExactly(other, right);
    List<Fact> all = new ArrayList<>(List.of(wrong, right, taken, other));
    long seed = 26;
    Collections.shuffle(all, new Random(seed));
    assertThat(Corrections.effective(all)).as("seed " + seed).containsExactly(other, taken);
  }

  private Fact with(String... pairs) {
    TreeMap<String, String> attributes = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      attributes.put(pairs[i], pairs[i + 1]);
    }
    return Facts.of(fact.id(), "arrival", fact.happenedAt(), null, attributes);
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }
}
