package lianfang.web.cases;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.casework.CaseFile;
import lianfang.casework.Cases;
import lianfang.fact.Subject;
import lianfang.web.paper.Printer;
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
import tools.jackson.databind.json.JsonMapper;

/** Takes a case out: as paper and as a file, each written into the audit. */
@Controller
class CaseFileDesk {

  private final Cases cases;
  private final CaseActing acting;
  private final CasePapers papers;
  private final CaseFiles files;
  private final Audit audit;
  private final Printer printer;

  CaseFileDesk(
      Cases cases,
      CaseActing acting,
      CasePapers papers,
      CaseFiles files,
      Audit audit,
      Printer printer) {
    this.cases = cases;
    this.acting = acting;
    this.papers = papers;
    this.files = files;
    this.audit = audit;
    this.printer = printer;
  }

  @GetMapping(CaseDesk.ONE + "/case.json")
  ResponseEntity<byte[]> file(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    CaseFile file = taken(id, user, "json");
    byte[] json =
        JsonMapper.shared()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(CaseExport.of(file, cases.open(CaseActing.of(user), file)))
            .getBytes(StandardCharsets.UTF_8);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header("Content-Disposition", "attachment; filename=\"" + name(file) + ".json\"")
        .body(json);
  }

  @GetMapping(CaseDesk.ONE + "/paper.pdf")
  ResponseEntity<byte[]> paper(
      Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    CaseFile file = taken(id, user, "pdf");
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"" + name(file) + ".pdf\"")
        .body(printer.pdf(papers.of(shell, user, file)));
  }

  /** Only files that stand in the case, as far as the account sees it. */
  @GetMapping(CaseDesk.ONE + "/evidence/{hash:[0-9a-f]{64}}")
  ResponseEntity<byte[]> evidence(
      @PathVariable UUID id, @PathVariable String hash, @AuthenticationPrincipal CurrentUser user) {
    CaseFile file =
        acting.find(user, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    CaseFiles.Shown shown =
        files
            .of(user, file, hash)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    boolean picture = shown.type().startsWith("image/");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(shown.type()))
        .header("Content-Disposition", picture ? "inline" : "attachment")
        .header("Cache-Control", "private, max-age=3600")
        .body(shown.content());
  }

  private CaseFile taken(UUID id, CurrentUser user, String format) {
    CaseFile file =
        acting.find(user, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    audit.record(
        user.actor(),
        AuditAction.EXPORTED_LIST,
        new Subject(Subject.Kind.CASE, id),
        file.view().area(),
        "",
        format);
    return file;
  }

  private static String name(CaseFile file) {
    return CaseWords.number(file).replaceAll("[^A-Za-z0-9-]", "");
  }
}
