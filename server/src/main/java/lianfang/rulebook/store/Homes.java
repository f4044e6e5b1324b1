package lianfang.rulebook.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.rulebook.episode.PersonFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 居所: the building, the unit and the house in which people live, as derivations read it. */
@Component
public class Homes {

  private static final List<String> PLACES = List.of("building", "unit", "household");

  private static final String STATED =
      """
      select f.subject_id, array[f.details ->> 'building', f.details ->> 'unit',
          f.details ->> 'household'] as places
      from fact.fact f
      where f.subject_id = any(?) and f.kind = 'residence'
        and not exists (select from fact.fact c where c.corrects = f.id)
      """;

  private final JdbcClient client;
  private final Ledger ledger;

  Homes(JdbcClient client, Ledger ledger) {
    this.client = client;
    this.ledger = ledger;
  }

  private record Stated(UUID person, Set<UUID> places) {}

  /** The places of each who lives in a known one, as far as the transaction sees them. */
  public Map<UUID, Set<UUID>> of(Collection<UUID> people) {
    Map<UUID, List<Stated>> stated =
        client
            .sql(STATED)
            .param(people.toArray(UUID[]::new))
            .query((row, n) ->
                new Stated(
                    row.getObject(1, UUID.class),
                    places(Arrays.stream((@Nullable String[]) row.getArray(2).getArray()))))
            .list()
            .stream()
            .collect(Collectors.groupingBy(Stated::person));
    Map<UUID, Set<UUID>> homes = new HashMap<>();
    Set<UUID> several = new HashSet<>();
    stated.forEach((person, all) -> {
      if (all.size() == 1) {
        homes.put(person, all.getFirst().places());
      } else {
        several.add(person);
      }
    });
    homes.putAll(last(several));
    return homes;
  }

  /** Of several residences the last one counts, unless an official has named the other county. */
  private Map<UUID, Set<UUID>> last(Set<UUID> people) {
    Map<UUID, Set<UUID>> homes = new HashMap<>();
    if (people.isEmpty()) {
      return homes;
    }
    ledger.of(people.stream().map(Subject::person).toList()).stream()
        .collect(Collectors.groupingBy(fact -> fact.subject().id()))
        .forEach((person, facts) -> {
          Fact residence = new PersonFacts(Corrections.effective(facts)).residence();
          if (residence != null) {
            homes.put(person, places(PLACES.stream().map(residence::attribute)));
          }
        });
    return homes;
  }

  private static Set<UUID> places(Stream<? extends @Nullable String> named) {
    return named
        .filter(Objects::nonNull)
        .filter(one -> !one.isEmpty())
        .map(UUID::fromString)
        .collect(Collectors.toUnmodifiableSet());
  }
}
