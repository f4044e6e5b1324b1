package lianfang.web.gatepage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import lianfang.gate.Allowance;
import lianfang.gate.CheckpointKind;
import lianfang.gate.Device;
import lianfang.gate.Direction;
import lianfang.gate.Pass;
import lianfang.gate.PassVerdict;
import lianfang.gate.Passage;
import lianfang.gate.checkpoint.Checkpoint;
import lianfang.gate.checkpoint.KnownDevices;
import lianfang.gate.checkpoint.PostKind;
import lianfang.gate.pass.Gate;
import lianfang.gate.pass.PassAnswer;
import lianfang.gate.pass.PassVerifier;
import lianfang.gate.pass.VerificationLists;
import lianfang.gate.passage.SinglePassages;
import lianfang.gate.unit.HouseholdExits;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * 闸机核验: verifies and records in one question, for a turnstile that has a cable and no page. Whoever
 * gets a verdict of PASS has passed, and is recorded before the answer; nobody else is.
 */
@Component
class Turnstile {

  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;
  private static final int UNAVAILABLE = 503;

  private final PassVerifier verifier;
  private final VerificationLists lists;
  private final SinglePassages passages;
  private final HouseholdExits exits;
  private final MailIntake mail;
  private final Clock clock;

  Turnstile(
      PassVerifier verifier,
      VerificationLists lists,
      SinglePassages passages,
      HouseholdExits exits,
      MailIntake mail,
      Clock clock) {
    this.exits = exits;
    this.mail = mail;
    this.verifier = verifier;
    this.lists = lists;
    this.passages = passages;
    this.clock = clock;
  }

  /**
   * What is asked.
   *
   * @param id made by the machine for this passage, so that asking again records it once
   * @param direction 1 in, 2 out
   */
  record Asked(@Nullable UUID id, @Nullable String token, int direction) {}

  /**
   * What it is told.
   *
   * @param holder the hint in the pass; null with CALL
   */
  record Answered(String verdict, @Nullable String holder) {}

  /** Why nobody gets a verdict. */
  static final class NoVerdict extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    NoVerdict(int status, String why, @Nullable Throwable cause) {
      super(why, cause);
      this.status = status;
    }

    /** Of HTTP. */
    int status() {
      return status;
    }
  }

  /**
   * Verifies, and records whoever passes.
   *
   * @throws NoVerdict where nothing that can be answered was asked, or nobody could be recorded
   */
  Answered verify(KnownDevices.Known here, Asked asked) throws NoVerdict {
    UUID id = asked.id();
    String token = asked.token();
    if (id == null || token == null || asked.direction() != 1 && asked.direction() != 2) {
      throw new NoVerdict(
          BAD_REQUEST, "id, token and direction are needed; direction is 1 or 2", null);
    }
    VerificationLists.Known known = lists.now();
    Instant now = clock.instant();
    PassAnswer answer =
        verifier.verify(token, known.keys(), known.revocations(), gate(here.post()), now);
    Pass pass = answer.pass();
    if (answer.verdict() == PassVerdict.PASS && pass != null) {
      Direction way = Direction.ofNumber(asked.direction());
      if (answer.allowance() instanceof Allowance.Exit exit && way == Direction.OUT) {
        if (isTooEarly(here.post(), id, pass, exit, now)) {
          return new Answered(PassVerdict.NOT_HERE.name(), pass.holder());
        }
      }
      Passage passage = passage(id, way, pass, answer.allowance(), now);
      keep(device(here), passage);
      mail.counted(here.device(), List.of(passage));
    }
    boolean called = answer.verdict() == PassVerdict.CALL;
    return new Answered(answer.verdict().name(), pass == null || called ? null : pass.holder());
  }

  /** Nobody is let through whom nobody recorded. */
  private void keep(Device device, Passage passage) throws NoVerdict {
    boolean kept;
    try {
      kept = passages.keep(device, passage);
    } catch (DataAccessException | TransactionException | CompletionException gone) {
      throw new NoVerdict(UNAVAILABLE, "ask again", gone);
    }
    if (!kept) {
      throw new NoVerdict(CONFLICT, "another device has used this id", null);
    }
  }

  /** The household counts over all gates; nobody is let out whose household nobody can look up. */
  private boolean isTooEarly(Checkpoint post, UUID id, Pass pass, Allowance.Exit exit, Instant now)
      throws NoVerdict {
    try {
      return exits.isTooEarly(post, id, pass.subject(), exit.everyDays(), now);
    } catch (DataAccessException gone) {
      throw new NoVerdict(UNAVAILABLE, "ask again", gone);
    }
  }

  private static Passage passage(
      UUID id, Direction way, Pass pass, @Nullable Allowance allowance, Instant now) {
    String plate = allowance instanceof Allowance.Vehicle vehicle ? vehicle.plate() : null;
    return new Passage(
        id,
        now,
        Duration.ZERO,
        pass.subject(),
        pass.id(),
        way,
        plate,
        plate == null ? 0 : 1,
        null,
        1);
  }

  private static Device device(KnownDevices.Known here) {
    Checkpoint post = here.post();
    return new Device(here.device().id(), post.id(), post.area(), post.beside().orElse(null));
  }

  private static Gate gate(Checkpoint post) {
    PostKind kind = post.kind();
    CheckpointKind stands =
        kind == PostKind.BOUNDARY || kind == PostKind.BARRIER
            ? CheckpointKind.HIGHWAY
            : CheckpointKind.valueOf(kind.name());
    return new Gate(Long.parseLong(post.area()), stands);
  }
}
