package lianfang.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class NobodyChangesAFactTest {

  private static final TestLedger book = new TestLedger();

  @BeforeAll
  static void oneFact() {
    book.append(book.fact(UUID.randomUUID(), "arrival", "2020-02-20", Map.of("origin", "42")));
    book.sealer.seal();
  }

  @AfterAll
  static void close() {
    book.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update fact.fact set area = '410802'",
        "update fact.fact set attributes = '{}' where seq = 1",
        "delete from fact.fact",
        "truncate fact.fact",
        "update fact.seal set last_position = 7",
        "delete from fact.seal",
        "truncate fact.seal",
        "update fact.block set link = ''",
        "delete from fact.block",
        "truncate fact.block",
        "update fact.anchor set signed_text = ''",
        "delete from fact.anchor",
        "drop table fact.fact",
        "alter table fact.fact disable row level security",
        "select fact.drop_details()",
        "select setval('fact.seq', 1)",
      })
  void neitherTheApplicationNorTheEngineMay(String sql) {
    for (JdbcClient client :
        new JdbcClient[] {book.database.appClient(), book.database.engineClient()}) {
      assertThatThrownBy(() -> run(client, sql))
          .as(sql)
          .rootCause()
          .message()
          .matches("(?s).*(permission denied|must be owner).*");
    }
  }

  private static void run(JdbcClient client, String sql) {
    if (sql.startsWith("select")) {
      client.sql(sql).query(Long.class).single();
    } else {
      client.sql(sql).update();
    }
  }

  @Test
  void theApplicationSeesTheFactsOfItsScopeAlone() {
    assertThat(count("4109")).isEqualTo(1);
    assertThat(count("410902001001,4108")).isEqualTo(1);
    assertThat(count("4108")).isZero();
    assertThat(count("")).isZero();
  }

  @Test
  void theApplicationCannotWriteOutsideItsScope() {
    assertThatThrownBy(() ->
            book.database
                .scoped()
                .in(
                    "4108",
                    () ->
                        book.append(
                            book.fact(
                                UUID.randomUUID(),
                                "arrival",
                                "2020-02-20",
                                Map.of("origin", "42")))))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  private static long count(String scope) {
    return book.database
        .scoped()
        .in(
            scope,
            () ->
                book.database
                    .appClient()
                    .sql("select count(*) from fact.fact")
                    .query(Long.class)
                    .single());
  }
}
