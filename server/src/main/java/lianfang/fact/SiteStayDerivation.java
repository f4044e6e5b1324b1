package lianfang.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.area.Place;
import lianfang.area.Places;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the stays in isolation sites in step with the facts, in their own transaction. */
@Component
class SiteStayDerivation implements Derivation {

  private static final Set<String> KINDS = Set.of("measure-in-place", "measure-released");

  private final Ledger ledger;
  private final Places places;
  private final JdbcClient client;

  SiteStayDerivation(Ledger ledger, Places places, DataSource app) {
    this.ledger = ledger;
    this.places = places;
    this.client = JdbcClient.create(app);
  }

  @Override
  public void derive(Appended appended) {
    List<Subject> persons =
        appended.facts().stream()
            .filter(fact -> KINDS.contains(fact.kind()) || fact.corrects() != null)
            .map(Fact::subject)
            .filter(subject -> subject.kind() == Subject.Kind.PERSON)
            .distinct()
            .toList();
    if (persons.isEmpty()) {
      return;
    }
    Map<UUID, List<Fact>> byPerson = new LinkedHashMap<>();
    for (Fact fact : ledger.of(persons)) {
      byPerson.computeIfAbsent(fact.subject().id(), id -> new ArrayList<>()).add(fact);
    }
    client
        .sql("delete from fact.site_stay where person = any (?::uuid[])")
        .param(persons.stream().map(person -> person.id().toString()).toArray(String[]::new))
        .update();
    byPerson.forEach((person, facts) -> SiteStay.of(facts).forEach(stay -> store(person, stay)));
  }

  private void store(UUID person, SiteStay stay) {
    String area = places.find(stay.site()).map(Place::village).orElse("");
    client
        .sql("insert into fact.site_stay values (?, ?, ?, ?, ?, ?)")
        .params(stay.site(), area, person, stay.from())
        .param(stay.until())
        .param(stay.fact())
        .update();
  }
}
