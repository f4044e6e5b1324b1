package lianfang.person;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Recorder;
import lianfang.instance.Forgetting;
import lianfang.instance.ScopedTransactions;
import lianfang.person.store.BlindIndex;
import lianfang.person.store.ParticularsJson;
import lianfang.person.store.PersonSecrets;
import lianfang.person.store.SealedPerson;
import lianfang.person.store.Vault;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * 销毁: destroys keys, blind indexes and everything that names somebody. The opaque id and the facts
 * about it stay, so that figures and ledger do not change.
 */
@Service
public class Erasure {

  private static final String FORGET =
      "update person.person set wrapped = null, sealed = null, number = null, phone = null,"
          + " name = null, birth = null, tail = null, head = null, roster = '', ref = '',"
          + " erased_at = ? where erased_at is null";

  private static final String FORMER = "delete from person.former_reference";

  private final JdbcClient engine;
  private final ScopedTransactions transactions;
  private final PersonSecrets secrets;
  private final RosterUploads uploads;
  private final List<Forgetting> others;
  private final Clock real;

  Erasure(
      @Qualifier("engine") DataSource engine,
      ScopedTransactions transactions,
      PersonSecrets secrets,
      RosterUploads uploads,
      List<Forgetting> others,
      @Qualifier("real") Clock real) {
    this.engine = JdbcClient.create(engine);
    this.transactions = transactions;
    this.secrets = secrets;
    this.uploads = uploads;
    this.others = List.copyOf(others);
    this.real = real;
  }

  /**
   * Erases one person: key, indexes, rows that came back, uploads, and the name where others bear
   * it as their head of household.
   *
   * @param recorder who orders it; the person must live in that jurisdiction
   * @param person opaque
   * @param reason why; no personal data
   * @throws IllegalArgumentException where there is no such person, or it was erased before
   */
  public ErasureCertificate person(Recorder recorder, UUID person, String reason) {
    return transactions.asEngine(() -> erase(recorder, person, reason));
  }

  /**
   * Erases everybody: the end of the emergency.
   *
   * @param recorder who orders it; needs the whole country as jurisdiction
   * @param reason why; no personal data
   * @param details how many facts lost their details and salt by the owner's function, which the
   *     command calls before; the certificate says so
   */
  public ErasureCertificate everybody(Recorder recorder, String reason, long details) {
    if (!recorder.scope().equals(lianfang.area.Scope.everything())) {
      throw new IllegalArgumentException(
          "the whole emergency is erased by the operator at the machine: ./lianfang erase");
    }
    return transactions.asEngine(() -> eraseAll(recorder, reason, details));
  }

  /** Destroys rows that came back from imports that began before; returns how many. */
  public int forgetReturned(Instant before) {
    return engine
        .sql(
            "delete from person.returned r using person.import i where i.id = r.import"
                + " and i.started_at < ?")
        .param(Timestamp.from(before))
        .update();
  }

