package lianfang.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianfang.casework.time.WorkingCalendar;
import lianfang.casework.type.CaseTypeFolder;
import lianfang.casework.type.CaseTypeProof;
import lianfang.casework.type.CaseTypeReader;
import lianfang.casework.type.DeskFile;
import lianfang.casework.type.ProofFinding;
import lianfang.fact.Days;
import lianfang.fact.FactKinds;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Wording;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * 办件类型库: the editions of case types. What lies in the playbook is kept under its content hash
 * before the first case is filed under it, so that running cases keep theirs.
 */
@Component
public class CaseTypes {

  private final JdbcClient client;
  private final Clock clock;
  private final FactKinds kinds;
  private final Desks desks;
  private final WorkingCalendar calendar;
  private final ObjectProvider<Choice> choices;
  private final Map<String, CaseType> current = new ConcurrentHashMap<>();
  private final Map<String, CaseTypeFolder> folders = new ConcurrentHashMap<>();
  private final Map<String, CaseType> read = new ConcurrentHashMap<>();
  private final List<String> order = new ArrayList<>();

  /** Editions that are in the database for certain; their files need not be sent again. */
  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  /** 选用: whether an area's command offers a type of which it has the choice. */
  public interface Choice {

    /** Whether such a case may be filed there on that day. */
    boolean offers(CaseType type, String area, LocalDate day);
  }

  CaseTypes(
      JdbcClient client,
      Clock clock,
      FactKinds kinds,
      @Qualifier("playbook") Path playbook,
      ObjectProvider<Choice> choices) {
    this.choices = choices;
    this.client = client;
    this.clock = clock;
    this.kinds = kinds;
    this.desks = DeskFile.load(playbook.resolve("desks.yaml"));
    this.calendar = WorkingCalendar.load(playbook.resolve("calendars"));
    for (Path folder : folders(playbook.resolve("casetypes"))) {
      offer(CaseTypeFolder.read(folder, playbook.resolve("checklists")));
    }
  }

  /**
   * Offers an edition for new cases in the place of the one before; running cases keep theirs.
   *
   * @throws PlaybookRefused where it does not stand its proof, such as an approval without a rule
   */
  public final CaseType offer(CaseTypeFolder folder) {
    CaseType type = CaseTypeReader.read(folder);
    List<ProofFinding> findings = CaseTypeProof.of(type, desks, kinds);
    if (!findings.isEmpty()) {
      throw new PlaybookRefused(
          Path.of(folder.name(), "casetype.yaml"),
          findings.stream()
              .map(one -> one.flaw().word() + " at " + one.where() + ": " + one.detail())
              .collect(Collectors.joining("; ")));
    }
    if (current.put(type.id(), type) == null) {
      order.add(type.id());
    }
    folders.put(type.edition(), folder);
    read.put(type.edition(), type);
    return type;
  }

  /** All types that are offered, in order of their folders. */
  public List<CaseType> list() {
    return order.stream().flatMap(id -> find(id).stream()).toList();
  }

  /** The edition of a type that is offered. */
  public Optional<CaseType> find(String id) {
    return Optional.ofNullable(current.get(id));
  }

  /** All desks. */
  public Desks desks() {
    return desks;
  }

  /** Working time. */
  public WorkingCalendar calendar() {
    return calendar;
  }

  /** How it is decided about steps. */
  public Decide decide() {
    Map<String, Wording> titles = new HashMap<>();
    list().forEach(type -> titles.put(type.id(), type.title()));
    return new Decide(desks, calendar, titles);
  }

  /** The types under which a case may be filed there today. */
  public List<CaseType> offered(String area) {
    return list().stream()
        .filter(type -> type.validity().holds(area, Days.of(clock.instant())))
        .filter(type -> !withdrawn(type.edition()) && isChosen(type, area))
        .toList();
  }

  /** Whether nobody has to choose a type, or whoever has to for that area did. */
  public boolean isChosen(CaseType type, String area) {
    LocalDate today = Days.of(clock.instant());
    return type.validity().byChoice().isEmpty()
        || choices.stream().anyMatch(choice -> choice.offers(type, area, today));
  }

  /** Refuses a new case of a type that the command of its area does not offer. */
  void requireChosen(CaseType type, String area) {
    if (!isChosen(type, area)) {
      throw new CaseRefused(Refusals.notChosen(type), List.of());
    }
  }

  /** The edition with this content hash; a running case always finds its own. */
  public CaseType edition(String edition) {
    return read.computeIfAbsent(edition, this::stored);
  }

  /** No new case is filed under an edition any more; running ones go on. */
  public void withdraw(String edition) {
    keep(edition(edition));
    client
        .sql("update casework.edition set withdrawn_at = ? where edition = ?")
        .params(Timestamp.from(clock.instant()), edition)
        .update();
  }

  /** Whether an edition was withdrawn. */
  public boolean withdrawn(String edition) {
    return client
        .sql("select withdrawn_at is not null from casework.edition where edition = ?")
        .param(edition)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Keeps the files of an edition, once, in the transaction of the case that is filed. */
  void keep(CaseType type) {
    CaseTypeFolder folder = folders.get(type.edition());
    if (folder != null && !kept.contains(type.edition())) {
      client
          .sql(
              """
              insert into casework.edition (edition, type, files, loaded_at)
              values (?, ?, ?::jsonb, ?) on conflict (edition) do nothing
              """)
          .params(
              type.edition(),
              type.id(),
              CaseJson.text(folder.files()),
              Timestamp.from(clock.instant()))
          .update();
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              kept.add(type.edition());
            }
          });
    }
  }

  private CaseType stored(String edition) {
    CaseTypeFolder folder =
        client
            .sql("select type, files::text from casework.edition where edition = ?")
            .param(edition)
            .query(
                (row, n) -> new CaseTypeFolder(row.getString(1), CaseJson.texts(row.getString(2))))
            .optional()
            .orElseThrow(
                () -> new IllegalArgumentException("no case type edition " + edition + " is kept"));
    return CaseTypeReader.read(folder);
  }

  private static List<Path> folders(Path casetypes) {
    try (Stream<Path> paths = Files.list(casetypes)) {
      return paths.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new PlaybookRefused(casetypes, e);
    }
  }
}
