package lianfang.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lianfang.instance.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The database keeps areas apart, whatever a query says; new tables are held to it as well. */
class SecondWallTest {

  private static final TestDatabase database = TestDatabase.create();

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void everyTableWithAnAreaIsGuardedRowByRow() {
    List<String> open =
        list(
            """
            select c.oid::regclass::text from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'area' and a.attnum > 0
            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
              and (has_any_column_privilege('lianfang_app', c.oid, 'select')
                or has_table_privilege('lianfang_app', c.oid, 'select'))
              and not (c.relrowsecurity and exists (
                select from pg_policy p where p.polrelid = c.oid
                  and p.polqual is not null
                  and pg_get_expr(p.polqual, p.polrelid) ~ 'in_scope|[.]scope[(][)]|case_row'))
            order by 1
            """);

    // A part of a case is seen with its case. Who sits at a desk decides what everybody may do, and
    // systems that are told belong to the operator; neither says anything about a person.
    assertThat(open)
        .as("tables with an area that anybody may read")
        .containsExactly("casework.hook", "casework.seat");
  }

  @Test
  void everyViewLooksWithTheRightsOfWhoAsks() {
    List<String> open =
        list(
            """
            select c.oid::regclass::text from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema')
              and has_table_privilege('lianfang_app', c.oid, 'select')
              and not coalesce(c.reloptions::text[] @> array['security_invoker=true'], false)
            order by 1
            """);

    assertThat(open).as("views that would show what their owner sees").isEmpty();
  }

  @Test
  void nobodyWhoServesMayChangeOrRemoveFactsOrAudit() {
    List<String> rights =
        list(
            """
            select role || ' ' || right_ || ' ' || name
            from unnest(array['lianfang_app', 'lianfang_engine']) role,
              unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) right_,
              unnest(array['fact.fact', 'fact.seal', 'fact.block', 'access.audit',
                'access.audit_seal']) name
            where has_table_privilege(role, name, right_)
            """);

    assertThat(rights).isEmpty();
  }

  @Test
  void rolesThatServeCannotStepAroundTheWall() {
    assertThat(
            list(
                """
                select rolname from pg_roles where rolname in ('lianfang_app', 'lianfang_engine')
                  and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
                """))
        .isEmpty();
    for (String step :
        List.of(
            "set role lianfang_owner",
            "set role lianfang_engine",
            "alter table access.audit disable row level security",
            "drop policy audit_is_read_in_scope on access.audit",
            "create or replace function access.in_scope(area text) returns boolean"
                + " language sql return true")) {
      assertThatThrownBy(() -> database.appClient().sql(step).update())
          .as(step)
          .rootCause()
          .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
  }

  private static List<String> list(String sql) {
    return database.engineClient().sql(sql).query(String.class).list();
  }
}
