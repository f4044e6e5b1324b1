package lianfang.rulebook.edition;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Recorder;
import lianfang.rulebook.Editions;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.store.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 草案: copies of an edition on which somebody works. A draft may be wrong for as long as it is one;
 * only what stands the proof is kept as an edition, and then never changes.
 */
@Component
public class Drafts {

  private static final String HEAD =
      """
      select d.id, d.notice, d.base, d.drafter, d.reason, v.version, v.files::text as files
      from rulebook.draft d join lateral (
        select version, files from rulebook.draft_version
        where draft = d.id order by version desc limit 1) v on true
      """;

  private final NoticeLock lock;
  private final JdbcClient client;
  private final Editions editions;
  private final EditionOffice office;
  private final Clock clock;

  Drafts(NoticeLock lock, JdbcClient client, Editions editions, EditionOffice office, Clock clock) {
    this.lock = lock;
    this.client = client;
    this.editions = editions;
    this.office = office;
    this.clock = clock;
  }

  /**
   * A draft as it stands now.
   *
   * @param base the edition from which it was begun
   * @param drafter account that began it
   * @param reason why
   * @param version counts the changes
   * @param files text by path, as in the notice's folder
   */
  public record Draft(
      UUID id,
      String notice,
      String base,
      String drafter,
      String reason,
      int version,
      SortedMap<String, String> files) {}

  /** Begins a draft from an edition. */
  public Draft begin(Recorder by, String base, String reason) {
    NoticeFolder folder = editions.folder(base);
    if (reason.isBlank()) {
      throw new EditionRefused(EditionRefusal.REASON_MISSING);
    }
    UUID id = UUID.randomUUID();
    lock.in(
        by,
        folder.name(),
        () -> {
          client
              .sql("insert into rulebook.draft values (?, ?, ?, ?, ?, ?)")
              .params(
                  id,
                  folder.name(),
                  base,
                  by.account(),
                  reason.strip(),
                  OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
              .update();
          return insert(id, 1, folder.files());
        });
    return find(id).orElseThrow();
  }

  private int insert(UUID id, int version, SortedMap<String, String> files) {
    return client
        .sql("insert into rulebook.draft_version values (?, ?, ?::jsonb)")
        .params(id, version, Json.text(files))
        .update();
  }

  /** One draft. */
  public Optional<Draft> find(UUID id) {
    return client.sql(HEAD + "where d.id = ?").param(id).query(Drafts::read).optional();
  }

  /** The drafts of a notice, the latest last. */
  public List<Draft> of(String notice) {
    return client
        .sql(HEAD + "where d.notice = ? order by d.begun_at, d.id")
        .param(notice)
        .query(Drafts::read)
        .list();
  }

  private static Draft read(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Draft(
        row.getObject("id", UUID.class),
        row.getString("notice"),
        row.getString("base"),
        row.getString("drafter"),
        row.getString("reason"),
        row.getInt("version"),
        new TreeMap<>(Json.texts(row.getString("files"))));
  }

  /**
   * Keeps a change as the next version.
   *
   * @param seen the version that was changed; refused where somebody else has changed it meanwhile
   */
  public void save(Recorder by, UUID id, int seen, SortedMap<String, String> files) {
    Draft draft = get(id);
    lock.in(
        by,
        draft.notice(),
        () -> {
          Draft now = get(id);
          refuseIf(now.version() != seen, EditionRefusal.DRAFT_CHANGED);
          return now.files().equals(files) ? 0 : insert(id, seen + 1, files);
        });
  }

  /** Takes the latest change back; the first version stays. */
  public void undo(Recorder by, UUID id, int seen) {
    Draft draft = get(id);
    lock.in(
        by,
        draft.notice(),
        () -> {
          refuseIf(get(id).version() != seen, EditionRefusal.DRAFT_CHANGED);
          return client
              .sql(
                  "delete from rulebook.draft_version where draft = ? and version = ?"
                      + " and version > 1")
              .params(id, seen)
              .update();
        });
  }

  /**
   * Proves the draft and keeps it as an edition, drafted and checked by this official.
   *
   * @return the edition's content hash
   * @throws NoticeRefused with both places of everything that is wrong; the draft stays
   */
  public String keep(Recorder by, UUID id) {
    Draft draft = get(id);
    NoticeFolder folder = new NoticeFolder(draft.notice(), draft.files());
    String edition = folder.edition();
    refuseIf(editions.find(edition).isPresent(), EditionRefusal.UNCHANGED);
    editions.keep(folder);
    office.drafted(by, edition, draft.base(), draft.reason());
    office.check(by, edition);
    discard(by, id);
    return edition;
  }

  /** Throws a draft away. */
  public void discard(Recorder by, UUID id) {
    Draft draft = get(id);
    lock.in(
        by,
        draft.notice(),
        () -> client.sql("delete from rulebook.draft where id = ?").param(id).update());
  }

  private Draft get(UUID id) {
    return find(id).orElseThrow(() -> new EditionRefused(EditionRefusal.UNKNOWN));
  }

  private static void refuseIf(boolean wrong, EditionRefusal refusal) {
    if (wrong) {
      throw new EditionRefused(refusal);
    }
  }
}
