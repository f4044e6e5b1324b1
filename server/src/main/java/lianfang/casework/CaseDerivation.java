package lianfang.casework;

import static lianfang.casework.CaseStore.each;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Appended;
import lianfang.fact.Derivation;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps cases in step with the facts about them. */
@Component
class CaseDerivation implements Derivation {

  /** What a case says of its deadlines, so that lists and statistics need not read them. */
  private static final String TERMS =
      """
      (due, deadlines, in_time) = (
        select min(t.due) filter (where t.met_at is null),
          count(*) filter (where t.met_at is not null or t.overdue_at is not null),
          count(*) filter (where t.met_at <= t.due)
        from casework.case_term t where t.case_id = c.id)
      """;

  /** One statement: whoever does a step should not wait for five, and many share it. */
  private static final String HAPPENED =
      """
      with met as (
        update casework.case_term t set met_at = m.at
        from unnest(?::uuid[], ?, ?::timestamptz[]) m (id, term, at)
        where t.case_id = m.id and t.term = m.term and t.met_at is null),
      begun as (
        insert into casework.case_term (case_id, term, fact, area, due, warn)
        select * from unnest(?::uuid[], ?, ?::uuid[], ?, ?::timestamptz[], ?::timestamptz[])),
      acted as (
        delete from casework.case_mention m using unnest(?::uuid[], ?) a (id, account)
        where m.case_id = a.id and m.account = a.account)
      insert into casework.case_event
        (fact, case_id, number, kind, recorder, happened_at, recorded_at, attributes)
      select * from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?, ?, ?::timestamptz[],
        ?::timestamptz[], ?::jsonb[])
      """;

  private static final String STEPPED =
      """
      update casework.case_row c set state = s.state, ended = s.ended, waits = s.waits,
        rank = s.rank,
        claimant = case when c.desk = s.desk and c.desk_area = s.place then claimant end,
        desk = s.desk, desk_area = s.place, sealed_from = string_to_array(s.sealed, ','),
        unseen_by = string_to_array(s.unseen, ','), changed_at = s.at,
        ended_at = case when s.ended then s.at end, version = s.seq,
      """
          + TERMS
          + """
          from unnest(?::uuid[], ?, ?::boolean[], ?::boolean[], ?::int[], ?, ?, ?, ?,
            ?::timestamptz[], ?::bigint[])
            s (id, state, ended, waits, rank, desk, place, sealed, unseen, at, seq)
          where c.id = s.id
          """;

  private final JdbcClient client;
  private final CaseTypes types;

  CaseDerivation(DataSource app, CaseTypes types) {
    this.client = JdbcClient.create(app);
    this.types = types;
  }

  @Override
  public void derive(Appended appended) {
    List<Fact> steps = new ArrayList<>();
    Set<UUID> cases = new HashSet<>();
    for (Fact fact : appended.facts()) {
      boolean step = fact.kind().equals(CaseFacts.STEP);
      // What happens to a case is told in its order; steps of different cases are told at once.
      if (!step || !cases.add(fact.subject().id())) {
        stepped(steps);
        steps.clear();
        cases.clear();
      }
      if (step) {
        steps.add(fact);
        cases.add(fact.subject().id());
      } else if (fact.subject().kind() == Subject.Kind.CASE) {
        tell(fact);
      } else if (fact.kind().equals(CaseFacts.SEAT)) {
        seat(fact);
      }
    }
    stepped(steps);
  }

  private void stepped(List<Fact> steps) {
    if (!steps.isEmpty()) {
      happened(steps);
      step(steps);
    }
  }

  private void tell(Fact fact) {
    if (fact.kind().equals(CaseFacts.FILED)) {
      file(fact);
    } else {
      other(fact);
    }
    happened(List.of(fact));
  }

  private void other(Fact fact) {
    switch (fact.kind()) {
      case CaseFacts.CLAIMED -> change(fact, "claimant = ?", fact.attribute("by"));
      case CaseFacts.HANDED ->
          change(
              fact,
              "desk = ?, desk_area = ?, claimant = null,"
                  + " sealed_from = case when sealed_to = '{}' then '{}' else ?::text[] end",
              fact.attribute("desk"),
              fact.attribute("desk_area"),
              sealedFrom(required(fact, "desk")));
      case CaseFacts.LINKED -> link(fact);
      case CaseFacts.EXTENDED -> extend(fact);
      case CaseFacts.SUPERVISED -> supervise(fact);
      default -> change(fact, "waits = waits");
    }
  }

