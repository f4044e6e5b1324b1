package lianfang.person.confided;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.instance.ScopedTransactions;
import lianfang.person.Erasure;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** A caller leaves a name and a phone; the form keeps an id. */
class WhoSomebodyIsStaysApartTest {

  private static final RunningServer SERVER = new RunningServer(true);
  private static final String NAME = "欧阳甲";

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static UUID confide(String area, List<String> desks) {
    UUID id = UUID.randomUUID();
    return in(
        area,
        () -> {
          SERVER
              .get(Confided.class)
              .keep(
                  new Confided.Entry(id, area, desks),
                  Map.of("name", NAME, "phone", "13900000001"));
          return id;
        });
  }

  private static <T> T in(String area, java.util.function.Supplier<T> work) {
    return SERVER.get(ScopedTransactions.class).in(area, work);
  }

  @Test
  void whatIsSealedIsOpenedInItsAreaAtItsDeskAlone() {
    UUID id = confide("410922", List.of("hotline"));
    Confided confided = SERVER.get(Confided.class);
    assertThat(in("410923", () -> confided.find(id))).isEmpty();
    assertThat(in("410923", () -> confided.open(id))).isEmpty();
    Confided.Entry entry = in("4109", () -> confided.find(id)).orElseThrow();
    assertThat(entry.mayBeOpenedAt(List.of("hotline", "command"))).isTrue();
    assertThat(entry.mayBeOpenedAt(List.of("township"))).isFalse();
    assertThat(in("4109", () -> confided.open(id))).containsEntry("name", NAME);
    byte[] row =
        SERVER
            .database()
            .engineClient()
            .sql("select sealed from person.confided where id = ?")
            .param(id)
            .query(byte[].class)
            .single();
    assertThat(new String(row, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain(NAME);
  }

  @Test
  void nobodyKeepsSomethingInAnAreaOfOthers() {
    Confided.Entry entry = new Confided.Entry(UUID.randomUUID(), "410923", List.of());
    assertThatThrownBy(() ->
            in(
                "410922",
                () -> {
                  SERVER.get(Confided.class).keep(entry, Map.of("name", NAME));
                  return true;
                }))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void draftsAreOfTheirAccountAndAllLeavesWithTheEmergency() {
    confide("410922", List.of());
    UUID one = SERVER.account("first", Role.TOWNSHIP, "410922").id();
    UUID two = SERVER.account("second", Role.TOWNSHIP, "410922").id();
    FormDrafts drafts = SERVER.get(FormDrafts.class);
    assertThat(drafts.keep(one, "case/x", Map.of("name", List.of(NAME)))).isTrue();
    assertThat(drafts.keep(one, "case/x", Map.of("name", List.of(NAME, "2")))).isTrue();
    assertThat(drafts.find(one, "case/x").orElseThrow().fields())
        .containsEntry("name", List.of(NAME, "2"));
    assertThat(drafts.find(two, "case/x")).isEmpty();
    assertThat(drafts.keep(one, "case/y", Map.of("name", List.of("x".repeat(2 << 20))))).isFalse();
    Recorder operator = new Recorder("operator", Scope.everything());
    Map<String, Long> destroyed =
        SERVER.get(Erasure.class).everybody(operator, "the end", 0).destroyed();
    assertThat(destroyed)
        .containsEntry("drafts of forms", 1L)
        .hasEntrySatisfying("identities confided to forms", rows -> assertThat(rows).isPositive());
    assertThat(drafts.find(one, "case/x")).isEmpty();
  }
}
