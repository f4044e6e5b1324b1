package lianfang.bench.city;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.instance.Database;

/**
 * 办件清单: what desks look at while so many cases are open, by HTTP, one page after the other, as a
 * browser sees them; half as many have ended. Every second case lies in another township.
 * Arguments: folder, open cases, requests a page and run.
 */
public final class DesksByHttp {

  private static final String FILING =
      "{\"id\":\"%s\",\"type\":\"firm-problem\",\"about\":{\"kind\":\"enterprise\",\"id\":\"%s\"},"
          + "\"area\":\"410922100101\",\"values\":{\"kind\":\"people\",\"what\":\"工人不够\"}}";

  private static final List<String> FILLING =
      List.of(
          """
          create temporary table made as
            select gen_random_uuid() as id, gen_random_uuid() as fact, n, n > %1$s as ended
            from generate_series(1, %1$s * 3 / 2) n
          """,
          """
          insert into casework.case_row (id, type, edition, state, ended, waits, desk, desk_area,
            claimant, filer, about_kind, about, area, rank, sealed_to, filed_at, changed_at,
            ended_at, version, due, supervisor, supervisor_area, number, deadlines, in_time)
          select m.id, c.type, c.edition, c.state, m.ended, m.n %% 9 = 0, c.desk,
            case when m.n %% 2 = 0 then c.desk_area else '410922101' end,
            case when m.n %% 50 = 0 then '%2$s' end, 'firm', c.about_kind, gen_random_uuid(),
            case when m.n %% 2 = 0 then c.area else '410922101001' end, m.n %% 3, '{}',
            c.filed_at - m.n * interval '5 seconds', c.filed_at,
            case when m.ended then c.filed_at - m.n * interval '5 seconds'
              + (m.n * 7919 %% 99991) * interval '1 second' end, m.n,
            case when not m.ended then c.filed_at + (m.n %% 5000 - 500) * interval '1 minute' end,
            case when m.n %% 20 = 0 then 'command' end, case when m.n %% 20 = 0 then '410922' end,
            m.n, 1, m.n %% 2
          from made m, (select * from casework.case_row limit 1) c
          """,
          """
          insert into casework.case_event
            (fact, case_id, number, kind, recorder, happened_at, recorded_at, attributes)
          select m.fact, m.id, m.n, e.kind, e.recorder, e.happened_at, e.recorded_at, e.attributes
          from made m, (select * from casework.case_event order by number limit 1) e
          """,
          """
          insert into casework.case_form (fact, case_id, form, hash, filled, evidence, made_at)
          select m.fact, m.id, f.form, f.hash, f.filled, '{}', f.made_at
          from made m, (select * from casework.case_form limit 1) f
          """,
          """
          insert into casework.case_text (case_id, hash, area, sees, said)
          select id, 'x', case when n %% 2 = 0 then '410922100101' else '410922101001' end, '{}',
            '企业用工不足请求协调返岗专车第' || n || '号 ' || substr(md5(id::text), 1, 30)
              || case when n %% 500 = 0 then '铸造' else '' end
          from made
          """,
          "vacuum analyze casework.case_row",
          "vacuum analyze casework.case_event",
          "vacuum analyze casework.case_form",
          "vacuum analyze casework.case_text");

  private DesksByHttp() {}

  /** Runs. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/bench-desks");
    int open = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
    int requests = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60;
    City.prepare(folder, 1_000);
    try (Serving serving = Serving.start(folder);
        City guest = City.open(folder, Map.of("lianfang.ledger.background", "false"))) {
      Database database = guest.bean(Database.class);
      Visitor township = Visitor.signIn(serving, database, "township");
      Visitor county = Visitor.signIn(serving, database, "county");
      Database.Login admin = database.admin();
      try (Connection connection =
              DriverManager.getConnection(database.url(), admin.user(), admin.password());
          Statement statement = connection.createStatement()) {
        if (count(statement) < open) {
          UUID first = UUID.randomUUID();
          township.post("/api/v1/cases", FILING.formatted(first, UUID.randomUUID()));
          String claimant = account(statement, "township");
          for (String sql : FILLING) {
            statement.execute(sql.formatted(open, claimant));
          }
        }
        IO.println("| page, who | median | p95, run 1 | run 2 | run 3 |");
        IO.println("|---|---|---|---|---|");
        String one = one(statement);
        for (Map.Entry<String, String> page : pages(one).entrySet()) {
          Visitor who = page.getKey().endsWith("county") ? county : township;
          ListsOfACity.measure(page.getKey(), requests, () -> who.open(page.getValue()));
        }
        try (PreparedStatement bare =
            connection.prepareStatement(
                "select * from casework.case_row where desk = 'township' and not ended"
                    + " order by rank desc, due, id limit 51")) {
          ListsOfACity.measure(
              "peer: the bare SQL of a list, no row security", requests, () -> read(bare));
        }
      }
    }
  }

  private static Map<String, String> pages(String one) {
    Map<String, String> pages = new LinkedHashMap<>();
    for (String list : List.of("all", "today", "late", "waiting", "mine", "mentioned")) {
      pages.put("inbox, " + list + ", township", "/cases?list=" + list);
    }
    pages.put("inbox, all, county", "/cases?list=all");
    pages.put("inbox, supervised, county", "/cases?list=supervised");
    for (String words : List.of("铸造", "返岗", "返岗 铸造", "没有的词")) {
      String asked = URLEncoder.encode(words, StandardCharsets.UTF_8);
      pages.put("search, " + words + ", county", "/cases/search?q=" + asked);
    }
    pages.put("statistics, county", "/cases/statistics?from=2020-02-17&until=2020-02-26");
    pages.put("statistics, township", "/cases/statistics?from=2020-02-17&until=2020-02-26");
    pages.put("a case, township", "/cases/" + one);
    return pages;
  }

  private static double read(PreparedStatement bare) throws Exception {
    long begin = System.nanoTime();
    try (ResultSet rows = bare.executeQuery()) {
      while (rows.next()) {
        rows.getString("state");
      }
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  private static long count(Statement statement) throws Exception {
    return Long.parseLong(
        text(statement, "select count(*) from casework.case_row where not ended"));
  }

  private static String account(Statement statement, String login) throws Exception {
    return text(statement, "select id from access.account where login = '" + login + "'");
  }

  /** A case of the township that is open. */
  private static String one(Statement statement) throws Exception {
    return text(
        statement,
        "select id from casework.case_row where desk_area = '410922100' and not ended limit 1");
  }

  private static String text(Statement statement, String sql) throws Exception {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
