package lianfang.web.firms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lianfang.access.Permission;
import lianfang.enterprise.FirmColumn;
import lianfang.enterprise.FirmImport;
import lianfang.enterprise.FirmRow;
import lianfang.person.RosterRefused;
import lianfang.web.basis.Refused;
import lianfang.web.list.SheetFile;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Takes a sheet of firms in: good rows land, bad ones come back as a sheet with their reasons. */
@Controller
class FirmImportDesk {

  private static final String PATH = "/firms/import";
  private static final int SHOWN = 100;
  private static final String WRONG = "FFD9D9";

  private final FirmSheets sheets;

  FirmImportDesk(FirmSheets sheets) {
    this.sheets = sheets;
  }

  @GetMapping(PATH)
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_FIRMS);
    return page(shell, List.of(), null).show();
  }

  /** An empty sheet with the heads and one row that shows how it is filled in. */
  @GetMapping(PATH + "/blank.xlsx")
  void blank(@AuthenticationPrincipal CurrentUser user, HttpServletResponse response)
      throws IOException {
    user.require(Permission.MANAGE_FIRMS);
    response.setContentType(SheetFile.type("xlsx"));
    response.setHeader("Content-Disposition", "attachment; filename=firms.xlsx");
    try (Workbook book = new Workbook(response.getOutputStream(), "Lianfang", "1.0")) {
      Worksheet sheet = book.newWorksheet("企业");
      for (FirmColumn column : FirmColumn.values()) {
        sheet.value(0, column.ordinal(), column.zh() + (column.isNeeded() ? "*" : ""));
      }
    }
  }

  @PostMapping(PATH)
  @Nullable ModelAndView take(
      Shell shell,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "page") String as,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Permission.MANAGE_FIRMS);
    Optional<FirmSheets.Sheet> read;
    try {
      read = read(shell, file);
    } catch (RosterRefused refused) {
      return page(shell, List.of(), Refused.say(shell, refused)).show();
    }
    if (read.isEmpty()) {
      return page(shell, List.of(), shell.t("firms.import.nohead")).show();
    }
    FirmSheets.Sheet sheet = read.get();
    FirmImport.Landed landed = sheets.land(user, shell.ground().code(), sheet);
    if (as.equals("file") && !landed.returned().isEmpty()) {
      send(sheet, landed.returned(), response);
      return null;
    }
    return page(
            shell,
            landed.returned(),
            shell.t("firms.import.done", landed.landed(), landed.same(), landed.returned().size()))
        .show();
  }

  private Optional<FirmSheets.Sheet> read(Shell shell, MultipartFile file) throws IOException {
    Path kept = Files.createTempFile("firms", ".sheet");
    try {
      file.transferTo(kept);
      return sheets.read(kept, shell.console().today());
    } finally {
      Files.delete(kept);
    }
  }

  /** The rows that came back as they stood, with the wrong cells marked and the reasons behind. */
  private static void send(
      FirmSheets.Sheet sheet, List<FirmRow> returned, HttpServletResponse response)
      throws IOException {
    response.setContentType(SheetFile.type("xlsx"));
    response.setHeader("Content-Disposition", "attachment; filename=returned.xlsx");
    try (Workbook book = new Workbook(response.getOutputStream(), "Lianfang", "1.0")) {
      Worksheet out = book.newWorksheet("退回");
      int width = sheet.cells().stream().mapToInt(List::size).max().orElse(0);
      for (FirmColumn column : FirmColumn.values()) {
        sheet.reader().place(column).ifPresent(at -> out.value(0, at, column.zh()));
      }
      out.value(0, width, "退回原因");
      out.value(0, width + 1, "Why it came back");
      int r = 1;
      for (FirmRow row : returned) {
        List<String> cells = sheet.cells().get(row.number() - 1);
        for (int c = 0; c < cells.size(); c++) {
          out.value(r, c, SheetFile.harmless(cells.get(c)));
        }
        for (FirmRow.Problem one : row.problems()) {
          int line = r;
          sheet
              .reader()
              .place(one.column())
              .ifPresent(at -> {
                out.style(line, at).fillColor(WRONG).set();
                out.comment(line, at, one.refusal().zh() + "\n" + one.refusal().en());
              });
        }
        out.value(r, width, why(row, true));
        out.value(r, width + 1, why(row, false));
        r++;
      }
    }
  }

  private static String why(FirmRow row, boolean chinese) {
    return String.join(
        " ",
        row.problems().stream()
            .map(one ->
                chinese
                    ? one.column().zh() + "：" + one.refusal().zh()
                    : one.column().en() + ": " + one.refusal().en())
            .toList());
  }

  private static FirmImportPage page(Shell shell, List<FirmRow> returned, @Nullable String told) {
    List<Row> rows = new ArrayList<>();
    for (FirmRow row : returned.subList(0, Math.min(SHOWN, returned.size()))) {
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.number(shell.language().number(row.number()), null),
                  Cell.of(why(row, shell.language() == Language.ZH)))));
    }
    Block block =
        new Block(
            shell.t("firms.import.returned", returned.size()),
            shell.t("firms.import.returned.footer"),
            null,
            List.of(
                Listing.Column.number(shell.t("firms.import.row")),
                Listing.Column.of(shell.t("firms.import.why"))),
            rows,
            shell.t("firms.import.none"));
    return new FirmImportPage(
        shell,
        new Head(
            shell.t("firms.import"),
            shell.t("firms.import.says"),
            List.of(),
            new Link(shell.t("firms.title"), shell.link("/firms"))),
        told,
        returned.isEmpty() ? List.of() : List.of(block));
  }
}
