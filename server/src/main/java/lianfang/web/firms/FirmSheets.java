package lianfang.web.firms;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.enterprise.FirmImport;
import lianfang.enterprise.FirmRow;
import lianfang.enterprise.FirmSheet;
import lianfang.person.sheet.ReadSheets;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 企业名册表: reads a sheet of firms and takes it into the register, the same for page and program. */
@Component
public class FirmSheets {

  private static final int ROWS_MAX = 20_000;
  private static final int HEAD_WITHIN = 5;

  private final FirmImport imports;
  private final FirmWords words;
  private final FirmAreas areas;
  private final Audit audit;

  FirmSheets(FirmImport imports, FirmWords words, FirmAreas areas, Audit audit) {
    this.imports = imports;
    this.words = words;
    this.areas = areas;
    this.audit = audit;
  }

  /** What a file held: its head, its rows as they stand, and the same as they were read. */
  public record Sheet(FirmSheet reader, List<List<String>> cells, List<FirmRow> rows) {

    /** Copies the rows. */
    public Sheet {
      cells = List.copyOf(cells);
      rows = List.copyOf(rows);
    }
  }

  /** The firms of a file; empty where none of its first rows is a head. */
  public Optional<Sheet> read(Path file, LocalDate today) {
    List<List<String>> cells = ReadSheets.first(file, "firms", ROWS_MAX);
    for (int i = 0; i < Math.min(HEAD_WITHIN, cells.size()); i++) {
      Optional<FirmSheet> reader =
          FirmSheet.of(cells.get(i), words.industries(), areas::find, today);
      if (reader.isPresent()) {
        List<FirmRow> rows = new ArrayList<>();
        for (int r = i + 1; r < cells.size(); r++) {
          if (!cells.get(r).stream().allMatch(String::isBlank)) {
            rows.add(reader.get().read(r + 1, cells.get(r)));
          }
        }
        return Optional.of(new Sheet(reader.get(), cells, rows));
      }
    }
    return Optional.empty();
  }

  /** Takes the rows into the register; the audit counts them. */
  public FirmImport.Landed land(CurrentUser user, String area, Sheet sheet) {
    FirmImport.Landed landed = imports.land(user.recorder(), sheet.rows());
    audit.record(
        user.actor(),
        AuditAction.IMPORTED,
        null,
        area,
        "",
        "firms: " + landed.landed() + " landed, " + landed.returned().size() + " came back");
    return landed;
  }
}
