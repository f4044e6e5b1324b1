package lianfang.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.person.landing.Prepared;
import lianfang.person.roster.RosterHeader;
import lianfang.person.roster.SheetCell;
import lianfang.person.store.BlindIndex;
import lianfang.person.store.PersonSecrets;
import lianfang.person.store.ReturnedStore;
import lianfang.person.store.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 退回行保存: keeps rows that did not land, sealed, until they land, are replaced or are erased. */
@Component
class ReturnedRows {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final TypeReference<List<List<String>>> CELLS = new TypeReference<>() {};

  private final ReturnedStore store;
  private final PersonSecrets secrets;

  ReturnedRows(ReturnedStore store, PersonSecrets secrets) {
    this.store = store;
    this.secrets = secrets;
  }

  /**
   * Keeps rows in the caller's transaction.
   *
   * @param back the rows
   * @param ready rows of the same batch that were understood, for village and indexes
   * @param area where a row belongs whose village is unknown
   */
  void keep(
      UUID importId,
      List<ReturnedRow> back,
      List<Prepared.Ready> ready,
      String area,
      RosterHeader header) {
    Map<Integer, Prepared.Ready> byNumber =
        back.stream().anyMatch(ReturnedRow::waiting)
            ? ready.stream().collect(Collectors.toMap(r -> r.source().number(), r -> r))
            : Map.of();
    Vault vault = secrets.vault();
    BlindIndex index = secrets.index();
    List<ReturnedStore.Row> rows = new ArrayList<>(back.size());
    for (ReturnedRow row : back) {
      Prepared.Ready understood = byNumber.get(row.number());
      String state = row.header() ? "header" : row.waiting() ? "waiting" : "refused";
      UUID owner = UUID.randomUUID();
      Vault.Sealed sealed = vault.sealAnew(owner, cells(row.cells()));
      rows.add(
          new ReturnedStore.Row(
              row.number(),
              state,
              understood == null ? area : understood.village(),
              reasons(row.reasons()),
              row.candidates(),
              number(row, header, index),
              understood == null ? null : understood.phone(),
              name(row, header, index),
              owner,
              sealed.wrapped(),
              sealed.sealed(),
              null));
    }
    store.insert(importId, rows);
  }

  private static @Nullable UUID number(ReturnedRow row, RosterHeader header, BlindIndex index) {
    String text = text(row, header, RosterColumn.IDENTITY_NUMBER);
    return row.header() || text.isEmpty()
        ? null
        : index.number(PlainText.compact(text).toUpperCase(java.util.Locale.ROOT));
  }

  private static @Nullable Long name(ReturnedRow row, RosterHeader header, BlindIndex index) {
    String text = text(row, header, RosterColumn.NAME);
    return row.header() || text.isEmpty() ? null : index.name(text);
  }

  private static String text(ReturnedRow row, RosterHeader header, RosterColumn column) {
    Integer at = header.columns().get(column);
    return at == null || at >= row.cells().size() ? "" : row.cells().get(at).text();
  }

  /** A row from the store, opened. */
  ReturnedRow open(ReturnedStore.Row row) {
    byte[] json = secrets.vault().open(row.owner(), row.wrapped(), row.sealed());
    List<SheetCell> cells =
        MAPPER.readValue(json, CELLS).stream()
            .map(cell -> new SheetCell(SheetCell.Kind.valueOf(cell.get(0)), cell.get(1)))
            .toList();
    return new ReturnedRow(row.rowNumber(), cells, reasons(row.reasons()), row.candidates());
  }

  private static byte[] cells(List<SheetCell> cells) {
    return MAPPER.writeValueAsBytes(
        cells.stream().map(cell -> List.of(cell.kind().name(), cell.text())).toList());
  }

  /** A reason that concerns the whole row, as it is kept. */
  static String reason(Refusal refusal) {
    return reasons(List.of(CellReason.of(null, refusal)));
  }

  /** Whether the row waits for its household, not for its person. */
  static boolean asksHousehold(ReturnedStore.Row row) {
    return asksHousehold(row.reasons());
  }

  /** Whether a row with these reasons waits for its household. */
  static boolean asksHousehold(String kept) {
    return reasons(kept).stream().anyMatch(reason -> reason.refusal() == Refusal.SAME_HOUSEHOLD);
  }

  private static String reasons(List<CellReason> reasons) {
    return reasons.stream()
        .map(r -> (r.column() == null ? "" : r.column()) + ":" + r.refusal() + ":" + r.detail())
        .collect(Collectors.joining("\n"));
  }

  private static List<CellReason> reasons(String text) {
    List<CellReason> reasons = new ArrayList<>();
    for (String line : text.isEmpty() ? new String[0] : text.split("\n")) {
      String[] parts = line.split(":", 3);
      reasons.add(
          new CellReason(
              parts[0].isEmpty() ? null : RosterColumn.valueOf(parts[0]),
              Refusal.valueOf(parts[1]),
              parts[2]));
    }
    return reasons;
  }
}
