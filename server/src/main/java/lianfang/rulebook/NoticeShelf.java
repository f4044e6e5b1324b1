package lianfang.rulebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.rulebook.dmn.DmnWriter;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.rulebook.store.Json;
import lianfang.rulebook.table.CompiledTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 通知架: the editions that this instance keeps; what is exchanged with others as folders and DMN. */
@Component
public class NoticeShelf {

  private final JdbcClient client;
  private final Ledger ledger;
  private final Editions editions;

  /**
   * An edition that is kept.
   *
   * @param notice id of the notice
   * @param edition content hash
   * @param title title of the notice
   * @param keptAt when it became a draft here
   * @param from first day in force, null for a draft
   */
  public record Kept(
      String notice, String edition, Phrase title, Instant keptAt, @Nullable LocalDate from) {}

  NoticeShelf(JdbcClient client, Ledger ledger, Editions editions) {
    this.client = client;
    this.ledger = ledger;
    this.editions = editions;
  }

  /** All editions, by notice and then by the time at which they came. */
  public List<Kept> list() {
    List<Kept> drafts =
        client
            .sql(
                """
                select notice, edition, loaded_at from rulebook.edition
                order by notice, loaded_at, edition
                """)
            .query((row, number) ->
                new Kept(
                    row.getString(1),
                    row.getString(2),
                    new Phrase("", ""),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    null))
            .list();
    Map<String, LocalDate> inForce = inForce(drafts);
    return drafts.stream().map(kept -> complete(kept, inForce)).toList();
  }

  private Kept complete(Kept kept, Map<String, LocalDate> inForce) {
    Phrase title = editions.find(kept.edition()).orElseThrow().title();
    LocalDate from = inForce.get(kept.edition());
    return new Kept(kept.notice(), kept.edition(), title, kept.keptAt(), from);
  }

  private Map<String, LocalDate> inForce(List<Kept> kept) {
    List<Subject> subjects =
        kept.stream().map(Kept::notice).distinct().map(Editions::subject).toList();
    Map<String, LocalDate> inForce = new HashMap<>();
    List<Fact> facts = subjects.isEmpty() ? List.of() : ledger.of(subjects);
    for (Fact fact : Corrections.effective(facts)) {
      String edition = fact.attribute("edition");
      String from = fact.attribute("from");
      if (fact.kind().equals(NoticeFacts.IN_FORCE) && edition != null && from != null) {
        inForce.put(edition, LocalDate.parse(from));
      }
    }
    return inForce;
  }

  /**
   * Proves a folder and keeps it as a draft; what is known already stays as it is. A golden case
   * that assumes another notice finds it in the folder beside.
   *
   * @return the edition's content hash
   * @throws NoticeRefused when it does not stand the proof
   */
  public String keep(Path folder) {
    Path beside = folder.toAbsolutePath().normalize().resolveSibling(".");
    NoticeLoader loader =
        new NoticeLoader(new CaseRun(id -> NoticeLoader.load(beside.resolve(id))));
    return editions.keep(NoticeFolder.read(folder), loader).edition();
  }

  /**
   * Writes an edition as a folder named after its notice.
   *
   * @param name id of a notice, whose latest edition is meant, or the first digits of an edition
   * @param into where that folder is made; it must not hold anything yet
   * @return the folder
   */
  public Path export(String name, Path into) throws IOException {
    Kept kept = find(name);
    Path folder = into.resolve(kept.notice());
    if (Files.exists(folder)) {
      try (Stream<Path> inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) {
          throw new IllegalArgumentException(
              folder + " is not empty; give another folder, nothing was written");
        }
      }
    }
    String files =
        client
            .sql("select files::text from rulebook.edition where edition = ?")
            .param(kept.edition())
            .query(String.class)
            .single();
    new NoticeFolder(kept.notice(), new TreeMap<>(Json.texts(files))).write(folder);
    return folder;
  }

  /** The tables of an edition as one DMN 1.3 file. */
  public String dmn(String name) {
    Kept kept = find(name);
    Notice notice = editions.find(kept.edition()).orElseThrow();
    return DmnWriter.write(
        notice.id(), notice.tables().stream().map(CompiledTable::table).toList());
  }

  private Kept find(String name) {
    List<Kept> all = list();
    List<Kept> found = new ArrayList<>(all.stream().filter(k -> k.notice().equals(name)).toList());
    if (found.isEmpty() && name.length() >= 8) {
      found.addAll(all.stream().filter(k -> k.edition().startsWith(name)).toList());
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no notice or edition '"
              + name
              + "' is kept here; there are "
              + all.stream().map(Kept::notice).distinct().toList());
    }
    return found.getLast();
  }
}
