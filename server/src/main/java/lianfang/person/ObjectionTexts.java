package lianfang.person;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.person.store.PersonSecrets;
import lianfang.person.store.PersonStore;
import lianfang.person.store.SealedPerson;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 异议原话: what somebody said against a measure, sealed under the person's own key. */
@Component
public class ObjectionTexts {

  /** Longer texts belong on paper, beside the file. */
  public static final int LONGEST = 2_000;

  private final JdbcClient client;
  private final PersonStore people;
  private final PersonSecrets secrets;
  private final Clock real;

  ObjectionTexts(
      JdbcClient client, PersonStore people, PersonSecrets secrets, @Qualifier("real") Clock real) {
    this.client = client;
    this.people = people;
    this.secrets = secrets;
    this.real = real;
  }

  /**
   * Keeps the words in the caller's transaction.
   *
   * @param fact id of the objection in the ledger
   * @throws IllegalArgumentException where the text is too long or the person was erased
   */
  public void keep(UUID fact, UUID person, String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "an objection's text has at most " + LONGEST + " characters");
    }
    SealedPerson owner =
        owner(person)
            .orElseThrow(() ->
                new IllegalArgumentException("nobody with this id is known here, or no longer"));
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    client
        .sql(
            "insert into person.objection (fact, person, area, sealed, kept_at)"
                + " values (?, ?, ?, ?, ?)")
        .params(
            fact,
            person,
            owner.area(),
            secrets.vault().seal(person, owner.wrapped(), plain),
            Timestamp.from(real.instant()))
        .update();
  }

  /**
   * The words; empty where there are none or the person was erased. The audit is written before.
   */
  public Optional<String> open(UUID fact, UUID person) {
    Optional<byte[]> sealed =
        client
            .sql("select sealed from person.objection where fact = ? and person = ?")
            .params(fact, person)
            .query((row, n) -> row.getBytes(1))
            .optional();
    return owner(person)
        .flatMap(owner ->
            sealed.map(bytes ->
                new String(
                    secrets.vault().open(person, owner.wrapped(), bytes), StandardCharsets.UTF_8)));
  }

  private Optional<SealedPerson> owner(UUID person) {
    return Optional.ofNullable(people.sealed(List.of(person)).get(person))
        .filter(found -> !found.erased());
  }
}
