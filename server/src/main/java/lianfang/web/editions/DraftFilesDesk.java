package lianfang.web.editions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import lianfang.rulebook.dmn.DmnWriter;
import lianfang.rulebook.draft.DraftEdit;
import lianfang.rulebook.draft.DraftEdits;
import lianfang.rulebook.draft.TableSheet;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.TableText;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.web.action.DraftActs;
import lianfang.web.hits.RowNumbers;
import lianfang.web.list.SheetFile;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Tables of a draft as files: sent and fetched as .csv, .xlsx and .dmn. */
@Controller
class DraftFilesDesk {

  private final DraftActs acts;
  private final DraftsDesk desk;
  private final DraftEdits edits;

  DraftFilesDesk(DraftActs acts, DraftsDesk desk, DraftEdits edits) {
    this.acts = acts;
    this.edits = edits;
    this.desk = desk;
  }

  @PostMapping("/notices/{id}/drafts/{draft}/upload")
  ModelAndView upload(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam String table,
      @RequestParam int version,
      @RequestParam MultipartFile file,
      @AuthenticationPrincipal CurrentUser user)
      throws IOException {
    Drafts.Draft now = desk.find(user, id, draft);
    Drafts.Draft seen = acts.version(user, now, version);
    try {
      String name = String.valueOf(file.getOriginalFilename());
      DraftEdit sent = TableSheet.read(name, file.getBytes(), table);
      SortedMap<String, String> files = edits.apply(id, seen.files(), sent);
      return desk.save(shell, user, seen, new DraftsDesk.Change(table, files, sent.what()));
    } catch (EditionRefused refused) {
      DraftPages.State state = DraftPages.State.refused(EditionPages.say(shell, refused));
      return desk.page(shell, user, now, table, state);
    }
  }

  @GetMapping("/notices/{id}/drafts/{draft}/tables/{table}.{format:csv|xlsx|dmn}")
  ResponseEntity<byte[]> download(
      @PathVariable String id,
      @PathVariable UUID draft,
      @PathVariable String table,
      @PathVariable String format,
      @AuthenticationPrincipal CurrentUser user)
      throws IOException {
    Drafts.Draft now = desk.find(user, id, draft);
    DecisionTable declared = desk.declared(now, table);
    String type = format.equals("dmn") ? "application/xml;charset=UTF-8" : SheetFile.type(format);
    return ResponseEntity.ok()
        .header("Content-Disposition", "attachment; filename=\"" + table + "." + format + "\"")
        .header("Content-Type", type)
        .body(
            switch (format) {
              case "csv" -> bytes("\uFEFF" + text(now, declared).write());
              case "xlsx" -> TableSheet.write(text(now, declared), table);
              default -> bytes(dmn(now, table));
            });
  }

  private static TableText text(Drafts.Draft draft, DecisionTable table) {
    return TableText.read(draft.files().getOrDefault(table.file(), ""));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Only a table that can be read has a form in DMN. */
  private static String dmn(Drafts.Draft draft, String table) {
    Notice notice = RowNumbers.read(draft);
    if (notice == null) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    List<DecisionTable> tables =
        notice.tables().stream()
            .map(CompiledTable::table)
            .filter(one -> one.id().equals(table))
            .toList();
    return DmnWriter.write(notice.id(), tables);
  }
}
