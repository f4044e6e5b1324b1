package lianfang.person;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.person.store.ParticularsJson;
import lianfang.person.store.PersonSecrets;
import lianfang.person.store.PersonStore;
import lianfang.person.store.SealedPerson;
import lianfang.person.store.Vault;
import org.springframework.stereotype.Component;

/**
 * 人员档案: opens what is sealed, for whoever may look. The caller's transaction says which people it
 * sees, and the caller writes the audit before it shows anything.
 */
@Component
public class Register {

  private final PersonStore people;
  private final PersonSecrets secrets;

  Register(PersonStore people, PersonSecrets secrets) {
    this.people = people;
    this.secrets = secrets;
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
    return Optional.ofNullable(open(java.util.List.of(id)).get(id));
  }
}
