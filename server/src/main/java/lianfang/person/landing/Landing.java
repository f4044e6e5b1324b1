package lianfang.person.landing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.FactKinds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.person.Particulars;
import lianfang.person.roster.RowStatements;
import lianfang.person.roster.Statement;
import lianfang.person.store.BlindIndex;
import lianfang.person.store.ParticularsJson;
import lianfang.person.store.PersonRow;
import lianfang.person.store.PersonSecrets;
import lianfang.person.store.PersonStore;
import lianfang.person.store.SealedPerson;
import lianfang.person.store.StatedRow;
import lianfang.person.store.StatedStore;
import lianfang.person.store.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 入库: people and their facts land together, in one transaction of the caller, so that each row is
 * wholly landed or not.
 */
@Component
public class Landing {

  /**
   * 所选之户: what an official said about the household of a row.
   *
   * @param said whether anything was said
   * @param with somebody who lives in that household; null for a household of its own
   */
  public record Home(boolean said, @Nullable UUID with) {

    /** Nobody was asked. */
    public static final Home UNASKED = new Home(false, null);

    /** The household in which this person lives, or a new one. */
    public static Home of(Optional<UUID> with) {
      return new Home(true, with.orElse(null));
    }
  }

  /** A row, the person that it is about, and the household that was chosen for it. */
  public record Decided(Prepared.Ready row, UUID person, boolean fresh, Home home) {

    /** A row whose household nobody was asked about. */
    public Decided(Prepared.Ready row, UUID person, boolean fresh) {
      this(row, person, fresh, Home.UNASKED);
    }
  }

  /**
   * What a batch did.
   *
   * @param unsettled rows that did not land, because nothing tells which household they mean, each
   *     with somebody of every household in question
   */
  public record Done(
      int created,
      int changed,
      int unchanged,
      int facts,
      Map<Prepared.Ready, List<UUID>> unsettled) {}

  private static final Comparator<Decided> BY_PERSON =
      Comparator.comparingLong(row -> row.person().getMostSignificantBits() ^ Long.MIN_VALUE);

  private final PersonStore people;
  private final StatedStore statements;
  private final ResidencePlaces residences;
  private final Ledger ledger;
  private final Clock clock;
  private final FactIds ids;
  private final PersonSecrets secrets;

  Landing(
      PersonStore people,
      StatedStore statements,
      ResidencePlaces residences,
      Ledger ledger,
      Clock clock,
      PersonSecrets secrets) {
    this.people = people;
    this.statements = statements;
    this.residences = residences;
    this.ledger = ledger;
    this.clock = clock;
    this.ids = new FactIds(clock);
    this.secrets = secrets;
  }

  /** The day of the domain clock. */
  public LocalDate today() {
    return Days.of(clock.instant());
  }

  /**
   * Lands rows in their order.
   *
   * @param roster number of the roster
   * @param name name of the roster
   * @param recorder who answers for the facts
   * @param source the facts' source, such as "roster"
   */
  public Done land(int roster, String name, Recorder recorder, String source, List<Decided> rows) {
    return new Batch(roster, name, recorder, source).land(rows);
  }

  /** The work on one batch. */
  private final class Batch {

    private final int roster;
    private final String name;
    private final Recorder recorder;
    private final String source;
    private final Instant now = clock.instant();
    private final BlindIndex index = secrets.index();
    private final Map<UUID, PersonFile> files = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private final Map<UUID, PersonRow> fresh = new LinkedHashMap<>();
    private final Map<UUID, Prepared.Ready> changed = new LinkedHashMap<>();
    private final Map<UUID, Particulars> changedTexts = new HashMap<>();
    private final Map<UUID, String> again = new LinkedHashMap<>();
    private final Map<UUID, UUID> aliases = new HashMap<>();
    private ResidencePlaces.@Nullable Found found;
    private int changedRows;
    private int unchangedRows;

    Batch(int roster, String name, Recorder recorder, String source) {
      this.roster = roster;
      this.name = name;
      this.recorder = recorder;
      this.source = source;
    }

    Done land(List<Decided> rows) {
      load(rows);
      // Neighbours in the indexes by person are written together; a person's rows keep their order.
      List<Decided> telling =
          rows.stream().filter(this::tellsSomethingNew).sorted(BY_PERSON).toList();
      ResidencePlaces.Found at = residences.of(telling);
      found = at;
      for (Decided row : telling) {
        if (at.lands(row)) {
          file(row, at);
        }
      }
      // The ledger hashes its facts while the database writes the people.
      Ledger.Prepared prepared = ledger.prepare(recorder, facts, fresh.keySet());
      people.insert(List.copyOf(fresh.values()), now);
      people.update(updates(), now);
      people.landedAgain(again, name);
      people.alias(aliases);
      statements.save(
          files.values().stream().filter(PersonFile::touched).map(PersonFile::row).toList());
      prepared.append();
      return new Done(fresh.size(), changedRows, unchangedRows, facts.size(), at.unsettled());
    }