  /**
   * The facts themselves, the deadlines that they meet and begin, and who is mentioned until they
   * have done something with the case.
   */
  private void happened(List<Fact> facts) {
    record Term(Fact fact, String word) {}
    record Begins(Fact fact, CaseFacts.Begun term) {}
    List<Term> met = new ArrayList<>();
    List<Begins> begun = new ArrayList<>();
    for (Fact fact : facts) {
      CaseFacts.words(fact, "met").forEach(word -> met.add(new Term(fact, word)));
      CaseFacts.begun(fact).forEach(term -> begun.add(new Begins(fact, term)));
    }
    client
        .sql(HAPPENED)
        .param(each(met, one -> one.fact().subject().id()))
        .param(each(met, Term::word))
        .param(each(met, one -> one.fact().happenedAt()))
        .param(each(begun, one -> one.fact().subject().id()))
        .param(each(begun, one -> one.term().term()))
        .param(each(begun, one -> one.fact().id()))
        .param(each(begun, one -> one.fact().area()))
        .param(each(begun, one -> one.term().due()))
        .param(each(begun, one -> one.term().warn()))
        .param(each(facts, one -> one.subject().id()))
        .param(each(facts, Fact::recorder))
        .param(each(facts, Fact::id))
        .param(each(facts, one -> one.subject().id()))
        .param(each(facts, Fact::seq))
        .param(each(facts, Fact::kind))
        .param(each(facts, Fact::recorder))
        .param(each(facts, Fact::happenedAt))
        .param(each(facts, Fact::recordedAt))
        .param(each(facts, one -> CaseJson.text(one.attributes())))
        .update();
    for (Fact fact : facts) {
      UUID id = fact.subject().id();
      CaseFacts.words(fact, "mentions").forEach(account -> mention(id, account));
    }
  }

  private void mention(UUID id, String account) {
    client
        .sql(
            """
            insert into casework.case_mention (case_id, account) values (?, ?)
            on conflict do nothing
            """)
        .params(id, account)
        .update();
  }

