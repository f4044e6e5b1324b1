package lianfang.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.fact.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditThatNobodyChangesTest {

  private static final Actor READER = new Actor("reader", "192.0.2.7", "page");

  private final Subject person = Subject.person(UUID.randomUUID());
  private Office office = new Office();

  @BeforeEach
  void threeEntries() {
    office.audit.looked(READER, person, "410922100101", "visit");
    office.audit.looked(READER, person, "410922100101", "call");
    office.audit.exported(
        READER,
        Map.of(person, "410922100101", Subject.person(UUID.randomUUID()), "410802001001"),
        "daily list",
        "xlsx");
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void neitherApplicationNorEngineCanUpdateDeleteOrTruncate() {
    for (JdbcClient client : List.of(office.database.appClient(), office.database.engineClient())) {
      for (String table : List.of("access.audit", "access.audit_seal")) {
        for (String attempt :
            List.of("delete from " + table, "truncate " + table, "drop table " + table)) {
          assertThatThrownBy(() -> client.sql(attempt).update())
              .as(attempt)
              .rootCause()
              .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
      }
      assertThatThrownBy(() -> client.sql("update access.audit set why = 'x'").update())
          .rootCause()
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> client.sql("update access.audit_seal set position = 9").update())
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void personsPageShowsWhoLookedWhyAndFromWhere() {
    List<AuditEntry> looks =
        office.database.scoped().in("410922", () -> office.audit.of(person, 10));

    assertThat(looks)
        .extracting(look -> look.action().word() + " " + look.why() + " " + look.where())
        .containsExactly(
            "exported-person daily list page 192.0.2.7",
            "opened-person call page 192.0.2.7",
            "opened-person visit page 192.0.2.7");
    assertThat(looks.getFirst().at()).isEqualTo(office.clock.instant());
  }

  @Test
  void auditorOfAnotherCountySeesNothingOfIt() {
    assertThat(office.database.scoped().in("410802", () -> office.audit.of(person, 10))).isEmpty();
    assertThat(
            office.database.scoped().in("410802", () -> office.audit.list(AuditQuery.latest(10))))
        .extracting(AuditEntry::area)
        .containsExactly("410802001001");
  }

  @Test
  void lookIsKeptThoughThePageFails() {
    assertThatThrownBy(() ->
            office
                .database
                .scoped()
                .in(
                    "410922",
                    () -> {
                      office.audit.looked(READER, person, "410922100101", "failing page");
                      throw new IllegalStateException("page failed");
                    }))
        .hasMessage("page failed");

    assertThat(office.database.scoped().in("410922", () -> office.audit.of(person, 1)))
        .extracting(AuditEntry::why)
        .containsExactly("failing page");
  }

  @Test
  void aChainThatWasCutOffWithItsEntriesIsFoundByAHeadThatWasSignedBefore() {
    String signed = office.chain.line();
    assertThat(signed).startsWith("4 ");
    assertThat(office.chain.verify(signed)).isEmpty();

    office.database.asOwner(
        "delete from access.audit where id = (select audit from access.audit_seal where position"
            + " = 4)");
    office.database.asOwner("delete from access.audit_seal where position = 4");

    assertThat(office.chain.verify()).as("the rest is whole in itself").isEmpty();
    assertThat(office.chain.verify(signed)).hasSize(1).first().asString().contains("cut off");
    assertThat(office.chain.verify("3 " + "00".repeat(32))).hasSize(1);
  }

  @Test
  void untouchedChainVerifies() {
    assertThat(office.chain.seal()).isEqualTo(4);
    assertThat(office.chain.seal()).isZero();
    office.audit.looked(READER, person, "410922100101", "later");
    assertThat(office.chain.seal()).isEqualTo(1);
    assertThat(office.chain.head().position()).isEqualTo(5);
    assertThat(office.chain.verify()).isEmpty();
  }

  @Test
  void changedRemovedOrUnsealedEntryIsFound() {
    office.chain.seal();
    office.database.asOwner("update access.audit set why = 'nothing' where seq = 2");
    assertThat(office.chain.verify()).containsExactly("entry 2 was changed");

    office.database.asOwner("delete from access.audit where seq = 1");
    assertThat(office.chain.verify()).containsExactly("entry 1 was removed", "entry 2 was changed");

    office.audit.looked(READER, person, "", "hidden");
    office.database.asOwner("delete from access.audit_pending");
    assertThat(office.chain.verify()).contains("1 entries were never sealed");
  }

  @Test
  void entryWithAConsistentHashOfItsOwnBreaksTheChain() {
    office.chain.seal();
    office.database.asOwner(
        """
        update access.audit set why = forged.why, hash = forged.hash, id = access.audit.id
        from (select why, hash from access.audit where seq = 1) forged where seq = 2
        """);
    assertThat(office.chain.verify()).isNotEmpty();
  }
}
