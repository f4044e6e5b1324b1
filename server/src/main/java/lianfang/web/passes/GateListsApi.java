package lianfang.web.passes;

import java.time.Duration;
import lianfang.gate.pass.GateLists;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * Hands the signed lists to whoever asks: they name nobody, and a cache between gates and server
 * may keep them, because the root's signature says whether they are true.
 */
@RestController
class GateListsApi {

  private static final MediaType COSE =
      MediaType.parseMediaType("application/cose; cose-type=\"cose-sign1\"");

  /** Old lists go on being served while a new one is fetched, or while the server is away. */
  private static final CacheControl CACHE =
      CacheControl.maxAge(Duration.ofMinutes(1))
          .cachePublic()
          .staleWhileRevalidate(Duration.ofHours(1))
          .staleIfError(Duration.ofDays(2));

  private final GateLists lists;

  GateListsApi(GateLists lists) {
    this.lists = lists;
  }

  @GetMapping("/gate/keys")
  @Nullable ResponseEntity<byte[]> keys(WebRequest request) {
    return answer(request, lists.keys());
  }

  @GetMapping("/gate/revocations")
  @Nullable ResponseEntity<byte[]> revocations(
      WebRequest request, @RequestParam(defaultValue = "0") long from) {
    return answer(request, lists.revocations(Math.max(0, from)));
  }

  private static @Nullable ResponseEntity<byte[]> answer(
      WebRequest request, GateLists.SignedFile file) {
    if (request.checkNotModified(file.tag())) {
      return null;
    }
    return ResponseEntity.ok()
        .contentType(COSE)
        .eTag(file.tag())
        .cacheControl(CACHE)
        .body(file.bytes());
  }
}
