package lianfang.gate.pass;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.RandomBytes;
import lianfang.gate.Allowance;
import lianfang.gate.Pass;
import lianfang.gate.issue.IssueRules;
import lianfang.gate.issue.MayHold;
import lianfang.gate.issue.PassForm;
import lianfang.gate.issue.Situation;
import lianfang.gate.issue.Situations;
import lianfang.rulebook.Edition;
import lianfang.rulebook.HoldingEditions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 签发: asks the outcome, signs, and remembers that it did. The caller's transaction says where. */
@Component
public class PassIssuing {

  /** Clocks of phones run behind; a pass holds a little before it was made. */
  private static final Duration EARLIER = Duration.ofMinutes(5);

  private static final int ID_BYTES = 8;

  /** Codes of townships and villages have nine digits and more. */
  private static final long TOWNSHIPS = 100_000_000;

  private static final String LIST =
      """
      select p.*, r.revoked_at, r.reason from gate.pass p
      left join gate.pass_revocation r on r.pass = p.id
      """;

  private final JdbcClient client;
  private final PassKeys keys;
  private final Situations situations;
  private final HoldingEditions editions;
  private final RandomBytes random = new RandomBytes();
  private final Clock clock;

  PassIssuing(
      JdbcClient client,
      PassKeys keys,
      Situations situations,
      HoldingEditions editions,
      Clock clock) {
    this.client = client;
    this.keys = keys;
    this.situations = situations;
    this.editions = editions;
    this.clock = clock;
  }

  /** What was given: the text for the code of print, and what it says. */
  public record Given(String token, Pass pass) {}

  /** All that decides what this person may hold. */
  public Situation situation(UUID subject) {
    return situations.one(subject);
  }

  /** What this person may hold today. */
  public MayHold mayHold(UUID subject) {
    return IssueRules.on(Days.of(clock.instant()), situations.one(subject));
  }

  /**
   * Issues a pass.
   *
   * @param lastDay the last day of what was agreed; null where nothing was
   * @throws IllegalStateException where the person may not hold it; ask {@link #mayHold} first
   */
  public Given issue(IssueOrder order, @Nullable LocalDate lastDay) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Situation person = situations.one(order.subject());
    IssueRules.on(Days.of(now), person)
        .against(order.allowances())
        .ifPresent(blocked -> {
          throw new IllegalStateException("no pass: " + blocked.why().word());
        });
    Pass pass =
        new Pass(
            keys.issuer(),
            HexFormat.of().formatHex(random.next(ID_BYTES)),
            order.subject(),
            order.holder(),
            order.allowances(),
            edition(Days.of(now)),
            now.minus(EARLIER),
            now,
            IssueRules.expires(now, order.form(), order.allowances(), person, lastDay));
    PassKeys.Signing signing = keys.current();
    try {
      String token = PassToken.write(pass, signing.algorithm(), signing.kid(), signing.signer());
      keep(order, pass, signing.kid());
      return new Given(token, pass);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("the signing key cannot be used", unusable);
    }
  }

  private void keep(IssueOrder order, Pass pass, byte[] kid) {
    Optional<Allowance.Exit> exit =
        pass.allowances().stream()
            .filter(Allowance.Exit.class::isInstance)
            .map(Allowance.Exit.class::cast)
            .findFirst();
    client
        .sql(
            """
            insert into gate.pass (id, subject, area, form, allows, kid, issued_at, expires_at,
              account, exit_place, every_days)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            pass.idBytes(),
            pass.subject(),
            order.area(),
            order.form().word(),
            pass.allowances().stream().map(PassIssuing::word).toArray(String[]::new),
            kid,
            PassKeys.utc(pass.issued()),
            PassKeys.utc(pass.expires()),
            order.account())
        .param(exit.map(one -> Long.toString(one.place())).orElse(null))
        .param(exit.map(Allowance.Exit::everyDays).orElse(null))
        .update();
  }

  /** The word of an allowance in lists and texts. */
  public static String word(Allowance allowance) {
    return switch (allowance) {
      case Allowance.FreeMovement(List<Long> areas) ->
          areas.stream().allMatch(area -> area >= TOWNSHIPS) ? "township" : "free";
      case Allowance.Commute _ -> "commute";
      case Allowance.Vehicle _ -> "vehicle";
      case Allowance.Exit _ -> "exit";
      case Allowance.TimeSlot _ -> "slot";
      case Allowance.GreenChannel _ -> "green";
    };
  }

  /** Passes of a person, the latest first. */
  public List<IssuedPass> of(UUID subject, int limit) {
    return client
        .sql(LIST + " where p.subject = ? order by p.issued_at desc, p.id limit ?")
        .params(subject, limit)
        .query(PassIssuing::read)
        .list();
  }

  /** Passes by their ids, as far as the transaction sees them. */
  public List<IssuedPass> list(Collection<byte[]> ids) {
    return client
        .sql(LIST + " where p.id = any(?) order by p.issued_at desc, p.id")
        .param(ids.toArray(byte[][]::new))
        .query(PassIssuing::read)
        .list();
  }

  static IssuedPass read(ResultSet row, int number) throws SQLException {
    return new IssuedPass(
        HexFormat.of().formatHex(row.getBytes("id")),
        row.getObject("subject", UUID.class),
        row.getString("area"),
        PassForm.ofWord(row.getString("form")),
        List.of((String[]) row.getArray("allows").getArray()),
        row.getInt("every_days"),
        PassKeys.instant(row, "issued_at"),
        PassKeys.instant(row, "expires_at"),
        row.getString("account"),
        row.getObject("revoked_at") == null ? null : PassKeys.instant(row, "revoked_at"),
        row.getString("reason"));
  }

  /** One number for all editions that hold, so that a pass tells under which rules it was given. */
  private String edition(LocalDate day) {
    StringBuilder all = new StringBuilder();
    editions.on(day).stream().map(Edition::edition).sorted().forEach(all::append);
    byte[] hash = KeyId.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, ID_BYTES);
  }
}
