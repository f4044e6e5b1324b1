package lianfang.access;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 未丢失的表单: what somebody sent after the session had ended, encrypted, until the same account has
 * signed in again and sends it once more. Kept for three days.
 */
@Component
public final class KeptForms {

  private static final Duration KEPT = Duration.ofDays(3);
  private static final int OF_ACCOUNT_MAX = 20;

  private final Clock clock;
  private final Secrets secrets;
  private final JdbcClient jdbc;

  KeptForms(DataSource app, @Qualifier("real") Clock real, Secrets secrets) {
    clock = real;
    this.secrets = secrets;
    jdbc = JdbcClient.create(app);
  }

  /**
   * One field as it was typed.
   *
   * @param name of the field
   * @param value what stood in it
   */
  public record Field(String name, String value) {}

  /**
   * A form that arrived too late.
   *
   * @param path where it was sent to, with its query
   * @param fields in the order of the form
   * @param files names of the fields whose file has to be chosen again
   */
  public record Form(String path, List<Field> fields, List<String> files) {}

  /** Keeps the form for this account; the answer finds it again. */
  public String keep(UUID account, Form form) {
    forget(account);
    String token = secrets.token();
    jdbc.sql(
            "insert into access.kept_form (hash, account, created_at, content)"
                + " values (:hash, :account, :now, :content)")
        .param("hash", Secrets.hash(token))
        .param("account", account)
        .param("now", now())
        .param("content", secrets.seal(write(form)))
        .update();
    return token;
  }

  /** The form of this account; it stays until it is dropped. */
  public Optional<Form> find(String token, UUID account) {
    return jdbc.sql(
            "select content from access.kept_form where hash = :hash and account = :account"
                + " and created_at > :since")
        .param("hash", Secrets.hash(token))
        .param("account", account)
        .param("since", now().minus(KEPT))
        .query((row, n) -> read(secrets.open(row.getBytes(1))))
        .optional();
  }

  /** Forgets the form, because it was sent or given up. */
  public void drop(String token, UUID account) {
    jdbc.sql("delete from access.kept_form where hash = :hash and account = :account")
        .param("hash", Secrets.hash(token))
        .param("account", account)
        .update();
  }

  /** Forgets what is older than it may be; returns how many forms. */
  public int forgetOld() {
    return jdbc.sql("delete from access.kept_form where created_at <= ?")
        .param(now().minus(KEPT))
        .update();
  }

  /** Forgets forms in which one of these words stands, such as the id of somebody; how many. */
  public long forgetAbout(Collection<String> words) {
    List<byte[]> about = new ArrayList<>();
    jdbc.sql("select hash, content from access.kept_form")
        .query((ResultSet row) -> {
          String said = read(secrets.open(row.getBytes(2))).toString();
          if (words.stream().anyMatch(said::contains)) {
            about.add(row.getBytes(1));
          }
        });
    about.forEach(
        one -> jdbc.sql("delete from access.kept_form where hash = ?").param(one).update());
    return about.size();
  }

  /** Forgets all forms; how many. */
  public long forgetAll() {
    return jdbc.sql("delete from access.kept_form").update();
  }

  private void forget(UUID account) {
    // Bounded, because whoever holds an old cookie may send forms without being signed in.
    jdbc.sql(
            """
            delete from access.kept_form where created_at <= :since or hash in (
              select hash from access.kept_form where account = :account
              order by created_at desc offset :most)
            """)
        .param("since", now().minus(KEPT))
        .param("account", account)
        .param("most", OF_ACCOUNT_MAX - 1)
        .update();
  }

  private static byte[] write(Form form) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      text(out, form.path());
      out.writeInt(form.fields().size());
      for (Field field : form.fields()) {
        text(out, field.name());
        text(out, field.value());
      }
      out.writeInt(form.files().size());
      for (String file : form.files()) {
        text(out, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static Form read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String path = text(in);
      List<Field> fields = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        fields.add(new Field(text(in), text(in)));
      }
      List<String> files = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        files.add(text(in));
      }
      return new Form(path, fields, files);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
