package lianfang.casework.hook;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianfang.fact.Fact;
import lianfang.fact.Follower;
import lianfang.fact.Stretch;
import lianfang.fact.Subject;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * 推送排队: facts about cases become messages in the transaction in which they are followed, so that
 * none is lost and none comes twice from here. Sealed types are told to nobody, and what somebody
 * does not learn yet is not told to a portal that they read.
 */
@Component
class HookFollowing implements Follower {

  /** Attributes that a portal may know: words of the case type, and no account. */
  private static final Set<String> TOLD =
      Set.of("type", "step", "from", "to", "state", "term", "due", "edition");

  private final JdbcClient engine;
  private final Clock real;

  HookFollowing(@Qualifier("engine") JdbcClient engine, @Qualifier("real") Clock real) {
    this.engine = engine;
    this.real = real;
  }

  @Override
  public String name() {
    return "hooks";
  }

  @Override
  public void follow(Stretch next) {
    List<Hook> hooks =
        engine
            .sql("select * from casework.hook where ended_at is null")
            .query((row, n) -> Hooks.hook(row))
            .list();
    // Where nobody is told anything, the facts need not even be read.
    if (hooks.isEmpty()) {
      return;
    }
    for (Fact fact : next.facts()) {
      if (fact.subject().kind() == Subject.Kind.CASE) {
        tell(fact, hooks);
      }
    }
  }

  private void tell(Fact fact, List<Hook> hooks) {
    record Case(String type, String state, String code, boolean hidden) {}
    List<Case> found =
        engine
            .sql(
                """
                select c.type, c.state, coalesce(k.code, ''),
                  c.sealed_to <> '{}' or c.unseen_by <> '{}'
                from casework.case_row c left join casework.code k on k.case_id = c.id
                where c.id = ?
                """)
            .param(fact.subject().id())
            .query((row, n) ->
                new Case(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
            .list();
    if (found.isEmpty() || found.getFirst().hidden()) {
      return;
    }
    Case one = found.getFirst();
    String body = body(fact, one.type(), one.state(), one.code());
    for (Hook hook : hooks) {
      boolean asked = hook.types().isEmpty() || hook.types().contains(one.type());
      if (asked
          && fact.area().startsWith(hook.area())
          && !fact.recordedAt().isBefore(hook.since())) {
        queue(hook, fact, body);
      }
    }
  }

  private void queue(Hook hook, Fact fact, String body) {
    engine
        .sql(
            """
            insert into casework.hook_message
              (hook, fact, position, kind, happened_at, body, next_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            hook.id(),
            fact.id(),
            fact.seq(),
            fact.kind(),
            Timestamp.from(fact.happenedAt()),
            body,
            Timestamp.from(real.instant()))
        .update();
  }

  private static String body(Fact fact, String type, String state, String code) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("id", fact.id().toString());
    said.put("fact", fact.number());
    said.put("kind", fact.kind());
    said.put("case", fact.subject().id().toString());
    said.put("code", code);
    said.put("type", type);
    said.put("state", state);
    said.put("area", fact.area());
    said.put("happenedAt", fact.happenedAt().toString());
    Map<String, String> attributes = new LinkedHashMap<>();
    fact.attributes()
        .forEach((name, value) -> {
          if (TOLD.contains(name)) {
            attributes.put(name, value);
          }
        });
    said.put("attributes", attributes);
    return JsonMapper.shared().writeValueAsString(said);
  }
}
