package lianfang.casework.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import lianfang.fact.playbook.Wording;
import lianfang.instance.InstanceSettings;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 证据库: files lie in the data folder under their hash, and a row says what they are. A file is there
 * before its row, and the row before the step that names it, so no step is ever without its
 * evidence.
 */
@Component
public class EvidenceStore {

  /** The largest file, in bytes. */
  public static final int BYTES_MAX = 20 << 20;

  private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp");
  private static final String PDF = "application/pdf";
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
  private static final Map<String, String> OFFICE_FOLDERS =
      Map.of("word/", OFFICE + "wordprocessingml.document", "xl/", OFFICE + "spreadsheetml.sheet");

  /** Parts of an office file that run when it is opened. */
  private static final List<String> RUNS = List.of("vbaproject.bin", "activex/");

  private static final int ENTRIES_MAX = 2_000;
  private static final String HASH = "[0-9a-f]{64}";

  private final JdbcClient client;
  private final CaseTransactions transactions;
  private final InstanceSettings settings;
  private final Clock clock;
  private final Tika tika = new Tika();

  EvidenceStore(
      JdbcClient client, CaseTransactions transactions, InstanceSettings settings, Clock clock) {
    this.client = client;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A file that is kept.
   *
   * @param type as found in its bytes, whatever its name said
   */
  public record Stored(String type, Path file) {}

  /**
   * Keeps a file; the same one again is the same one, and each who sent it has a row of their own.
   *
   * @param area in which it may be seen
   * @param keepsLocation whether the purpose asks where a picture was taken
   * @return its hash, by which steps name it
   * @throws EvidenceRefused where it is too large, of another kind or broken
   */
  public String put(CaseRecorder who, String area, byte[] content, boolean keepsLocation) {
    return put(who, area, content, keepsLocation, null);
  }

  /**
   * Keeps a file that only those who see a case may read, until it is released.
   *
   * @param heldBy id of the case; null where everybody in the area may read it
   */
  public String put(
      CaseRecorder who, String area, byte[] content, boolean keepsLocation, @Nullable UUID heldBy) {
    if (content.length > BYTES_MAX) {
      throw tooLarge(content.length);
    }
    String type = type(content);
    byte[] kept = alone(type, content, keepsLocation);
    String hash = hash(kept);
    write(hash, kept);
    transactions.seeing(
        who,
        () -> {
          client.sql(EvidenceSweep.SHARED).query(String.class).single();
          // It may have been swept as a file of nobody while its row was on its way.
          write(hash, kept);
          return client
              .sql(
                  """
                  insert into casework.evidence as e
                    (hash, area, type, bytes, located, kept_at, kept_by, held_by)
                  values (?, ?, ?, ?, ?, ?, ?, ?)
                  on conflict (hash, area, kept_by, held_by) do update
                    set kept_at = excluded.kept_at where not e.named
                  """)
              .param(hash)
              .param(area)
              .param(type)
              .param(kept.length)
              .param(keepsLocation)
              .param(Timestamp.from(clock.instant()))
              .param(who.recorder().account())
              .param(heldBy)
              .update();
        });
    return hash;
  }

  /**
   * Opens files that a case held to whoever may see an area, which is where they are shown; whoever
   * opens them shows them there.
   */
  public void release(CaseRecorder who, UUID heldBy, Collection<String> hashes, String area) {
    String[] named = hashes.toArray(String[]::new);
    transactions.seeing(
        who,
        () -> {
          client
              .sql(
                  """
                  insert into casework.evidence
                    (hash, area, type, bytes, located, kept_at, kept_by, named)
                  select distinct on (hash) hash, ?, type, bytes, located, kept_at, ?, true
                  from casework.evidence where hash = any (?)
                  on conflict do nothing
                  """)
              .params(area, who.recorder().account(), named)
              .update();
          return client
              .sql(
                  """
                  update casework.evidence as e set held_by = null
                  where hash = any (?) and held_by = ? and not exists (
                    select from casework.evidence o where o.hash = e.hash and o.area = e.area
                      and o.kept_by = e.kept_by and o.held_by is null)
                  """)
              .params(named, heldBy)
              .update();
        });
  }

  /** A file, as far as somebody may see its area. */
  public Optional<Stored> find(CaseRecorder who, String hash) {
    if (!hash.matches(HASH)) {
      return Optional.empty();
    }
    return transactions.seeing(
        who,
        () ->
            client
                .sql("select type from casework.evidence where hash = ? limit 1")
                .param(hash)
                .query(String.class)
                .optional()
                .map(type -> new Stored(type, settings.evidence(hash))));
  }

  /** The refusal of a file of so many bytes, for whoever need not read it to the end. */
  public static EvidenceRefused tooLarge(long bytes) {
    long megabytes = (bytes + (1 << 20) - 1) >> 20;
    long most = BYTES_MAX >> 20;
    return new EvidenceRefused(
        EvidenceRefused.Why.TOO_LARGE,
        new Wording(
            "文件 %d MB，最多 %d MB：请缩小后再传".formatted(megabytes, most),
            "the file has %d MB, at most %d: send a smaller one".formatted(megabytes, most)));
  }

  /** What a file is, by its bytes alone; a program under another name stays a program. */
  private String type(byte[] content) {
    String found = tika.detect(content);
    if (PICTURES.contains(found) || found.equals(PDF)) {
      return found;
    }
    Optional<String> office =
        found.equals("application/zip") || found.startsWith("application/x-tika-ooxml")
            ? office(content)
            : Optional.empty();
    return office.orElseThrow(() ->
        new EvidenceRefused(
            EvidenceRefused.Why.KIND,
            new Wording(
                "只收 JPEG、PNG、WebP、PDF、docx、xlsx，这个文件是" + called(found).zh() + "：请另存为其中一种后再传",
                "only JPEG, PNG, WebP, PDF, docx and xlsx are kept; this is "
                    + called(found).en()
                    + ": save it as one of them and send it again")));
  }

  /** A kind of file as people call it. */
  private static Wording called(String found) {
    return switch (found.substring(0, Math.max(0, found.indexOf('/')))) {
      case "image" -> {
        String format = found.substring("image/".length()).replace("+xml", "");
        String said = " (" + format.toUpperCase(Locale.ROOT) + ")";
        yield new Wording("别的格式的图片" + said, "a picture of another format" + said);
      }
      case "video" -> new Wording("视频", "a video");
      case "audio" -> new Wording("录音", "a recording");
      case "text" -> new Wording("文本或网页", "text or a page of the web");
      default -> new Wording("别的文件", "another kind of file");
    };
  }

  private static Optional<String> office(byte[] content) {
    String found = null;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      ZipEntry entry = zip.getNextEntry();
      for (int i = 0; entry != null && i < ENTRIES_MAX; i++) {
        String part = entry.getName();
        if (RUNS.stream().anyMatch(part.toLowerCase(Locale.ROOT)::contains)) {
          throw runs(part);
        }
        for (Map.Entry<String, String> one : OFFICE_FOLDERS.entrySet()) {
          found = part.startsWith(one.getKey()) ? one.getValue() : found;
        }
        entry = zip.getNextEntry();
      }
      return Optional.ofNullable(found);
    } catch (IOException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static EvidenceRefused runs(String part) {
    return new EvidenceRefused(
        EvidenceRefused.Why.RUNS,
        new Wording(
            "文件里有会运行的宏（" + part + "）：请另存为不含宏的文件或 PDF",
            "it holds macros that run (" + part + "): save it without them, or as PDF"));
  }

  private static byte[] alone(String type, byte[] content, boolean keepsLocation) {
    try {
      byte[] picture = PictureEnds.cut(type, content);
      return keepsLocation ? picture : PictureHeads.without(type, picture);
    } catch (IllegalArgumentException broken) {
      throw new EvidenceRefused(
          EvidenceRefused.Why.BROKEN,
          new Wording("图片不完整：请重新拍摄或导出", "the picture is cut off: take or export it again"));
    }
  }

  /**
   * Written beside its place, forced to the disk and moved there, so that no half file has a hash.
   */
  private void write(String hash, byte[] content) {
    Path to = settings.evidence(hash);
    if (Files.exists(to)) {
      return;
    }
    try {
      Files.createDirectories(to.getParent());
      Path half = Files.createTempFile(to.getParent(), "half", "");
      try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
        channel.write(java.nio.ByteBuffer.wrap(content));
        channel.force(true);
      }
      Files.move(half, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      // A name that is not on the disk is lost with the power, and its row would lead nowhere.
      try (FileChannel folder = FileChannel.open(to.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("evidence cannot be written to " + to, e);
    }
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
