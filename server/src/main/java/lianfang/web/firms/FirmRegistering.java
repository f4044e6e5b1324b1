package lianfang.web.firms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.enterprise.FirmColumn;
import lianfang.enterprise.FirmRow;
import lianfang.enterprise.FirmSheet;
import org.springframework.stereotype.Component;

/** 单家登记: one firm is a sheet of one row, typed or sent: the same rules, the same words. */
@Component
public class FirmRegistering {

  private final FirmWords words;
  private final FirmAreas areas;

  FirmRegistering(FirmWords words, FirmAreas areas) {
    this.words = words;
    this.areas = areas;
  }

  /** Reads what was said of it, by column. */
  public FirmRow read(Map<FirmColumn, String> said, LocalDate today) {
    List<String> heads = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    for (FirmColumn column : FirmColumn.values()) {
      heads.add(column.zh());
      cells.add(said.getOrDefault(column, ""));
    }
    return FirmSheet.of(heads, words.industries(), areas::find, today).orElseThrow().read(1, cells);
  }
}
