package lianfang.enterprise;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Recorder;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 邀请码: lets somebody of a firm open an account for it, once. Only the hash of a code is kept, so
 * that a copy of the database invites nobody.
 */
@Component
public class Invitations {

  /** How long a code can be used. */
  public static final Duration HOLDS = Duration.ofDays(7);

  /** Letters and digits that nobody mixes up on paper. */
  private static final String SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private static final int LENGTH = 12;
  private static final int GROUP = 4;

  private final JdbcClient app;
  private final JdbcClient engine;
  private final Clock real;
  private final SecureRandom random = new SecureRandom();

  Invitations(
      JdbcClient app, @Qualifier("engine") DataSource engine, @Qualifier("real") Clock real) {
    this.app = app;
    this.engine = JdbcClient.create(engine);
    this.real = real;
  }

  /** Invites somebody of a firm, in the caller's transaction; the code is shown once. */
  public String invite(Recorder who, RegisteredFirm firm) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % GROUP == 0) {
        code.append('-');
      }
      code.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    app.sql(
            """
            insert into enterprise.invitation (hash, firm, area, invited_by, expires_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            hash(code.toString()),
            firm.id(),
            firm.area(),
            who.account(),
            real.instant().plus(HOLDS).atOffset(ZoneOffset.UTC))
        .update();
    return code.toString();
  }

  /** The firm to which a code that was not used yet invites, with its credit code. */
  public record Invited(UUID firm, String area, String name, String creditCode, String invitedBy) {}

  /** What a code invites to; empty where it is unknown, used or too old. */
  public Optional<Invited> find(String code) {
    return engine
        .sql(
            """
            select i.firm, f.area, f.name, coalesce(f.code, ''), i.invited_by
            from enterprise.invitation i join enterprise.firm f on f.id = i.firm
            where i.hash = ? and i.used_at is null and i.expires_at > ?
            """)
        .params(hash(code), utc())
        .query((row, n) ->
            new Invited(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5)))
        .optional();
  }

  /** Uses a code up; false where somebody was faster. */
  public boolean use(String code, String account) {
    return engine
            .sql(
                """
                update enterprise.invitation set used_by = ?, used_at = ?
                where hash = ? and used_at is null and expires_at > ?
                """)
            .params(account, utc(), hash(code), utc())
            .update()
        == 1;
  }

  private java.time.OffsetDateTime utc() {
    Instant now = real.instant();
    return now.atOffset(ZoneOffset.UTC);
  }

  private static byte[] hash(String code) {
    String bare = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(("invitation " + bare).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java", e);
    }
  }
}
