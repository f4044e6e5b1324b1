package lianfang.gate.unit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import lianfang.fact.ContentHash;
import lianfang.gate.checkpoint.Checkpoint;
import lianfang.gate.checkpoint.PostKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 每户外出册: when households went out by passes for one person each, over all gates. A gate learns of a
 * household no more than first bytes of hashes of opaque ids, which only a pass shown there fits.
 */
@Component
public class HouseholdExits {

  private static final Duration LOOK_BACK = Duration.ofDays(31);
  private static final int PREFIX_BYTES = 5;

  private static final String EXITS =
      """
      with holder as (
        select p.subject, max(p.every_days) as days, (
            select f.details ->> 'household' from fact.fact f
            where f.subject_id = p.subject and f.kind = 'residence'
              and not exists (select from fact.fact c where c.corrects = f.id)
            order by f.happened_at desc, f.seq desc limit 1) as household
        from gate.pass p
        where p.exit_place = any (?) and p.expires_at > ?
        group by p.subject)
      select coalesce(h.household::uuid, h.subject), h.subject, h.days, g.checkpoint, g.happened_at
      from holder h left join lateral (
        select o.checkpoint, o.happened_at from gate.passage o
          join gate.checkpoint c on c.id = o.checkpoint and c.kind in ('village', 'compound')
          join gate.pass p on p.id = o.pass and p.exit_place is not null
        where o.subject = h.subject and o.happened_at > ? and o.direction = 2 and o.time_known <> 3
        ) g on true
      order by 1, g.happened_at nulls first, 2
      """;

  private static final String STATED =
      """
      select f.subject_id, max(f.happened_at) from fact.fact f
      where f.kind = 'presence' and f.subject_id = any (?::uuid[])
        and not exists (select from fact.fact c where c.corrects = f.id)
      group by f.subject_id
      """;

  private final JdbcClient engine;
  private final Clock clock;

  HouseholdExits(@Qualifier("engine") DataSource engine, Clock clock) {
    this.engine = JdbcClient.create(engine);
    this.clock = clock;
  }

  /**
   * A household of which several hold such passes, or of which somebody went out.
   *
   * @param members first bytes of the hashes of their ids, as hexadecimal digits
   * @param out seconds since 1970 of the last exit; null for none
   * @param who went out, as a number in the list of members; -1 for nobody
   * @param here whether it was by this gate
   */
  public record Household(List<String> members, @Nullable Long out, int who, boolean here) {}

  private record Holder(UUID household, UUID person) {}

  private record Found(List<Holder> holders, List<HouseholdExit> exits) {}

  /** What a gate has to know; nothing where nobody leaves a household by it. */
  public List<Household> told(Checkpoint post) {
    if (post.kind() != PostKind.VILLAGE && post.kind() != PostKind.COMPOUND) {
      return List.of();
    }
    Found found = found(post.area());
    Map<UUID, List<UUID>> members = new TreeMap<>();
    found
        .holders()
        .forEach(one -> {
          List<UUID> people = members.computeIfAbsent(one.household(), key -> new ArrayList<>());
          if (!people.contains(one.person())) {
            people.add(one.person());
          }
        });
    Map<UUID, HouseholdExit> last = new HashMap<>();
    found.exits().forEach(exit -> last.put(exit.household(), exit));
    List<Household> households = new ArrayList<>();
    members.forEach((household, people) -> {
      HouseholdExit exit = last.get(household);
      if (people.size() > 1 || exit != null) {
        households.add(household(people, exit, post.id()));
      }
    });
    return households;
  }

  private static Household household(List<UUID> people, @Nullable HouseholdExit exit, UUID gate) {
    List<String> members = people.stream().map(HouseholdExits::prefix).toList();
    return exit == null
        ? new Household(members, null, -1, false)
        : new Household(
            members,
            exit.at().getEpochSecond(),
            people.indexOf(exit.person()),
            exit.checkpoint().equals(gate));
  }

  /**
   * Whether somebody may not go out yet because of the household, for a machine that asks for each.
   *
   * @param passage its id; one that is known was let out already and is only asked for again
   * @param at when, by the server's clock
   */
  public boolean isTooEarly(Checkpoint post, UUID passage, UUID person, int everyDays, Instant at) {
    if (post.kind() != PostKind.VILLAGE && post.kind() != PostKind.COMPOUND || isKnown(passage)) {
      return false;
    }
    Found found = found(post.area());
    UUID household =
        found.holders().stream()
            .filter(one -> one.person().equals(person))
            .map(Holder::household)
            .findFirst()
            .orElse(person);
    HouseholdExit wish = new HouseholdExit(household, person, post.id(), at, everyDays);
    return found.exits().stream()
        .filter(exit -> exit.household().equals(household) && !exit.at().isAfter(at))
        .max(Comparator.comparing(HouseholdExit::at))
        .filter(wish::isTooEarlyAfter)
        .isPresent();
  }

  private boolean isKnown(UUID passage) {
    return engine
        .sql("select exists (select from gate.passage where id = ?)")
        .param(passage)
        .query(Boolean.class)
        .single();
  }

  /** Who went out of a village too early, as two gates that did not know of each other let them. */
  public List<UUID> tooEarly(String village, Instant since) {
    List<HouseholdExit> early =
        HouseholdExit.tooEarly(found(village).exits()).stream()
            .filter(exit -> exit.at().isAfter(since))
            .toList();
    Map<UUID, Instant> stated = stated(early.stream().map(HouseholdExit::person).toList());
    return early.stream()
        .filter(exit ->
            Optional.ofNullable(stated.get(exit.person())).filter(exit.at()::isBefore).isEmpty())
        .map(HouseholdExit::person)
        .distinct()
        .toList();
  }

  private Map<UUID, Instant> stated(Collection<UUID> people) {
    Map<UUID, Instant> stated = new HashMap<>();
    if (!people.isEmpty()) {
      engine
          .sql(STATED)
          .param(people.stream().map(UUID::toString).toArray(String[]::new))
          .query((ResultSet row) -> {
            stated.put(
                row.getObject(1, UUID.class), row.getObject(2, OffsetDateTime.class).toInstant());
          });
    }
    return stated;
  }

  private Found found(String area) {
    OffsetDateTime since = clock.instant().minus(LOOK_BACK).atOffset(ZoneOffset.UTC);
    List<Holder> holders = new ArrayList<>();
    List<HouseholdExit> exits = new ArrayList<>();
    engine
        .sql(EXITS)
        .params(around(area), since, since)
        .query((ResultSet row) -> {
          UUID household = row.getObject(1, UUID.class);
          UUID person = row.getObject(2, UUID.class);
          holders.add(new Holder(household, person));
          OffsetDateTime at = row.getObject(5, OffsetDateTime.class);
          if (at != null) {
            exits.add(
                new HouseholdExit(
                    household,
                    person,
                    row.getObject(4, UUID.class),
                    at.toInstant(),
                    row.getInt(3)));
          }
        });
    return new Found(holders, exits);
  }

  /** The code of an area with all that begin it. */
  private static String[] around(String area) {
    return IntStream.rangeClosed(2, area.length())
        .mapToObj(digits -> area.substring(0, digits))
        .toArray(String[]::new);
  }

  static String prefix(UUID person) {
    byte[] hash = ContentHash.sha256(person.toString().getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(hash, 0, PREFIX_BYTES);
  }
}
