package lianfang.web.paper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.Standing;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Prints what a person is handed: the notice of a measure and of its end. */
@Controller
class PaperDesk {

  private final ScopedTransactions transactions;
  private final MeasureLists measures;
  private final MeasurePapers papers;
  private final Audit audit;
  private final Printer printer;

  PaperDesk(
      ScopedTransactions transactions,
      MeasureLists measures,
      MeasurePapers papers,
      Audit audit,
      Printer printer) {
    this.transactions = transactions;
    this.measures = measures;
    this.papers = papers;
    this.audit = audit;
    this.printer = printer;
  }

  @GetMapping("/people/{id}/papers/{number}/{kind:measure|release}.pdf")
  ResponseEntity<byte[]> print(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable int number,
      @PathVariable String kind,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.OPEN_PERSON);
    MeasurePaper paper =
        transactions.in(
            user.prefixes(),
            () -> {
              Standing measure =
                  measures.of(List.of(id)).stream()
                      .filter(one -> one.number() == number)
                      .findFirst()
                      .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
              audit.record(
                  user.actor(),
                  AuditAction.PRINTED_PERSON,
                  Subject.person(id),
                  measure.area(),
                  shell.t("reason.serve"),
                  code(measure, kind.equals("release")));
              return papers.of(shell, user, measure, kind.equals("release"));
            });
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"" + kind + ".pdf\"")
        .body(printer.pdf(paper));
  }

  /** A code that only this measure of this person has; the console finds the measure by it. */
  static String code(Standing measure, boolean release) {
    String text =
        measure.subject().id()
            + measure.measure()
            + measure.place()
            + measure.from()
            + measure.until()
            + release;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      String hex = HexFormat.of().formatHex(hash, 0, 6).toUpperCase(Locale.ROOT);
      return "LF-" + hex.substring(0, 4) + "-" + hex.substring(4, 8) + "-" + hex.substring(8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 belongs to every JDK", e);
    }
  }
}