    private void load(List<Decided> rows) {
      for (Decided row : rows) {
        files.computeIfAbsent(row.person(), person -> new PersonFile(person, roster));
      }
      List<UUID> known =
          rows.stream().filter(row -> !row.fresh()).map(Decided::person).distinct().toList();
      for (StatedRow stated : statements.of(known)) {
        files.getOrDefault(stated.person(), new PersonFile(stated.person(), roster)).add(stated);
      }
    }

    /** The same row again changes nothing but which row landed last. */
    private boolean tellsSomethingNew(Decided row) {
      PersonFile file = files.get(row.person());
      Prepared.Ready ready = row.row();
      boolean same = file != null && file.isLast(ready.row().reference(), ready.content());
      if (same && !row.fresh()) {
        unchangedRows++;
        again.remove(row.person());
        again.put(row.person(), ready.row().reference());
      } else if (file != null) {
        file.expect(ready.row().reference(), ready.content());
        again.remove(row.person());
      }
      return !same || row.fresh();
    }

    private void file(Decided decided, ResidencePlaces.Found at) {
      Prepared.Ready row = decided.row();
      UUID person = decided.person();
      if (decided.fresh()) {
        fresh.put(person, asRow(row, person, row.wrapped(), row.sealed()));
      } else {
        changedRows++;
        changed.put(person, row);
        changedTexts.merge(person, row.particulars(), Particulars::updatedBy);
      }
      if (row.identity() != null) {
        aliases.put(row.identity(), person);
      }
      PersonFile file = files.computeIfAbsent(person, p -> new PersonFile(p, roster));
      file.touch(row.village(), row.row().reference(), row.content());
      List<Statement> stated = RowStatements.of(row.row(), at.of(row), row.origin(), Days.of(now));
      for (Statement statement : stated) {
        record(file, row, statement);
      }
    }

    private void record(PersonFile file, Prepared.Ready row, Statement statement) {
      long hash = index.content(statement.text());
      PersonFile.News news = file.news(statement, hash);
      if (!news.isNew()) {
        file.keep(statement.slot(), hash, news.fact());
        return;
      }
      UUID id = ids.next();
      file.keep(statement.slot(), hash, id);
      LocalDate day = statement.day() == null ? Days.of(now) : statement.day();
      TreeMap<String, String> stated = new TreeMap<>(statement.attributes());
      if (news.corrects() != null) {
        stated.put(FactKinds.CORRECTION_REASON, "sheet-revised");
      }
      facts.add(
          new Fact(
              0,
              id,
              Subject.person(file.person()),
              statement.kind(),
              row.village(),
              Days.start(day),
              now,
              recorder.account(),
              source,
              news.corrects(),
              stated));
    }

    /** Known people keep their key; what a row leaves out stays as it was. */
    private List<PersonRow> updates() {
      List<UUID> stored = changed.keySet().stream().filter(id -> !fresh.containsKey(id)).toList();
      Map<UUID, SealedPerson> sealed = people.sealed(stored);
      Vault vault = secrets.vault();
      List<PersonRow> updates = new ArrayList<>();
      changed.forEach((person, row) -> {
        Particulars texts = changedTexts.getOrDefault(person, row.particulars());
        PersonRow before = fresh.get(person);
        byte[] wrapped =
            before != null
                ? before.wrapped()
                : sealed.containsKey(person) ? sealed.get(person).wrapped() : new byte[0];
        byte[] old =
            before != null
                ? before.sealed()
                : sealed.containsKey(person) ? sealed.get(person).sealed() : new byte[0];
        byte[] key = wrapped.length == 0 ? vault.newKey(person) : wrapped;
        Particulars merged =
            old.length == 0
                ? texts
                : ParticularsJson.read(vault.open(person, key, old)).updatedBy(texts);
        updates.add(
            asRow(row, person, key, vault.seal(person, key, ParticularsJson.write(merged))));
      });
      return updates;
    }

    private PersonRow asRow(Prepared.Ready row, UUID person, byte[] wrapped, byte[] sealed) {
      return new PersonRow(
          person,
          row.village(),
          name,
          row.row().reference(),
          row.number(),
          row.phone(),
          row.name(),
          row.birth(),
          row.tail(),
          row.head(),
          Objects.requireNonNull(found, "places come before people").household(row),
          wrapped,
          sealed);
    }
  }
}