  private ErasureCertificate erase(Recorder recorder, UUID id, String reason) {
    SealedPerson person =
        engine
            .sql(
                "select id, area, roster, ref, wrapped, sealed from person.person"
                    + " where id = ? and erased_at is null for update")
            .param(id)
            .query((rs, n) ->
                new SealedPerson(
                    id,
                    rs.getString(2),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getBytes(5),
                    rs.getBytes(6)))
            .optional()
            .filter(found -> recorder.scope().contains(found.area()))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "there is nobody with this id in your jurisdiction, or no longer"));
    Vault vault = secrets.vault();
    Particulars particulars =
        ParticularsJson.read(vault.open(id, person.wrapped(), person.sealed()));
    Instant now = real.instant();
    Map<String, Long> destroyed = new LinkedHashMap<>();
    destroyed.put("rows that came back", returned(id, particulars));
    destroyed.put("names in other households' records", forgottenByFamily(person, particulars));
    destroyed.put("household indexes", household(id));
    destroyed.put("known statements", count("delete from person.stated where person = ?", id));
    destroyed.put("former references", count(FORMER + " where person = ?", id));
    destroyed.put("identities", count("delete from person.alias where person = ?", id));
    destroyed.put(
        "words of objections", count("delete from person.objection where person = ?", id));
    destroyed.put(
        "keys and blind indexes",
        (long) engine.sql(FORGET + " and id = ?").params(Timestamp.from(now), id).update());
    destroyed.put("uploads", uploads.discardAll());
    others.forEach(other -> destroyed.putAll(other.person(id)));
    return certified(
        new ErasureCertificate(UUID.randomUUID(), id, recorder.account(), reason, now, destroyed),
        person.area());
  }

  /** Rows that came back and tell of the person, by number, by name or as a candidate. */
  private long returned(UUID id, Particulars particulars) {
    BlindIndex index = secrets.index();
    return engine
        .sql(
            "delete from person.returned where state <> 'header'"
                + " and (number = ? or name = ? or ? = any(candidates))")
        .params(
            index.number(particulars.text(RosterColumn.IDENTITY_NUMBER)),
            index.name(particulars.name()),
            id)
        .update();
  }

  /** Where others name the person as head of their household, the name goes as well. */
  private long forgottenByFamily(SealedPerson person, Particulars particulars) {
    String name = particulars.name();
    long head = secrets.index().head(name, person.area());
    Vault vault = secrets.vault();
    List<SealedPerson> family =
        engine
            .sql(
                "select m.id, m.area, m.roster, m.ref, m.wrapped, m.sealed from person.person m"
                    + " join person.person e on e.id = ?"
                    + " where m.area = ? and m.head = ? and m.id <> e.id and m.erased_at is null"
                    + " and (m.household = e.household or m.household is null"
                    + " or e.household is null)")
            .params(person.id(), person.area(), head)
            .query((rs, n) ->
                new SealedPerson(
                    rs.getObject(1, UUID.class),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getBytes(5),
                    rs.getBytes(6)))
            .list();
    for (SealedPerson member : family) {
      byte[] plain = vault.open(member.id(), member.wrapped(), member.sealed());
      EnumMap<RosterColumn, String> texts = new EnumMap<>(RosterColumn.class);
      texts.putAll(ParticularsJson.read(plain).texts());
      texts.remove(RosterColumn.HEAD);
      texts.remove(RosterColumn.REPORTED_BY, name);
      byte[] json = ParticularsJson.write(new Particulars(texts));
      engine
          .sql("update person.person set head = null, sealed = ? where id = ?")
          .params(vault.seal(member.id(), member.wrapped(), json), member.id())
          .update();
    }
    engine
        .sql(
            "update area.place set label = 'erased-' || gen_random_uuid()"
                + " where area = ? and kind = 'household' and label = ?")
        .params(person.area(), Long.toHexString(head))
        .update();
    engine
        .sql(
            "delete from person.household h using person.person e"
                + " where e.id = ? and h.place = e.household and h.head = ?")
        .params(person.id(), head)
        .update();
    return family.size();
  }

  /**
   * What tells the household apart goes with the last who lived there; before that the number and
   * phone of its head go, and somebody else of the household stands for it.
   */
  private long household(UUID id) {
    return count(
            "delete from person.household h using person.person e where e.id = ?"
                + " and h.place = e.household and not exists (select from person.person m"
                + " where m.household = h.place and m.id <> e.id and m.erased_at is null)",
            id)
        + count(
            "update person.household h set"
                + " number = case when h.number = e.number or e.head = h.head and"
                + " h.phone = e.phone then null else h.number end,"
                + " phone = case when h.phone = e.phone then null else h.phone end,"
                + " person = (select m.id from person.person m where m.household = h.place"
                + " and m.id <> e.id and m.erased_at is null order by m.landed_at, m.id limit 1)"
                + " from person.person e where e.id = ? and h.place = e.household",
            id);
  }

  private ErasureCertificate eraseAll(Recorder recorder, String reason, long details) {
    Instant now = real.instant();
    Map<String, Long> destroyed = new LinkedHashMap<>();
    destroyed.put("rows that came back", count("delete from person.returned"));
    destroyed.put("known statements", count("delete from person.stated"));
    destroyed.put("former references", count(FORMER));
    destroyed.put("identities", count("delete from person.alias"));
    destroyed.put("what told households apart", count("delete from person.household"));
    destroyed.put("words of objections", count("delete from person.objection"));
    destroyed.put(
        "keys and blind indexes", (long) engine.sql(FORGET).param(Timestamp.from(now)).update());
    destroyed.put(
        "household indexes",
        count(
            "update area.place set label = 'erased-' || gen_random_uuid()"
                + " where kind = 'household' and label not like 'erased-%'"));
    destroyed.put("rosters' names", count("update person.roster set name = 'erased-' || id"));
    destroyed.put("imports' names", count("delete from person.import_job"));
    destroyed.put("uploads", uploads.discardAll());
    destroyed.put("details and salts of facts", details);
    others.forEach(other -> destroyed.putAll(other.everybody()));
    return certified(
        new ErasureCertificate(UUID.randomUUID(), null, recorder.account(), reason, now, destroyed),
        "");
  }

  private long count(String sql, Object... parameters) {
    return engine.sql(sql).params(List.of(parameters)).update();
  }

  private ErasureCertificate certified(ErasureCertificate certificate, String area) {
    engine
        .sql(
            "insert into person.erasure (id, person, area, account, reason, erased_at, destroyed)"
                + " values (?, ?, ?, ?, ?, ?, ?)")
        .param(certificate.id())
        .param(certificate.person())
        .param(area)
        .param(certificate.account())
        .param(certificate.reason())
        .param(Timestamp.from(certificate.erasedAt()))
        .param(certificate.destroyed().toString())
        .update();
    return certificate;
  }
}
