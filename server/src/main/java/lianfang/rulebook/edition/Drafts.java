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
import org.jspecify.annotations.Nullable;
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
      select d.id, d.notice, coalesce(v.base, d.base) as base, d.drafter, d.reason, v.version,
        v.files::text as files
      from rulebook.draft d join lateral (
        select version, files, base from rulebook.draft_version
        where draft = d.id and not undone order by version desc limit 1) v on true
      """;

  private final NoticeLock lock;
  private final JdbcClient client;
  private final Editions editions;
  private final EditionOffice office;
  private final EditionRegister register;
  private final Clock clock;

  Drafts(
      NoticeLock lock,
      JdbcClient client,
      Editions editions,
      EditionOffice office,
      EditionRegister register,
      Clock clock) {
    this.lock = lock;
    this.client = client;
    this.editions = editions;
    this.office = office;
    this.register = register;
    this.clock = clock;
  }

  /**
   * A draft as it stands now.
   *
   * @param base the edition from which it was begun; null where the notice is new
   * @param drafter account that began it
   * @param reason why
   * @param version number of the latest change; numbers grow, and none is given twice
   * @param files text by path, as in the notice's folder
   */
  public record Draft(
      UUID id,
      String notice,
      @Nullable String base,
      String drafter,
      String reason,
      int version,
      SortedMap<String, String> files) {

    /** The same draft with other files, which nobody has kept. */
    public Draft with(SortedMap<String, String> changed) {
      return new Draft(id, notice, base, drafter, reason, version, changed);
    }
  }

  /**
   * Begins a draft from an edition.
   *
   * @param areas in which the notice holds; who answers for all of them sees the draft
   */
  public Draft begin(Recorder by, String base, String reason, List<String> areas) {
    return begin(by, editions.folder(base), base, reason, areas);
  }

  /**
   * 新通知: begins a draft of a notice that is not kept here yet.
   *
   * @param folder its first files
   * @throws EditionRefused where a notice or a draft has its id
   */
  public Draft begin(Recorder by, NoticeFolder folder, String reason, List<String> areas) {
    return begin(by, folder, null, reason, areas);
  }

  private boolean isDrafted(String notice) {
    return of(notice).stream().anyMatch(one -> one.base() == null);
  }

  private boolean isTaken(String notice) {
    return editions.list().stream().anyMatch(one -> one.id().equals(notice));
  }

  /**
   * Begins a draft that holds what an edition changed in its base, and puts it on the edition that
   * is in force now.
   */
  public Draft carry(Recorder by, String edition, String reason, List<String> areas) {
    String base = register.find(edition).map(EditionRecord::base).orElse(null);
    Draft draft = begin(by, editions.folder(edition), base == null ? edition : base, reason, areas);
    if (newerBase(draft).isPresent()) {
      rebase(by, draft, draft.version());
    }
    return draft;
  }

  private Draft begin(
      Recorder by, NoticeFolder folder, @Nullable String base, String reason, List<String> areas) {
    refuseIf(reason.isBlank(), EditionRefusal.REASON_MISSING);
    UUID id = UUID.randomUUID();
    return lock.in(
        by,
        folder.name(),
        () -> {
          boolean taken = base == null && (isTaken(folder.name()) || isDrafted(folder.name()));
          refuseIf(taken, EditionRefusal.ID_TAKEN);
          client
              .sql(
                  "insert into rulebook.draft (id, notice, base, drafter, reason, begun_at, areas)"
                      + " values (?, ?, ?, ?, ?, ?, string_to_array(?, ','))")
              .params(id, folder.name())
              .param(base)
              .params(
                  by.account(),
                  reason.strip(),
                  OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                  String.join(",", areas))
              .update();
          insert(id, base, folder.files());
          return get(id);
        });
  }

  /** Adds a version; what was undone keeps its number, so that no form means another one by it. */
  private int insert(UUID id, @Nullable String base, SortedMap<String, String> files) {
    return client
        .sql(
            "insert into rulebook.draft_version (draft, version, base, files)"
                + " select ?, coalesce(max(version), 0) + 1, ?, ?::jsonb"
                + " from rulebook.draft_version where draft = ?")
        .param(id)
        .param(base)
        .param(Json.text(files))
        .param(id)
        .update();
  }

  /** One draft, as far as the transaction sees it. */
  public Optional<Draft> find(UUID id) {
    return client.sql(HEAD + "where d.id = ?").param(id).query(Drafts::read).optional();
  }

  /** The drafts of a notice that the transaction sees, the latest last. */
  public List<Draft> of(String notice) {
    return client
        .sql(HEAD + "where d.notice = ? order by d.begun_at, d.id")
        .param(notice)
        .query(Drafts::read)
        .list();
  }

  /** The drafts of notices that are not kept here yet, as far as the transaction sees. */
  public List<Draft> ofNewNotices() {
    return client
        .sql(HEAD + "where d.base is null and v.base is null order by d.begun_at, d.id")
        .query(Drafts::read)
        .list();
  }

  /** What the draft is compared with: its base, or how it was begun where the notice is new. */
  public SortedMap<String, String> origin(Draft draft) {
    String base = draft.base();
    return base == null ? version(draft, 1).orElse(draft).files() : editions.folder(base).files();
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

  /** The draft as one of its versions had it, also where that was undone since. */
  public Optional<Draft> version(Draft draft, int version) {
    return client
        .sql(
            "select coalesce(base, ?), files::text from rulebook.draft_version"
                + " where draft = ? and version = ?")
        .param(draft.base())
        .params(draft.id(), version)
        .query((row, n) ->
            new Draft(
                draft.id(),
                draft.notice(),
                row.getString(1),
                draft.drafter(),
                draft.reason(),
                version,
                new TreeMap<>(Json.texts(row.getString(2)))))
        .optional();
  }

  /**
   * Keeps a change as the next version.
   *
   * @param seen the version that was changed; refused where somebody else has changed it meanwhile
   */
  public void save(Recorder by, Draft draft, int seen, SortedMap<String, String> files) {
    lock.in(
        by,
        draft.notice(),
        () -> {
          Draft now = unchanged(draft, seen);
          return now.files().equals(files) ? 0 : insert(now.id(), now.base(), files);
        });
  }

  /**
   * What came of a change of a version that may have been changed by others meanwhile.
   *
   * @param draft as it is kept now: what only one of them touched is as that one left it, and where
   *     both touched one place the word of whoever was first stands
   * @param own the same files with the own words there
   * @param clashes every place that both touched; they are to be looked at and saved again
   * @param others whether somebody else had changed it meanwhile
   */
  public record Merged(
      Draft draft, SortedMap<String, String> own, List<DraftMerge.Clash> clashes, boolean others) {}

  /** Keeps a change as the next version, together with what others have changed since. */
  public Merged merge(Recorder by, Draft seen, SortedMap<String, String> files) {
    return lock.in(
        by,
        seen.notice(),
        () -> {
          Draft now = get(seen.id());
          DraftMerge merge = DraftMerge.of(seen.files(), files, now.files());
          SortedMap<String, String> saved = merge.saved();
          boolean changed = !saved.equals(now.files());
          if (changed) {
            insert(now.id(), now.base(), saved);
          }
          Draft kept = changed ? get(now.id()) : now;
          return new Merged(kept, merge.files(), merge.clashes(), now.version() != seen.version());
        });
  }

  /** Takes the latest change back; the first version stays. */
  public void undo(Recorder by, Draft draft, int seen) {
    lock.in(
        by,
        draft.notice(),
        () -> {
          unchanged(draft, seen);
          return client
              .sql(
                  "update rulebook.draft_version set undone = true where draft = ?"
                      + " and version = ? and version > 1")
              .params(draft.id(), seen)
              .update();
        });
  }

  private Draft unchanged(Draft draft, int seen) {
    Draft now = get(draft.id());
    refuseIf(now.version() != seen, EditionRefusal.DRAFT_CHANGED);
    return now;
  }

  /** The edition in force where it is not the one from which the draft was begun. */
  public Optional<String> newerBase(Draft draft) {
    return register
        .inForce(draft.notice())
        .map(EditionRecord::edition)
        .filter(holds -> !holds.equals(draft.base()));
  }

  /**
   * 换底稿: puts the draft's changes on the edition that is in force now, as its next version. Where
   * both changed one place the draft's word stays and {@link #clashes} names it.
   */
  public void rebase(Recorder by, Draft draft, int seen) {
    lock.in(
        by,
        draft.notice(),
        () -> {
          Draft now = unchanged(draft, seen);
          String holds =
              newerBase(now).orElseThrow(() -> new EditionRefused(EditionRefusal.BASE_HOLDS));
          SortedMap<String, String> files =
              DraftMerge.of(origin(now), now.files(), editions.folder(holds).files()).files();
          return insert(now.id(), holds, files);
        });
  }

  /** Where the draft and the edition on which it was put last had both changed one place. */
  public List<DraftMerge.Clash> clashes(Draft draft) {
    List<Standing> standing = standing(draft);
    for (int i = 0; i + 1 < standing.size(); i++) {
      String base = standing.get(i).base();
      if (base != null && !base.equals(standing.get(i + 1).base())) {
        Draft before = version(draft, standing.get(i + 1).version()).orElse(draft);
        return DraftMerge.of(origin(before), before.files(), editions.folder(base).files())
            .clashes();
      }
    }
    return List.of();
  }

  private record Standing(int version, @Nullable String base) {}

  /** The versions up to this one that nobody has undone, the latest first. */
  private List<Standing> standing(Draft draft) {
    return client
        .sql(
            "select version, coalesce(base, ?) from rulebook.draft_version"
                + " where draft = ? and version <= ? and not undone order by version desc")
        .param(draft.base())
        .params(draft.id(), draft.version())
        .query((row, n) -> new Standing(row.getInt(1), row.getString(2)))
        .list();
  }

  /**
   * Proves the draft and keeps it as an edition, drafted and checked by this official.
   *
   * @return the edition's content hash
   * @throws NoticeRefused with both places of everything that is wrong; the draft stays
   */
  public String keep(Recorder by, Draft draft) {
    NoticeFolder folder = new NoticeFolder(draft.notice(), draft.files());
    String edition = folder.edition();
    refuseIf(editions.find(edition).isPresent(), EditionRefusal.UNCHANGED);
    refuseIf(draft.base() == null && isTaken(draft.notice()), EditionRefusal.ID_TAKEN);
    editions.keep(folder);
    office.drafted(by, edition, draft.base(), draft.reason());
    office.check(by, edition);
    discard(by, draft);
    return edition;
  }

  /** Throws a draft away. */
  public void discard(Recorder by, Draft draft) {
    lock.in(
        by,
        draft.notice(),
        () -> client.sql("delete from rulebook.draft where id = ?").param(draft.id()).update());
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