  private void file(Fact fact) {
    CaseType type = types.edition(required(fact, "edition"));
    Subject about = CaseFacts.subject(required(fact, "about"));
    String parent = fact.attribute("parent");
    client
        .sql(
            """
            insert into casework.case_row (id, type, edition, state, ended, waits, desk, desk_area,
              filer, about_kind, about, area, parent, rank, sealed_to, sealed_from, unseen_by,
              filed_at, changed_at, ended_at, version, due, number)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                fact.subject().id(),
                type.id(),
                type.edition(),
                required(fact, "state"),
                ended(fact),
                waits(type, required(fact, "state")),
                required(fact, "desk"),
                required(fact, "desk_area"),
                Objects.requireNonNullElse(fact.attribute("filer"), fact.recorder()),
                about.kind().word(),
                about.id(),
                fact.area(),
                parent == null ? null : CaseFacts.subject(parent).id(),
                Integer.parseInt(required(fact, "rank")),
                type.sealedTo().toArray(String[]::new),
                sealedFrom(type, required(fact, "desk")),
                unseenBy(fact),
                Timestamp.from(fact.happenedAt()),
                Timestamp.from(fact.happenedAt()),
                ended(fact) ? Timestamp.from(fact.happenedAt()) : null,
                fact.seq(),
                earliest(CaseFacts.begun(fact)),
                fact.seq()))
        .update();
  }

  private static @Nullable Timestamp earliest(List<CaseFacts.Begun> begun) {
    return begun.stream()
        .map(CaseFacts.Begun::due)
        .min(Instant::compareTo)
        .map(Timestamp::from)
        .orElse(null);
  }

  private void step(List<Fact> facts) {
    client
        .sql(STEPPED)
        .param(each(facts, one -> one.subject().id()))
        .param(each(facts, one -> required(one, "state")))
        .param(each(facts, CaseDerivation::ended))
        .param(each(facts, one -> waits(type(one), required(one, "state"))))
        .param(each(facts, one -> required(one, "rank")))
        .param(each(facts, one -> required(one, "desk")))
        .param(each(facts, one -> required(one, "desk_area")))
        .param(each(facts, one -> String.join(",", sealedFrom(type(one), required(one, "desk")))))
        .param(each(facts, one -> String.join(",", unseenBy(one))))
        .param(each(facts, Fact::happenedAt))
        .param(each(facts, Fact::seq))
        .update();
  }

  private CaseType type(Fact fact) {
    return types.edition(required(fact, "edition"));
  }

  private static String[] unseenBy(Fact fact) {
    return CaseFacts.words(fact, "unseen").toArray(String[]::new);
  }

  /** A case of a sealed kind is hidden from desks from which its desk is sealed. */
  private String[] sealedFrom(CaseType type, String desk) {
    return type.sealedTo().isEmpty() ? new String[0] : sealedFrom(desk);
  }

  private String[] sealedFrom(String desk) {
    return new Sealing(types.desks()).from(desk).toArray(String[]::new);
  }

  private void link(Fact fact) {
    UUID other = CaseFacts.subject(required(fact, "other")).id();
    String how = required(fact, "how");
    client
        .sql("insert into casework.case_link (fact, case_id, other, how) values (?, ?, ?, ?)")
        .params(fact.id(), fact.subject().id(), other, how)
        .update();
    if (how.equals(CaseFacts.MERGED)) {
      client
          .sql(
              """
              update casework.case_term set met_at = ? where case_id = ? and met_at is null
              """)
          .params(Timestamp.from(fact.happenedAt()), fact.subject().id())
          .update();
      change(
          fact,
          "merged = ?, ended = true, ended_at = ?, " + TERMS,
          other,
          Timestamp.from(fact.happenedAt()));
    } else {
      change(fact, "waits = waits");
    }
  }

  private void extend(Fact fact) {
    CaseFacts.Begun until = CaseFacts.begun(required(fact, "term") + "@" + required(fact, "until"));
    client
        .sql(
            """
            update casework.case_term
            set due = ?, warn = ?, extended = true, warned_at = null, overdue_at = null
            where case_id = ? and term = ? and met_at is null
            """)
        .params(
            Timestamp.from(until.due()),
            Timestamp.from(until.warn()),
            fact.subject().id(),
            until.term())
        .update();
    change(fact, TERMS);
  }

  private void supervise(Fact fact) {
    String term = fact.attribute("term");
    String how = required(fact, "how");
    if (term != null) {
      String column = how.equals("warned") ? "warned_at" : "overdue_at";
      client
          .sql(
              "update casework.case_term set "
                  + column
                  + " = ? where case_id = ? and term = ? and met_at is null")
          .params(Timestamp.from(fact.happenedAt()), fact.subject().id(), term)
          .update();
    }
    if (fact.attribute("desk") == null) {
      change(fact, TERMS);
    } else {
      change(
          fact,
          "supervisor = ?, supervisor_area = ?, " + TERMS,
          fact.attribute("desk"),
          fact.attribute("desk_area"));
    }
  }

  /** A warning or a note changes nothing on which somebody decides, so an open page stays good. */
  private void change(Fact fact, String columns, @Nullable Object... values) {
    boolean telling =
        fact.kind().equals(CaseFacts.SUPERVISED) || fact.kind().equals(CaseFacts.NOTED);
    @Nullable Object[] all = Arrays.copyOf(values, values.length + 3);
    all[values.length] = telling ? 0L : fact.seq();
    all[values.length + 1] = Timestamp.from(fact.happenedAt());
    all[values.length + 2] = fact.subject().id();
    client
        .sql(
            "update casework.case_row c set "
                + columns
                + ", version = greatest(version, ?), changed_at = ? where id = ?")
        .params(Arrays.asList(all))
        .update();
  }

  private void seat(Fact fact) {
    if (fact.corrects() != null) {
      client.sql("delete from casework.seat where fact = ?").param(fact.corrects()).update();
    }
    String until = fact.attribute("until");
    client
        .sql(
            """
            insert into casework.seat (fact, account, desk, area, begins, ends, team, instead, unit)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                fact.id(),
                required(fact, "account"),
                required(fact, "desk"),
                fact.area(),
                LocalDate.parse(required(fact, "from")),
                until == null ? null : LocalDate.parse(until),
                fact.attribute("team"),
                fact.attribute("instead"),
                fact.attribute("unit")))
        .update();
  }

  private static boolean ended(Fact fact) {
    return required(fact, "ended").equals("yes");
  }

  private static boolean waits(CaseType type, String state) {
    return type.state(state).filter(CaseState::waits).isPresent();
  }

  private static String required(Fact fact, String name) {
    return Objects.requireNonNull(fact.attribute(name), name);
  }
}
