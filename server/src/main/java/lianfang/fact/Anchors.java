package lianfang.fact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import lianfang.fact.store.FactRows;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 锚定: signs the head of the chain once a day with a key that lies outside the database, and writes
 * it to {@code anchors/DAY.txt} of the data folder. A copy kept elsewhere shows every rewriting.
 */
@Component
public class Anchors {

  /** 审计链头: where the audit's chain ends, so that the daily anchor can sign it as well. */
  @FunctionalInterface
  public interface AuditHead {

    /** Position and hash in one line, after everything committed was linked. */
    String line();
  }

  private final JdbcClient client;
  private final Sealer sealer;
  private final Clock clock;
  private final Supplier<KeyPair> key;
  private final ObjectProvider<AuditHead> audit;
  private final Path folder;
  private @Nullable LocalDate looked;

  Anchors(
      @Qualifier("engine") DataSource engine,
      Sealer sealer,
      Clock clock,
      @Qualifier("anchor") Supplier<KeyPair> key,
      ObjectProvider<AuditHead> audit,
      @Value("${lianfang.data:data}") Path data) {
    this.client = JdbcClient.create(engine);
    this.sealer = sealer;
    this.clock = clock;
    this.key = key;
    this.audit = audit;
    this.folder = data.resolve("anchors");
  }

  /** Signs the head as it is now; empty while nothing is sealed. Writes nothing. */
  public Optional<Anchor> signNow() {
    return sealer.head().map(head -> sign(Days.of(clock.instant()), head));
  }

  /** Anchors the end of yesterday, once; called often, looks once a day. */
  synchronized void anchorPastDay() {
    LocalDate today = Days.of(clock.instant());
    if (today.equals(looked)) {
      return;
    }
    headBefore(today).ifPresent(head -> keep(sign(today.minusDays(1), head)));
    looked = today;
  }

  private Optional<Sealer.Head> headBefore(LocalDate day) {
    return client
        .sql("select * from fact.block where sealed_at < ? order by number desc limit 1")
        .param(OffsetDateTime.ofInstant(Days.start(day), ZoneOffset.UTC))
        .query((rows, n) ->
            new Sealer.Head(
                rows.getLong("number"),
                rows.getLong("last_position"),
                rows.getString("link"),
                FactRows.instant(rows, "sealed_at")))
        .optional();
  }

  private Anchor sign(LocalDate day, Sealer.Head head) {
    return Anchor.sign(
        day,
        head.block(),
        head.position(),
        head.link(),
        ContentHash.precise(clock.instant()),
        key.get(),
        audit.stream().map(AuditHead::line).findFirst().orElse(""));
  }

  private void keep(Anchor anchor) {
    int added =
        client
            .sql("insert into fact.anchor (day, signed_text) values (?, ?) on conflict do nothing")
            .params(anchor.day(), anchor.text())
            .update();
    if (added > 0) {
      write(anchor, folder.resolve(anchor.day() + ".txt"));
    }
  }

  /** Writes an anchor to a file. */
  public void write(Anchor anchor, Path file) {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, anchor.text());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The anchor of "
              + anchor.day()
              + " cannot be written to "
              + file
              + "; free space or name another file",
          e);
    }
  }

  /** All anchors that the database holds, by day. */
  public List<Anchor> list() {
    return client
        .sql("select signed_text from fact.anchor order by day")
        .query((rows, n) -> Anchor.read(rows.getString(1)))
        .list();
  }
}
