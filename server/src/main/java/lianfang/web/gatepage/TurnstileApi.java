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
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * 闸机核验: verifies and records in one question, for a turnstile that has a cable and no page. Whoever
 * gets a verdict of PASS has passed, and is recorded before the answer; nobody else is.
 */
@RestController
class TurnstileApi {

  static final String PATH = "/gate/verify";

  private final PassVerifier verifier;
  private final VerificationLists lists;
  private final SinglePassages passages;
  private final HouseholdExits exits;
  private final MailIntake mail;
  private final Clock clock;

  TurnstileApi(
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

  @PostMapping(PATH)
  Answered verify(@AuthenticationPrincipal KnownDevices.Known here, @RequestBody Asked asked) {
    UUID id = asked.id();
    String token = asked.token();
    if (id == null || token == null || asked.direction() != 1 && asked.direction() != 2) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "id, token and direction are needed; direction is 1 or 2");
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
  private void keep(Device device, Passage passage) {
    boolean kept;
    try {
      kept = passages.keep(device, passage);
    } catch (DataAccessException | TransactionException | CompletionException gone) {
      throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "ask again", gone);
    }
    if (!kept) {
      throw new ResponseStatusException(HttpStatus.CONFLICT, "another device has used this id");
    }
  }

  /** The household counts over all gates; nobody is let out whose household nobody can look up. */
  private boolean isTooEarly(
      Checkpoint post, UUID id, Pass pass, Allowance.Exit exit, Instant now) {
    try {
      return exits.isTooEarly(post, id, pass.subject(), exit.everyDays(), now);
    } catch (DataAccessException gone) {
      throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "ask again", gone);
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
