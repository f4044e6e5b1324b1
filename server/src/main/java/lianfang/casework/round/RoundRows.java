package lianfang.casework.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.casework.CaseRecorder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of rounds, as far as the caller's transaction sees them. */
@Component
class RoundRows {

  private final JdbcClient client;
  private final RoundSeal seal;

  RoundRows(DataSource app, RoundSeal seal) {
    this.client = JdbcClient.create(app);
    this.seal = seal;
  }

  void keep(UUID round, RoundPlan plan) {
    for (String table : List.of("round_target", "round_member")) {
      client.sql("delete from casework." + table + " where round = ?").param(round).update();
    }
    for (RoundTarget target : plan.targets()) {
      client
          .sql(
              """
              insert into casework.round_target (round, number, grp, called, area, kind)
              values (?, ?, ?, ?, ?, ?)
              """)
          .params(
              round, target.number(), target.group(), target.called(), target.area(), target.kind())
          .update();
    }
    members(round, plan.members());
  }

  void members(UUID round, Map<Integer, List<String>> members) {
    client.sql("delete from casework.round_member where round = ?").param(round).update();
    members.forEach((group, accounts) ->
        accounts.forEach(account ->
            client
                .sql(
                    """
                    insert into casework.round_member (round, grp, account)
                    values (?, ?, ?) on conflict do nothing
                    """)
                .params(round, group, account)
                .update()));
  }

  RoundPlan plan(UUID round) {
    Map<Integer, List<String>> members = new HashMap<>();
    client
        .sql("select grp, account from casework.round_member where round = ? order by account")
        .param(round)
        .query((ResultSet row) -> {
          members.computeIfAbsent(row.getInt(1), group -> new ArrayList<>()).add(row.getString(2));
        });
    List<RoundTarget> targets =
        client
            .sql("select * from casework.round_target where round = ? order by number")
            .param(round)
            .query((row, n) -> target(row))
            .list();
    return new RoundPlan(targets, members);
  }

  private static RoundTarget target(ResultSet row) throws SQLException {
    return new RoundTarget(
        row.getInt("number"),
        row.getInt("grp"),
        row.getString("called"),
        row.getString("area"),
        row.getString("kind"));
  }

  List<Integer> visited(UUID round) {
    return client
        .sql(
            """
            select distinct target from casework.round_visit
            where round = ? and withdrawn_at is null
            """)
        .param(round)
        .query(Integer.class)
        .list();
  }

  /** Whether it was not kept before: what a phone sends again is there once. */
  boolean keep(UUID fact, UUID round, int target, Rounds.Seen seen) {
    byte[] plain = plain(seen.report());
    return client
            .sql(
                """
                insert into casework.round_visit
                  (fact, round, target, at, recorder, places, sealed)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (fact) do nothing
                """)
            .params(
                fact,
                round,
                target,
                Timestamp.from(seen.at()),
                seen.by().recorder().account(),
                seen.report().places().size(),
                seal.seal(round, fact, plain))
            .update()
        > 0;
  }

  static byte[] plain(VisitReport report) {
    return JsonMapper.shared().writeValueAsBytes(report);
  }

  /** Visits with what they found; those that were taken back are left out. */
  List<Rounds.Visit> opened(UUID round) {
    return client
        .sql(
            """
            select * from casework.round_visit
            where round = ? and withdrawn_at is null order by at, fact
            """)
        .param(round)
        .query((row, n) -> {
          UUID fact = row.getObject("fact", UUID.class);
          byte[] plain = seal.open(round, fact, row.getBytes("sealed"));
          return new Rounds.Visit(
              fact,
              row.getInt("target"),
              row.getTimestamp("at").toInstant(),
              row.getString("recorder"),
              JsonMapper.shared().readValue(plain, VisitReport.class));
        })
        .list();
  }

  /** Whether it was there to be taken back. */
  boolean takeBack(UUID round, UUID visit, Timestamp at) {
    return client
            .sql(
                """
                update casework.round_visit set withdrawn_at = ?
                where round = ? and fact = ? and withdrawn_at is null
                """)
            .params(at, round, visit)
            .update()
        > 0;
  }

  /** What somebody out with a group has to visit, in rounds that are not over. */
  List<Rounds.Own> own(CaseRecorder who) {
    return client
        .sql(
            """
            select t.*, r.state, r.area as of, r.called as round_called, r.sealed, r.until,
              (select count(*) from casework.round_visit v where v.round = t.round
                and v.target = t.number and v.withdrawn_at is null) as visits
            from casework.rounds_of_member() r
              join casework.round_target t on t.round = r.round and t.grp = r.grp
            where r.state in ('planned', 'out') order by r.until, t.round, t.number
            """)
        .query((row, n) ->
            new Rounds.Own(
                row.getObject("round", UUID.class),
                text(row.getString("round_called")),
                row.getString("of"),
                row.getString("state").equals("out"),
                row.getBoolean("sealed"),
                text(row.getString("until")),
                target(row),
                row.getInt("visits")))
        .list();
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given;
  }

  /** The rounds of an area, those that are not over first. */
  List<Rounds.Listed> list(String area, int limit) {
    return client
        .sql(
            """
            select c.id, c.state, c.area, c.ended, f.filled,
              (select count(*) from casework.round_target t where t.round = c.id) as targets,
              (select count(distinct t.grp) from casework.round_target t
                where t.round = c.id) as groups,
              (select count(distinct v.target) from casework.round_visit v
                where v.round = c.id and v.withdrawn_at is null) as visited
            from casework.case_row c
              left join casework.case_form f on f.case_id = c.id and f.form = 'plan'
            where c.type = 'inspection-round' and c.area ^@ ?
            order by c.ended, c.filed_at desc, c.id limit ?
            """)
        .params(area, limit)
        .query((row, n) -> {
          Map<?, ?> said = said(row.getString("filled"));
          return new Rounds.Listed(
              row.getObject("id", UUID.class),
              row.getString("state"),
              row.getString("area"),
              row.getBoolean("ended"),
              String.valueOf(said.containsKey("called") ? said.get("called") : ""),
              Boolean.TRUE.equals(said.get("unannounced")),
              String.valueOf(said.containsKey("until") ? said.get("until") : ""),
              row.getInt("groups"),
              row.getInt("targets"),
              row.getInt("visited"));
        })
        .list();
  }

  private static Map<?, ?> said(@Nullable String json) {
    return json == null ? Map.of() : JsonMapper.shared().readValue(json, Map.class);
  }

  /** How rectifications stand, by their ids. */
  Map<UUID, String> states(Collection<UUID> rectifications) {
    Map<UUID, String> states = new HashMap<>();
    client
        .sql("select id, state from casework.case_row where id = any (?::uuid[])")
        .param(rectifications.stream().map(UUID::toString).toArray(String[]::new))
        .query((ResultSet row) -> {
          states.put(row.getObject(1, UUID.class), row.getString(2));
        });
    return states;
  }
}
