package lianfang.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SomebodyBrowsesTheLedgerTest {

  private static final TestLedger book = new TestLedger();
  private static final LedgerBrowser browser = new LedgerBrowser(book.database.app());
  private static final UUID person = UUID.randomUUID();

  @BeforeAll
  static void tenFacts() {
    for (int i = 1; i <= 9; i++) {
      book.append(book.fact(person, "temperature", "2020-02-0" + i, Map.of("celsius", "36.5")));
    }
    Fact arrival =
        book.append(book.fact(UUID.randomUUID(), "arrival", "2020-02-09", Map.of("origin", "42")));
    book.append(book.correction(arrival, "arrival", Map.of("origin", "41")));
    book.sealer.seal();
    book.append(book.fact(person, "temperature", "2020-02-20", Map.of("celsius", "36.5")));
  }

  @AfterAll
  static void close() {
    book.close();
  }

  @Test
  void pagesFollowEachOtherByPositionNewestFirst() {
    List<LedgerBrowser.Entry> first = list(LedgerBrowser.Wanted.all(), 4);
    assertThat(first).extracting(LedgerBrowser.Entry::position).containsExactly(11L, 10L, 9L, 8L);
    List<LedgerBrowser.Entry> next = list(new LedgerBrowser.Wanted("", null, null, null, 8L), 100);
    assertThat(next).hasSize(7).extracting(LedgerBrowser.Entry::position).first().isEqualTo(7L);
    assertThat(first.getFirst().hash()).hasSize(64);
  }

  @Test
  void factsAreFoundByAreaSubjectKindDayAndNumber() {
    assertThat(list(new LedgerBrowser.Wanted("410902", person, null, null, null), 100)).hasSize(9);
    assertThat(list(new LedgerBrowser.Wanted("", null, "arrival", null, null), 100)).hasSize(2);
    LocalDate ninth = LocalDate.of(2020, 2, 9);
    assertThat(list(new LedgerBrowser.Wanted("", null, null, ninth, null), 100)).hasSize(3);
    assertThat(list(new LedgerBrowser.Wanted("4108", null, null, null, null), 100)).isEmpty();
    long seq = list(LedgerBrowser.Wanted.all(), 1).getFirst().fact().seq();
    assertThat(in("4109", () -> browser.find(seq)))
        .hasValueSatisfying(entry -> assertThat(entry.fact().number()).isEqualTo("F-" + seq));
  }

  @Test
  void aCorrectedFactNamesItsCorrection() {
    List<LedgerBrowser.Entry> both =
        list(new LedgerBrowser.Wanted("", null, "arrival", null, null), 2);
    assertThat(both.get(1).correctedBy()).containsExactly(both.get(0).fact().number());
    assertThat(both.get(0).correctedBy()).isEmpty();
  }

  @Test
  void nobodySeesFactsOutsideTheScope() {
    assertThat(in("4108", () -> browser.list(LedgerBrowser.Wanted.all(), 100))).isEmpty();
  }

  private static List<LedgerBrowser.Entry> list(LedgerBrowser.Wanted wanted, int limit) {
    return in("4109", () -> browser.list(wanted, limit));
  }

  private static <T> T in(String scope, java.util.function.Supplier<T> work) {
    return book.database.scoped().in(scope, work);
  }
}
