package lianfang.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two counties import their rosters; by raw SQL each meets its own rows alone. */
class PeopleOfAnotherCountyTest {

  private static final String HERE = "410902";
  private static final String THERE = "410922";

  private static final PersonInstance instance = new PersonInstance();

  @BeforeAll
  static void importBoth() {
    land(
        HERE,
        "here.csv",
        """
        序号 | 姓名 | 手机号 | 县(区) | 现住乡镇 | 现住村(社区) | 户主 | 人员类别
        1 | 甲一 | 13800000001 | 华龙区 | 中原路街道 | 京东社区 | 甲一 | 普通居民
        2 | 甲二 | 13800000002 | 华龙区 | 中原路街道 | 没有的社区 | 甲二 | 普通居民
        """);
    land(
        THERE,
        "there.csv",
        """
        序号 | 姓名 | 手机号 | 县(区) | 现住乡镇 | 现住村(社区) | 户主 | 人员类别
        1 | 乙一 | 13800000011 | 清丰县 | 城关镇 | 凤鸣社区居委会 | 乙一 | 普通居民
        2 | 乙二 | 13800000012 | 清丰县 | 城关镇 | 没有的村 | 乙二 | 普通居民
        """);
    Recorder there = new Recorder("there", Scope.of(THERE));
    instance
        .bean(Erasure.class)
        .person(there, instance.people("there.csv").get("1"), "asked by the person");
    land(
        THERE,
        "there.csv",
        """
        序号 | 姓名 | 手机号 | 县(区) | 现住乡镇 | 现住村(社区) | 户主 | 人员类别
        3 | 乙三 | 13800000013 | 清丰县 | 城关镇 | 凤鸣社区居委会 | 乙三 | 普通居民
        4 | 乙四 | 13800000014 | 清丰县 | 城关镇 | 没有的村 | 乙四 | 普通居民
        """);
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  private static void land(String scope, String name, String table) {
    Path file = PersonInstance.csv(table);
    instance.importFile(file, name, new Recorder(scope, Scope.of(scope)), false);
  }

  /** What belongs to an account alone, which every query names. */
  private static final List<String> OF_AN_ACCOUNT =
      List.of("person.import_job", "person.form_draft");

  /** All tables of the schema, so that a new one is held to it as well. */
  private static List<String> tables() {
    return instance
        .database
        .engineClient()
        .sql(
            "select c.oid::regclass::text from pg_class c where relkind = 'r'"
                + " and relnamespace = 'person'::regnamespace order by 1")
        .query(String.class)
        .list()
        .stream()
        .filter(table -> !OF_AN_ACCOUNT.contains(table))
        .toList();
  }

  @Test
  void aNarrowScopeReadsItsOwnRowsOfEachTableAndNothingElse() {
    assertThat(tables())
        .contains("person.roster", "person.import", "person.stated", "person.alias");
    for (String table : tables()) {
      String rows = "select area from " + table + " where area <> ''";
      List<String> all = instance.database.engineClient().sql(rows).query(String.class).list();
      List<String> seen = in(THERE, app -> app.sql(rows).query(String.class).list());
      List<String> none = in("4108", app -> app.sql(rows).query(String.class).list());
      assertThat(seen).as(table).allMatch(area -> area.startsWith(THERE));
      assertThat(none).as(table + " in another city").isEmpty();
      if (!all.isEmpty()) {
        assertThat(seen).as(table).isNotEmpty().hasSizeLessThanOrEqualTo(all.size());
      }
    }
    for (String table :
        List.of("person.roster", "person.import", "person.stated", "person.alias")) {
      String count = "select count(*) from " + table;
      long mine = in(HERE, app -> app.sql(count).query(Long.class).single());
      assertThat(mine).as(table).isOne();
    }
  }

  @Test
  void aNarrowScopeChangesNothingOfAnotherCounty() {
    for (String table : List.of("roster", "import", "stated", "alias", "person")) {
      String change = "update person." + table + " set area = area where area ^@ '" + HERE + "'";
      assertThat(changed(THERE, change)).as(table).isZero();
      assertThat(changed(HERE, change)).as(table).isPositive();
    }
    for (String table : List.of("stated", "alias", "import", "returned")) {
      String removal = "delete from person." + table + " where area ^@ '" + HERE + "'";
      assertThat(changed("4108", removal)).as(table).isZero();
    }
    for (String insert :
        List.of(
            "insert into person.roster (name, area) values ('forged', '410902')",
            "insert into person.alias (identity, person, area)"
                + " values (gen_random_uuid(), gen_random_uuid(), '410902001001')",
            "insert into person.stated (person, roster, ref, content, slots, area)"
                + " select gen_random_uuid(), id, '9', 1, '', '410902001001' from person.roster",
            "insert into person.import (id, roster, sha256, format, columns, account, scope,"
                + " started_at, area) select gen_random_uuid(), id, '', 'csv', '', '', '', now(),"
                + " '410902' from person.roster",
            "update person.stated set area = '410902001001'")) {
      assertThatThrownBy(() -> changed(THERE, insert))
          .as(insert)
          .rootCause()
          .hasMessageContaining("row-level security");
    }
  }

  private static int changed(String scope, String sql) {
    return in(scope, app -> app.sql(sql).update());
  }

  private static <T> T in(String scope, java.util.function.Function<JdbcClient, T> work) {
    JdbcClient app = instance.database.appClient();
    return instance.database.scoped().in(scope, () -> work.apply(app));
  }
}
