package lianfang.web.api;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import lianfang.gate.CheckpointKind;
import lianfang.gate.pass.Gate;
import lianfang.gate.pass.PassAnswer;
import lianfang.gate.pass.PassVerifier;
import lianfang.gate.pass.VerificationLists;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Verifies one pass for portals that insist on asking. The answer follows from the text and from
 * lists that everybody may fetch, so that it needs no account and tells nothing about persons.
 */
@RestController
class VerifyApi {

  private final PassVerifier verifier;
  private final VerificationLists lists;
  private final Clock clock;

  VerifyApi(PassVerifier verifier, VerificationLists lists, Clock clock) {
    this.verifier = verifier;
    this.lists = lists;
    this.clock = clock;
  }

  /**
   * What is asked.
   *
   * @param area division code of the gate; null where nobody asks where
   * @param kind the kind of checkpoint; a village where it is left out
   */
  record Asked(@Nullable String token, @Nullable String area, @Nullable String kind) {}

  @PostMapping("/api/v1/verify")
  ResponseEntity<Map<String, String>> verify(@RequestBody Asked asked) {
    String token = asked.token();
    if (token == null) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "token", "api");
    }
    VerificationLists.Known known = lists.now();
    PassAnswer answer =
        verifier.verify(token, known.keys(), known.revocations(), gate(asked), clock.instant());
    Map<String, String> said = new LinkedHashMap<>();
    said.put("verdict", answer.verdict().name());
    said.put("reason", answer.reason().name());
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(said);
  }

  private static Gate gate(Asked asked) {
    String area = asked.area();
    if (area == null || area.isEmpty()) {
      return Gate.nowhere();
    }
    if (!area.matches("[1-8][0-9]{1,11}")) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "area", "api");
    }
    String word =
        asked.kind() == null ? "VILLAGE" : asked.kind().toUpperCase(java.util.Locale.ROOT);
    CheckpointKind kind =
        Arrays.stream(CheckpointKind.values())
            .filter(one -> one.name().equals(word))
            .findFirst()
            .orElseThrow(() -> new Refused(Problem.NOT_UNDERSTOOD, "kind", "api"));
    return new Gate(Long.parseLong(area), kind);
  }
}
