package lianfang.access;

import java.time.Clock;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 本人修改: the owner of an account changes its password and its code generator, after proving both
 * once more. Every other session of the account ends then.
 */
@Component
public final class OwnAccess {

  private final SignIn signIn;
  private final Links links;
  private final Sessions sessions;
  private final Secrets secrets;
  private final Audit audit;
  private final Clock clock;
  private final JdbcClient jdbc;

  OwnAccess(
      DataSource app,
      @Qualifier("real") Clock real,
      SignIn signIn,
      Links links,
      Sessions sessions,
      Secrets secrets,
      Audit audit) {
    this.signIn = signIn;
    this.links = links;
    this.sessions = sessions;
    this.secrets = secrets;
    this.audit = audit;
    clock = real;
    jdbc = JdbcClient.create(app);
  }

  /**
   * What proves the owner.
   *
   * @param password the one in use
   * @param code of the generator or a recovery code; empty where none is enrolled
   */
  public record Proof(String password, String code) {

    /** Says nothing, so that no log holds it by mistake. */
    @Override
    public String toString() {
      return "Proof[hidden]";
    }
  }

  /**
   * Changes the password.
   *
   * @param token of the session that goes on
   * @throws AccessRefused where the proof is wrong or the new password is too weak
   */
  public void changePassword(
      Account account, Proof proof, String password, String token, Where where) {
    signIn.prove(account, proof.password(), proof.code(), where);
    links.store(account, password, where);
    sessions.endOthers(account.id(), token);
  }

  /**
   * Begins to enrol another generator; the old one holds until the new one is confirmed.
   *
   * @throws AccessRefused where the proof is wrong
   */
  public void renewCode(Account account, Proof proof, Where where) {
    signIn.prove(account, proof.password(), proof.code(), where);
    jdbc.sql("update access.account set code_secret_pending = :secret where id = :id")
        .param("secret", secrets.seal(secrets.bytes(Codes.SECRET_BYTES)))
        .param("id", account.id())
        .update();
  }

  /**
   * What the new generator reads.
   *
   * @throws AccessRefused where no renewal was begun
   */
  public SignIn.Enrolment enrolment(Account account) {
    byte[] secret = pending(account.id());
    return new SignIn.Enrolment(Codes.address(secret, account.login()), Codes.base32(secret));
  }

  /**
   * Confirms the new generator by its first code; the old one no longer holds.
   *
   * @param token of the session that goes on
   * @throws AccessRefused where the code is wrong
   */
  public void confirmCode(Account account, String code, String token, Where where) {
    OptionalLong step = Codes.step(pending(account.id()), code.strip(), clock.instant(), 0);
    if (step.isEmpty()) {
      throw new AccessRefused(AccessRefusal.CODE_WRONG);
    }
    jdbc.sql(
            "update access.account set code_secret = code_secret_pending,"
                + " code_secret_pending = null, code_step_used = :step where id = :id"
                + " and code_secret_pending is not null")
        .param("step", step.getAsLong())
        .param("id", account.id())
        .update();
    audit.record(
        where.actor(account.id().toString()), AuditAction.SECOND_FACTOR_SET, null, "", "", "");
    sessions.endOthers(account.id(), token);
  }

  private byte[] pending(UUID account) {
    return jdbc.sql(
            "select code_secret_pending from access.account where id = :id"
                + " and code_secret_pending is not null")
        .param("id", account)
        .query((row, n) -> secrets.open(row.getBytes(1)))
        .optional()
        .orElseThrow(() -> new AccessRefused(AccessRefusal.SIGNED_OUT));
  }
}
