package lianfang.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SomebodyRewritesTheLedgerTest {

  private final TestLedger book = new TestLedger();

  @BeforeEach
  void threeBlocksOfFacts() {
    for (int block = 0; block < 3; block++) {
      for (int i = 0; i < 4; i++) {
        UUID person = UUID.randomUUID();
        book.append(book.fact(person, "arrival", "2020-02-2" + i, Map.of("origin", "42")));
        Map<String, String> home =
            Map.of("village", "410902001001", "household", UUID.randomUUID().toString());
        book.append(
            book.fact(
                person,
                "residence",
                Instant.parse("2020-02-20T03:21:00Z"),
                "410902001001",
                null,
                home));
      }
      book.sealer.seal();
      book.clock.forward(Duration.ofMinutes(1));
    }
  }

  @AfterEach
  void close() {
    book.close();
  }

  @Test
  void anUntouchedLedgerIsWhole() {
    VerificationReport report = book.verification.verify(List.of(anchor()));
    assertThat(report.findings()).isEmpty();
    assertThat(report.facts()).isEqualTo(24);
    assertThat(report.blocks()).isEqualTo(3);
    assertThat(report.anchors()).isEqualTo(1);
  }

  @Test
  void factsThatWaitForTheirPositionAreNoFinding() {
    book.append(book.fact(UUID.randomUUID(), "arrival", "2020-02-20", Map.of("origin", "42")));
    VerificationReport report = book.verification.verify(List.of());
    assertThat(report.whole()).isTrue();
    assertThat(report.waiting()).isEqualTo(1);
  }

  @Test
  void aChangedAttributeIsFound() {
    String seq = "(select min(seq) from fact.fact where kind = 'arrival')";
    found(
        "update fact.fact set attributes = '{\"origin\": \"41\"}' where seq = " + seq,
        "was changed");
  }

  @Test
  void aChangedDetailIsFound() {
    found(
        "update fact.fact set details = '{}' where kind = 'residence' and seq = 2",
        "F-2 at position 2 was changed");
  }

  @Test
  void aChangedExactTimeIsFound() {
    found(
        "update fact.fact set happened_at = happened_at + interval '1 minute' where seq = 2",
        "F-2 at position 2 was changed");
  }

  @Test
  void aChangedFactWithAHashMadeToFitIsFound() {
    found("update fact.fact set hash = sha256('x') where seq = 3", "F-3 at position 3 was changed");
  }

  @Test
  void aRemovedFactIsFound() {
    found("delete from fact.fact where seq = 9", "F-9 at position 9 was removed");
  }

  @Test
  void aRemovedFactWithItsPositionIsFound() {
    found(
        "delete from fact.fact where seq between 9 and 16; delete from fact.seal where block = 2",
        "positions 9 to 16 were removed");
  }

  @Test
  void aFactThatCameAroundTheQueueIsFound() {
    found(
        """
        insert into fact.fact select 999, gen_random_uuid(), subject_kind, gen_random_uuid(), kind,
          area, happened_at, recorded_at, recorder, source, corrects, attributes, details, salt,
          commitment, hash from fact.fact where seq = 1
        """,
        "F-999 came into the table around the ledger");
  }

  @Test
  void anExchangedBlockIsFound() {
    found(
        "update fact.block set sealed_at = sealed_at - interval '1 hour' where number = 2",
        "block 2 is not linked");
  }

  @Test
  void aChainThatWasCutOffIsFoundByItsAnchor() {
    Anchor anchor = anchor();
    cutOff();
    assertThat(book.verification.verify(List.of()).whole()).isTrue();
    assertThat(book.verification.verify(List.of(anchor)).findings())
        .singleElement()
        .asString()
        .contains("ends before block 3");
  }

  @Test
  void aChainThatWasRewrittenConsistentlyIsFoundByItsAnchor() {
    Anchor anchor = anchor();
    cutOff();
    book.append(book.fact(UUID.randomUUID(), "arrival", "2020-02-21", Map.of("origin", "41")));
    book.sealer.seal();
    assertThat(book.verification.verify(List.of()).whole()).isTrue();
    assertThat(book.verification.verify(List.of(anchor)).findings())
        .singleElement()
        .asString()
        .contains("was rewritten after 2020-02-26");
  }

  @Test
  void aForgedAnchorIsFound() {
    String text = anchor().text().replaceAll("position [0-9]+", "position 7");
    assertThat(book.verification.verify(List.of(Anchor.read(text))).findings())
        .singleElement()
        .asString()
        .contains("no genuine signature");
  }

  @Test
  void thePastDayIsAnchoredOnceAndWrittenToAFile() throws Exception {
    book.clock.forward(Duration.ofHours(20));
    book.anchors.anchorPastDay();
    book.anchors.anchorPastDay();
    assertThat(book.anchors.list())
        .singleElement()
        .satisfies(a -> assertThat(a.block()).isEqualTo(3));
    Anchor written =
        Anchor.read(Files.readString(book.folder.resolve("anchors").resolve("2020-02-26.txt")));
    assertThat(book.verification.verify(List.of(written)).whole()).isTrue();
  }

  @Test
  void whenTheEmergencyEndsDetailsAndSaltsLeaveAndTheChainStillVerifies() {
    Anchor anchor = anchor();
    book.database.asOwner("select fact.drop_details()");
    assertThat(book.verification.verify(List.of(anchor)).findings()).isEmpty();
    List<Fact> residences = new java.util.ArrayList<>();
    book.ledger.replay(
        ReplayQuery.everything(),
        facts -> facts.stream().filter(f -> f.kind().equals("residence")).forEach(residences::add));
    assertThat(residences)
        .hasSize(12)
        .allSatisfy(fact -> {
          assertThat(fact.attribute("village")).isEqualTo("410902001001");
          assertThat(fact.attribute("household")).isNull();
          assertThat(fact.happenedAt()).isEqualTo(Instant.parse("2020-02-19T16:00:00Z"));
        });
  }

  private void cutOff() {
    book.database.asOwner(
        """
        delete from fact.fact where seq >= (select min(first_seq) from fact.seal where block = 3);
        delete from fact.seal where block = 3;
        delete from fact.block where number = 3
        """);
  }

  private Anchor anchor() {
    return book.anchors.signNow().orElseThrow();
  }

  private void found(String sql, String finding) {
    book.database.asOwner(sql);
    VerificationReport report = book.verification.verify(List.of());
    assertThat(report.findings()).anySatisfy(line -> assertThat(line).contains(finding));
  }
}
