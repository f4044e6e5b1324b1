package lianfang.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScopeOfATransactionTest {

  private static final TestDatabase database = TestDatabase.create();

  @BeforeAll
  static void aTableWithAreas() {
    database.asOwner(
        """
        create table area.sample (area text not null);
        alter table area.sample enable row level security;
        create policy scope on area.sample to lianfang_app using (access.in_scope(area));
        create policy engine on area.sample to lianfang_engine using (true);
        grant select on area.sample to lianfang_app, lianfang_engine;
        insert into area.sample values ('410922'), ('410802'), ('');
        """);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void seesItsOwnAreasAndRowsWithoutArea() {
    assertThat(database.scoped().in("4109", this::count)).isEqualTo(2);
    assertThat(database.scoped().in("410922,4108", this::count)).isEqualTo(3);
  }

  @Test
  void withoutScopeSeesOnlyRowsWithoutArea() {
    assertThat(count()).isEqualTo(1);
    assertThat(database.scoped().in("", this::count)).isEqualTo(1);
  }

  @Test
  void doesNotOutliveTheTransaction() {
    database.scoped().in("4109", this::count);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void engineSeesAllAreas() {
    long all =
        database.engineClient().sql("select count(*) from area.sample").query(Long.class).single();
    assertThat(all).isEqualTo(3);
  }

  @Test
  void refusesAnythingButCodePrefixes() {
    assertThatThrownBy(() -> database.scoped().in("%", this::count))
        .hasMessageContaining("'%' is no list of area prefixes");
  }

  private long count() {
    return database.appClient().sql("select count(*) from area.sample").query(Long.class).single();
  }
}
