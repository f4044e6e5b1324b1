package lianfang.web.load;

import java.util.LinkedHashMap;
import java.util.Map;
import lianfang.gate.pass.VerificationLists;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a gateway whether this console lives and whether it can verify; no more than that. */
@RestController
class HealthApi {

  private final VerificationLists lists;
  private final Admission admission;
  private final VerifyOnly verifyOnly;

  HealthApi(VerificationLists lists, Admission admission, VerifyOnly verifyOnly) {
    this.lists = lists;
    this.admission = admission;
    this.verifyOnly = verifyOnly;
  }

  @GetMapping("/health/live")
  ResponseEntity<Map<String, Object>> live() {
    return answer(200, new LinkedHashMap<>(Map.of("status", "up")));
  }

  @GetMapping("/health/ready")
  ResponseEntity<Map<String, Object>> ready() {
    boolean ready = lists.isReady();
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("status", ready ? "up" : "down");
    said.put("lists_age_seconds", lists.ageSeconds());
    said.put("under_way", admission.underWay());
    said.put("refused", admission.refused());
    said.put("verify_only", verifyOnly.isOn());
    return answer(ready ? 200 : 503, said);
  }

  private static ResponseEntity<Map<String, Object>> answer(int status, Map<String, Object> said) {
    return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(said);
  }
}
