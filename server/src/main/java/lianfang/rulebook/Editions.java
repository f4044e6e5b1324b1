package lianfang.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lianfang.fact.Subject;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.rulebook.store.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 版本库: immutable editions of notices by content hash. A file of the playbook is a seed: what is new
 * or changed there becomes a draft, and only a fact puts it in force.
 */
@Component
public class Editions {

  private final JdbcClient client;
  private final Clock clock;
  private final Map<String, Notice> read = new ConcurrentHashMap<>();

  Editions(JdbcClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * Proves every notice folder below {@code notices} and keeps it as a draft; an edition that is
   * known already is left as it is.
   *
   * @return the notices, by id
   * @throws NoticeRefused when one of them does not stand the proof
   */
  List<Notice> seed(Path notices) {
    NoticeLoader loader =
        new NoticeLoader(new CaseRun(id -> NoticeLoader.load(notices.resolve(id))));
    List<Notice> loaded = new ArrayList<>();
    for (Path folder : folders(notices)) {
      loaded.add(keep(NoticeFolder.read(folder), loader));
    }
    return List.copyOf(loaded);
  }

  /**
   * Proves one folder and keeps it as a draft.
   *
   * @throws NoticeRefused when it does not stand the proof
   */
  Notice keep(NoticeFolder folder, NoticeLoader loader) {
    String edition = folder.edition();
    Optional<Notice> known = find(edition);
    if (known.isPresent()) {
      return known.get();
    }
    Notice notice = loader.load(folder);
    client
        .sql(
            """
            insert into rulebook.edition (edition, notice, files, loaded_at)
            values (?, ?, ?::jsonb, ?) on conflict do nothing
            """)
        .params(
            edition,
            notice.id(),
            Json.text(folder.files()),
            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
    read.put(edition, notice);
    return notice;
  }

  /** The subject of a notice: its id is made of its name, so that every instance knows it. */
  public static Subject subject(String notice) {
    byte[] name = ("notice " + notice).getBytes(StandardCharsets.UTF_8);
    return new Subject(Subject.Kind.NOTICE, UUID.nameUUIDFromBytes(name));
  }

  /**
   * Proves the files of an edition and keeps them. A golden case that assumes another notice finds
   * the latest edition of it that is kept here.
   *
   * @throws NoticeRefused when they do not stand the proof
   */
  public Notice keep(NoticeFolder folder) {
    return keep(folder, loader());
  }

  /**
   * Proves an edition that is kept already once more, as on the day on which it came.
   *
   * @throws NoticeRefused when it does not stand the proof any more
   */
  public void prove(String edition) {
    loader().load(folder(edition));
  }

  /**
   * The files of an edition that is kept.
   *
   * @throws IllegalArgumentException when it is not
   */
  public NoticeFolder folder(String edition) {
    return client
        .sql("select notice, files::text from rulebook.edition where edition = ?")
        .param(edition)
        .query((row, n) ->
            new NoticeFolder(row.getString(1), new TreeMap<>(Json.texts(row.getString(2)))))
        .optional()
        .orElseThrow(() -> new IllegalArgumentException("no edition " + edition + " is kept here"));
  }

  private NoticeLoader loader() {
    return new NoticeLoader(cases());
  }

  /** Runs golden cases; one that assumes another notice finds its latest edition kept here. */
  public CaseRun cases() {
    return new CaseRun(id ->
        list().stream()
            .filter(notice -> notice.id().equals(id))
            .reduce((earlier, later) -> later)
            .orElseThrow(
                () -> new IllegalArgumentException("no notice '" + id + "' is kept here")));
  }

  /** An edition by its content hash. It was proved when it was kept and is not proved again. */
  public Optional<Notice> find(String edition) {
    Notice known = read.get(edition);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Notice> found =
        client
            .sql("select notice, files::text from rulebook.edition where edition = ?")
            .param(edition)
            .query((rows, number) -> compile(rows.getString(1), rows.getString(2)))
            .optional();
    found.ifPresent(notice -> read.put(edition, notice));
    return found;
  }

  /** All editions, the latest of a notice last. */
  public List<Notice> list() {
    List<String> editions =
        client
            .sql("select edition from rulebook.edition order by notice, loaded_at, edition")
            .query(String.class)
            .list();
    return editions.stream().map(edition -> find(edition).orElseThrow()).toList();
  }

  private static Notice compile(String id, String files) {
    SortedMap<String, String> texts = new TreeMap<>(Json.texts(files));
    return NoticeLoader.readProved(new NoticeFolder(id, texts));
  }

  private static List<Path> folders(Path notices) {
    try (Stream<Path> below = Files.list(notices)) {
      return below.filter(path -> Files.exists(path.resolve("notice.yaml"))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the notices of the playbook cannot be read", e);
    }
  }
}
