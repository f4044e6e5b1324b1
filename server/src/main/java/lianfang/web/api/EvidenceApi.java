package lianfang.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import lianfang.casework.Seats;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.web.cases.CaseActing;
import lianfang.web.signin.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * 证据接口: takes a file, by itself or as the only one of a form, and answers by what steps name it.
 */
@RestController
final class EvidenceApi {

  /** What is read and thrown away, so that whoever sent too much hears why. */
  private static final long READ_MAX = 211L << 20;

  private final EvidenceStore evidence;
  private final CaseTransactions transactions;
  private final Seats seats;

  EvidenceApi(EvidenceStore evidence, CaseTransactions transactions, Seats seats) {
    this.evidence = evidence;
    this.transactions = transactions;
    this.seats = seats;
  }

  /** Under which hash a file is kept. */
  record KeptJson(String hash) {}

  @PostMapping("/api/v1/evidence")
  KeptJson keep(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam String area,
      @RequestParam(name = "keep", defaultValue = "false") boolean keepsLocation,
      HttpServletRequest request)
      throws IOException {
    CaseRecorder who = CaseActing.of(user);
    byte[] content = content(request);
    user.requireArea(area);
    if (transactions.seeing(who, () -> seats.actor(who).desks()).isEmpty()) {
      throw new Refused(Problem.NOT_ALLOWED, "desk", "access");
    }
    return new KeptJson(evidence.put(who, area, content, keepsLocation));
  }

  private static byte[] content(HttpServletRequest request) throws IOException {
    if (request instanceof MultipartHttpServletRequest form) {
      if (form.getFileMap().size() != 1) {
        throw new Refused(Problem.NOT_UNDERSTOOD, "files: " + form.getFileMap().size(), "api");
      }
      MultipartFile file = form.getFileMap().values().iterator().next();
      return whole(file.getInputStream());
    }
    return whole(request.getInputStream());
  }

  /** All of it, or, where there is too much, only how much there was. */
  private static byte[] whole(InputStream in) throws IOException {
    byte[] content = in.readNBytes(EvidenceStore.BYTES_MAX + 1);
    if (content.length == 0) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "file: 0", "api");
    }
    if (content.length <= EvidenceStore.BYTES_MAX) {
      return content;
    }
    long bytes = content.length;
    byte[] more = new byte[1 << 16];
    for (int n = in.read(more); n > 0 && bytes < READ_MAX; n = in.read(more)) {
      bytes += n;
    }
    throw EvidenceStore.tooLarge(bytes);
  }
}
