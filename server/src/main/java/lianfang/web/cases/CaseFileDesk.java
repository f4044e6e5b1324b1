package lianfang.web.cases;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.casework.CaseFile;
import lianfang.casework.Cases;
import lianfang.fact.Subject;
import lianfang.web.paper.CasePaper;
import lianfang.web.paper.MeasurePaper;
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
  private final CasePages pages;
  private final CaseValues values;
  private final CaseBlocks blocks;
  private final Audit audit;
  private final Printer printer;

  CaseFileDesk(
      Cases cases,
      CaseActing acting,
      CasePages pages,
      CaseValues values,
      CaseBlocks blocks,
      Audit audit,
      Printer printer) {
    this.cases = cases;
    this.acting = acting;
    this.pages = pages;
    this.values = values;
    this.blocks = blocks;
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
        .body(printer.pdf(paper(shell, user, file)));
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

  private CasePaper paper(Shell shell, CurrentUser user, CaseFile file) {
    List<MeasurePaper.Line> lines = new ArrayList<>();
    for (CasePage.Filled form : values.of(shell, file)) {
      for (CasePage.Line line : form.lines()) {
        String text = line.text();
        if (!line.sealed().isEmpty()) {
          text = shell.t("case.sealed");
        } else if (!line.files().isEmpty()) {
          text = (text + " " + shell.t("case.files", line.files().size())).strip();
        }
        lines.add(new MeasurePaper.Line(form.title() + " · " + line.label(), text));
      }
    }
    List<MeasurePaper.Line> history = new ArrayList<>();
    blocks
        .history(shell, file)
        .rows()
        .forEach(row -> {
          var cells = row.cells();
          String note = cells.get(0).note();
          String says = note == null || note.isEmpty() ? "" : "\n" + note;
          history.add(
              new MeasurePaper.Line(
                  cells.get(3).text() + " " + cells.get(4).text(),
                  cells.get(0).text()
                      + " → "
                      + cells.get(1).text()
                      + "\n"
                      + cells.get(2).text()
                      + says));
        });
    return new CasePaper(
        shell.language().tag(),
        Said.of(shell, file.type().title()) + " " + CaseWords.number(file),
        pages.sentence(shell, file),
        lines,
        shell.t("case.history", history.size()),
        history,
        file.code(),
        shell.t("case.paper.code"),
        shell.t(
            "paper.printed",
            user.account().displayName(),
            shell.language().moment(shell.console().clock())),
        shell.demo() ? shell.t("demo.band") : "");
  }
}
