package lianfang.person;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.person.store.ParticularsJson;
import lianfang.person.store.PersonSecrets;
import lianfang.person.store.PersonStore;
import lianfang.person.store.SealedPerson;
import lianfang.person.store.Vault;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 人员档案: opens what is sealed, for whoever may look. The caller's transaction says which people it
 * sees, and the caller writes the audit before it shows anything.
 */
@Component
public class Register {

  /** Longer objections belong on paper, beside the file. */
  public static final int OBJECTION_LONGEST = 2_000;

  private final PersonStore people;
  private final PersonSecrets secrets;
  private final JdbcClient client;
  private final Clock real;

  Register(
      PersonStore people, PersonSecrets secrets, JdbcClient client, @Qualifier("real") Clock real) {
    this.people = people;
    this.secrets = secrets;
    this.client = client;
    this.real = real;
  }

  /**
   * A person as it is registered.
   *
   * @param id opaque
   * @param area village of residence
   * @param roster name of the roster whose row landed last
   * @param ref 序号 of that row
   * @param particulars what identifies the person
   */
  public record Entry(UUID id, String area, String roster, String ref, Particulars particulars) {}

  /** These people, without those who were erased. */
  public Map<UUID, Entry> open(Collection<UUID> ids) {
    Map<UUID, Entry> opened = new HashMap<>();
    Vault vault = secrets.vault();
    for (SealedPerson person : people.sealed(ids).values()) {
      if (!person.erased()) {
        byte[] plain = vault.open(person.id(), person.wrapped(), person.sealed());
        opened.put(
            person.id(),
            new Entry(
                person.id(),
                person.area(),
                person.roster(),
                person.ref(),
                ParticularsJson.read(plain)));
      }
    }
    return opened;
  }

  /** One person. */
  public Optional<Entry> find(UUID id) {
    return Optional.ofNullable(open(List.of(id)).get(id));
  }

  /**
   * Keeps the words in the caller's transaction.
   *
   * @param fact id of the objection in the ledger
   * @throws IllegalArgumentException where the text is too long or the person was erased
   */
  public void keepObjection(UUID fact, UUID person, String text) {
    if (text.length() > OBJECTION_LONGEST) {
      throw new IllegalArgumentException(
          "an objection's text has at most " + OBJECTION_LONGEST + " characters");
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
  public Optional<String> objection(UUID fact, UUID person) {
    Optional<byte[]> kept =
        client
            .sql("select sealed from person.objection where fact = ? and person = ?")
            .params(fact, person)
            .query((row, n) -> row.getBytes(1))
            .optional();
    return owner(person)
        .flatMap(owner ->
            kept.map(bytes ->
                new String(
                    secrets.vault().open(person, owner.wrapped(), bytes), StandardCharsets.UTF_8)));
  }

  private Optional<SealedPerson> owner(UUID person) {
    return Optional.ofNullable(people.sealed(List.of(person)).get(person))
        .filter(found -> !found.erased());
  }
}
